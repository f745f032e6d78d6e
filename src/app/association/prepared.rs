//! What would be handed in, and where the company stands, made once for a state of the document and not for every
//! picture of it.

use super::made::{MadeOf, Placed, Prepared, SubmissionReady};
use super::state::{Association, Invited, Published};
use crate::base::lang::Lang;
use crate::cohort::cohort_words::{cohort_words, not_for_this};
use crate::cohort::handing_in::{handed_in, next, warnings};
use crate::cohort::position::Position;
use crate::cohort::position_words::{no_position, parts, position_title, standard_score, standing};
use crate::cohort::preview::{invitation_lines, submission_lines, warned_of};
use crate::cohort::submission::{NotForThis, Numbered, Submission};
use crate::scoring::words::score_words;
use crate::session::document::Document;

/// Where the company stands becomes what it is in the document as it is.
pub fn place_again(of: &mut Association, doc: &Document, made: MadeOf) {
    if of.placed.as_ref().is_none_or(|(before, _)| *before != made) {
        let now = of.published().map(|published| (made, placed(published, doc, made.lang)));
        of.placed = now;
    }
}

/// What would be handed in of a document.
pub fn prepared(of: &Association, invited: &Invited, doc: &Document, made: MadeOf) -> Prepared {
    let lang = made.lang;
    let failed = |error: &NotForThis| not_for_this(error, lang);
    let invitation = invitation_lines(&invited.invitation, &invited.questionnaire, lang).unwrap_or_default();
    let own = invited.invitation.fingerprint();
    let before = own.as_ref().ok().and_then(|own| handed_in(&doc.assessment, own)).is_some();
    let numbered = || -> Result<Numbered, String> {
        let own = own.as_ref().map_err(ToString::to_string)?;
        let fresh = invited.fresh.clone().ok_or_else(|| cohort_words(lang).no_randomness.clone())?;
        Ok(next(&doc.assessment, own, fresh))
    };
    let ready = || -> Result<SubmissionReady, String> {
        let answers = (&doc.questionnaire, &doc.assessment);
        let submission = Submission::of(&invited.invitation, answers, of.bands, numbered()?)
            .map_err(|error| failed(&error))?;
        let warned = warnings(&doc.assessment, &invited.invitation, &submission, made.today)
            .map_err(|error| failed(&error))?;
        Ok(SubmissionReady {
            lines: submission_lines(&invited.invitation, &submission, lang),
            text: submission.text().map_err(|error| error.to_string())?,
            warnings: warned.iter().map(|warning| warned_of(warning, lang)).collect(),
            submission,
        })
    };
    let withdrawal = numbered().ok().filter(|_| before).and_then(|numbered| {
        Submission::withdrawal(&invited.invitation, &invited.questionnaire, numbered).ok()
    });
    Prepared { invitation, before, ready: ready(), withdrawal }
}

/// Where a document's company stands in results.
///
/// # Errors
/// The reason why it has no place there, in words.
fn placed(of: &Published, doc: &Document, lang: Lang) -> Result<Placed, String> {
    let cohort = &of.cohort;
    let position = Position::of(cohort, &doc.questionnaire, &doc.assessment)
        .map_err(|error| no_position(cohort, &error, lang))?;
    let asked = &doc.questionnaire;
    let steps = position.shown.steps.get();
    Ok(Placed {
        title: position_title(cohort, &position, lang),
        whole: [standing(&score_words(lang).overall, &position.whole, lang)]
            .into_iter()
            .chain(standard_score(&position, lang))
            .collect(),
        areas: position
            .areas
            .iter()
            .map(|(area, own)| standing(asked.short(area, lang), own, lang))
            .collect(),
        questions: position.questions.iter().map(|(of, sign)| parts(of, *sign, steps, asked, lang)).collect(),
    })
}
