//! What a member is shown before anything leaves: the invitation, the submission and what to know, in words.

use super::cohort_words::{self, cohort_words, month};
use super::handing_in::Warning;
use super::invitation::{Band, Invitation, said_in};
use super::submission::Submission;
use crate::base::digest::NoDigest;
use crate::base::lang::{Lang, fill};
use crate::questionnaire::Checked;

/// What an invitation says, as label and value.
///
/// # Errors
/// [`NoDigest`], which no invitation is known to cause.
pub fn invitation_lines(
    of: &Invitation,
    questionnaire: &Checked,
    lang: Lang,
) -> Result<Vec<(&'static str, String)>, NoDigest> {
    let words = cohort_words(lang);
    let names = |bands: &[Band]| match bands {
        [] => words.inv_none.clone(),
        bands => bands.iter().map(|band| said_in(&band.0, lang)).collect::<Vec<_>>().join(lang.comma()),
    };
    let asked = [
        ("title", questionnaire.title.get(lang)),
        ("edition", &of.asked.edition),
        ("run", cohort_words::run(of.run, lang)),
        ("count", &of.questions(questionnaire).count().to_string()),
    ];
    let margin = [("margin", &*of.margin.get().to_string()), ("least", &of.margin.least().to_string())];
    Ok(vec![
        (&words.inv_association, said_in(&of.association, lang).to_owned()),
        (&words.inv_purpose, said_in(&of.purpose, lang).to_owned()),
        (&words.inv_publishes, said_in(&of.publishes, lang).to_owned()),
        (&words.inv_closes, month(of.closes, lang)),
        (&words.inv_asked, fill(&words.inv_asked_value, &asked)),
        (&words.inv_sizes, names(&of.sizes)),
        (&words.inv_industries, names(&of.industries)),
        (&words.inv_view, cohort_words::view(of.view, lang).to_owned()),
        (&words.inv_margin, fill(&words.inv_margin_value, &margin)),
        (&words.inv_key, of.key.clone()),
        (&words.inv_fingerprint, of.fingerprint()?.to_string()),
    ])
}

/// The name of a band, or that it is not stated.
#[must_use]
pub fn band_name(place: Option<u8>, bands: &[Band], lang: Lang) -> &str {
    let band = place.and_then(|place| bands.get(usize::from(place)));
    band.map_or(cohort_words(lang).not_stated.as_str(), |band| said_in(&band.0, lang))
}

/// A submission in words: all that is in it.
#[must_use]
pub fn submission_lines(invitation: &Invitation, submission: &Submission, lang: Lang) -> Vec<String> {
    let words = cohort_words(lang);
    let bands = submission.bands();
    let signs = submission.signs();
    let count = signs.all().len().to_string();
    let revision = submission.revision().to_string();
    let mut lines = vec![words.preview_title.clone()];
    if submission.is_withdrawn() {
        lines.push(words.preview_withdrawn.clone());
    } else {
        let (size, industry) = (
            band_name(bands.size, &invitation.sizes, lang),
            band_name(bands.industry, &invitation.industries, lang),
        );
        lines.extend([
            fill(&words.preview_size, &[("value", size)]),
            fill(&words.preview_industry, &[("value", industry)]),
            fill(&words.preview_signs, &[("count", &count), ("signs", &signs.to_string())]),
            words.preview_signs_note.clone(),
        ]);
    }
    let values = [("id", submission.id().as_str()), ("revision", &revision)];
    lines.extend([fill(&words.preview_numbered, &values), words.preview_nothing_else.clone()]);
    lines
}

/// What there is to know before a submission goes out.
#[must_use]
pub fn warned_of(warning: &Warning, lang: Lang) -> String {
    let words = cohort_words(lang);
    match warning {
        Warning::Closed(closed) => fill(&words.warn_closed, &[("month", &month(*closed, lang))]),
        Warning::SameAnswers(purpose) => fill(&words.warn_second, &[("purpose", purpose)]),
        Warning::WasWithdrawn => words.warn_already_withdrawn.clone(),
    }
}
