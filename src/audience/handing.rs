//! What a department's file says of itself, and what the sender's says of what is out, in words: from
//! `assets/lang/*/handing.ron`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::assessment::Assessment;
use crate::assessment::standing::{HandedOut, Request};
use crate::base::ids::QuestionId;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::questionnaire::Checked;

texts! {
    /// The wording of what goes to departments and comes back.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct HandingWords {
        title body to to_hint from from_hint by then then_hint too_long along along_off out_already
        mark asked_by asked_of asked_on wanted_by wanted_by_past asked_end asked_end_default asked_end_nobody last
        out_title out_row out_by out_overdue out_open out_waiting out_back came_back
        merge_known merge_again merge_nothing_new noted
    }
}

static WORDS: Wording<HandingWords> = Wording::new(
    include_str!("../../assets/lang/ja/handing.ron"),
    include_str!("../../assets/lang/en/handing.ron"),
);

/// The wording in a language.
#[must_use]
pub fn handing_words(lang: Lang) -> &'static HandingWords {
    WORDS.get(lang)
}

/// Something to know, and whether it is past its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What is said.
    pub said: String,
    /// It is past its day.
    pub late: bool,
}

impl Phrase {
    fn new(said: String) -> Self {
        Self { said, late: false }
    }
}

/// Whether the file was handed out by somebody else and goes back.
#[must_use]
pub fn is_handout(assessment: &Assessment) -> bool {
    !assessment.only.is_empty()
}

/// Who asks: the company, and whom of it.
fn who(assessment: &Assessment, request: &Request) -> String {
    let parts = [assessment.profile.organisation.trim(), request.from.trim()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What to do with the file in the end, in the words of whoever asks, if there are any.
#[must_use]
pub fn at_end(assessment: &Assessment, lang: Lang) -> String {
    let words = handing_words(lang);
    let Some(request) = &assessment.request else { return words.asked_end_nobody.clone() };
    if !request.then.trim().is_empty() {
        return request.then.trim().to_owned();
    }
    let asks = [request.from.trim(), assessment.profile.organisation.trim()];
    match asks.into_iter().find(|name| !name.is_empty()) {
        Some(who) => fill(&words.asked_end_default, &[("who", who)]),
        None => words.asked_end_nobody.clone(),
    }
}

/// Who asks whom and by when, in a file that was handed out with a word about it.
#[must_use]
pub fn asked(assessment: &Assessment, lang: Lang, today: Date) -> Vec<Phrase> {
    let words = handing_words(lang);
    let Some(request) = &assessment.request else { return Vec::new() };
    let mut phrases = Vec::new();
    let who = who(assessment, request);
    if !who.is_empty() {
        phrases.push(Phrase::new(fill(&words.asked_by, &[("who", &who)])));
    }
    if !request.to.trim().is_empty() {
        phrases.push(Phrase::new(fill(&words.asked_of, &[("to", request.to.trim())])));
    }
    if let Some(by) = request.by {
        let late = by < today;
        let sentence = if late { &words.wanted_by_past } else { &words.wanted_by };
        phrases.push(Phrase { said: fill(sentence, &[("date", &by.to_string())]), late });
    }
    phrases
}

/// What went out to whom, and what is to be known of it.
#[must_use]
pub fn out(noted: &HandedOut, lang: Lang) -> String {
    let words = handing_words(lang);
    let (count, date) = (noted.questions.len().to_string(), noted.on.to_string());
    fill(&words.out_row, &[("to", &noted.to), ("count", &count), ("date", &date)])
}

/// What of these questions is out already with whom, a sentence for each.
#[must_use]
pub fn already_out(assessment: &Assessment, questions: &BTreeSet<QuestionId>, lang: Lang) -> Vec<String> {
    let words = handing_words(lang);
    let said = |(noted, ids): (&HandedOut, Vec<&QuestionId>)| {
        let ids: Vec<&str> = ids.into_iter().map(QuestionId::as_str).collect();
        let (ids, date) = (ids.join(lang.comma()), noted.on.to_string());
        fill(&words.out_already, &[("ids", &ids), ("to", &noted.to), ("date", &date)])
    };
    assessment.out_already(questions).into_iter().map(said).collect()
}

/// What is said of a file that comes back: that it is expected, or was there before.
#[must_use]
pub fn returning(noted: &HandedOut, brings: Brings, lang: Lang) -> String {
    let words = handing_words(lang);
    let (date, back) = (noted.on.to_string(), noted.back_on.map(|day| day.to_string()).unwrap_or_default());
    let sentence = match (noted.back_on, brings) {
        (None, _) => &words.merge_known,
        (Some(_), Brings::Something) => &words.merge_again,
        (Some(_), Brings::Nothing) => &words.merge_nothing_new,
    };
    fill(sentence, &[("to", &noted.to), ("date", &date), ("back", &back)])
}

/// Whether a file that comes back has anything that differs from what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brings {
    /// It does.
    Something,
    /// It does not.
    Nothing,
}

/// Whether it came back.
#[must_use]
pub fn standing(noted: &HandedOut, lang: Lang, today: Date) -> Phrase {
    let words = handing_words(lang);
    match noted.back_on {
        Some(day) => Phrase::new(fill(&words.out_back, &[("date", &day.to_string())])),
        None if noted.is_overdue(today) => Phrase { said: words.out_overdue.clone(), late: true },
        None => Phrase::new(words.out_waiting.clone()),
    }
}

/// By when it is wanted, and what of it is still open in the sender's file.
#[must_use]
pub fn wanted(
    noted: &HandedOut,
    questionnaire: &Checked,
    assessment: &Assessment,
    lang: Lang,
) -> Vec<String> {
    let words = handing_words(lang);
    let by = noted.by.map(|by| fill(&words.out_by, &[("date", &by.to_string())]));
    let open = noted.open(questionnaire, assessment);
    let open = (open > 0).then(|| fill(&words.out_open, &[("open", &open.to_string())]));
    by.into_iter().chain(open).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_languages_have_every_sentence() {
        super::WORDS.assert_alike();
    }
}
