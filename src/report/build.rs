//! Scorecard and answers → document: what the report says and in which order. Every number comes
//! from the scorecard, every wording from the catalogue or the questionnaire.

mod areas;
mod closing;
mod summary;

use jiff::civil::Date;

use super::document::{Anchor, Cover, Document, Meta, Run};
use super::words::{Words, words};
use crate::assessment::{self, Assessment};
use crate::ids::{AreaId, QuestionId};
use crate::lang::{Lang, fill};
use crate::level::Level;
use crate::questionnaire::digest::sha256_hex;
use crate::questionnaire::{CompanySize, Question, Questionnaire};
use crate::scoring::{Exact, Range, Scorecard, round_half_down};

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// What was answered.
    pub assessment: &'a Assessment,
    /// What it means.
    pub scorecard: &'a Scorecard,
    /// The language of the report.
    pub lang: Lang,
    /// The date of the report.
    pub date: Date,
    /// The program and its version, such as `Keian 0.1.0`.
    pub app: &'a str,
}

/// Makes the document.
#[must_use]
pub fn build(input: &ReportInput<'_>) -> Document {
    let b = Builder { input, w: words(input.lang) };
    let profile = &input.assessment.profile;
    let organisation = b.given(&profile.organisation);
    let mut blocks = summary::blocks(&b);
    blocks.extend(areas::blocks(&b));
    blocks.extend(closing::blocks(&b));
    Document {
        meta: Meta {
            title: format!("{}: {organisation}", b.w.title),
            author: organisation.clone(),
            subject: b.w.subject.clone(),
            lang: input.lang,
            date: input.date,
            creator: input.app.to_owned(),
        },
        cover: b.cover(&organisation),
        blocks,
        header: (organisation, b.w.status.clone()),
        footer: fill(&b.w.footer, &[("app", input.app)]),
        page_number: b.w.page_number.clone(),
        continued: b.w.continued.clone(),
        missing_glyphs: b.w.missing_glyphs.clone(),
    }
}

/// What every section needs.
struct Builder<'a> {
    input: &'a ReportInput<'a>,
    w: &'static Words,
}

impl<'a> Builder<'a> {
    fn cover(&self, organisation: &str) -> Cover {
        let ReportInput { questionnaire, assessment, .. } = self.input;
        let profile = &assessment.profile;
        let size = match profile.size {
            CompanySize::Small => &self.w.size_small,
            CompanySize::Medium => &self.w.size_medium,
            CompanySize::Large => &self.w.size_large,
        };
        let title = questionnaire.title.get(self.input.lang);
        let answers = sha256_hex(ron::to_string(assessment).unwrap_or_default().as_bytes());
        let fingerprint = fill(
            &self.w.fingerprint_value,
            &[("answers", &answers[..16]), ("questionnaire", &questionnaire.digest()[..16])],
        );
        let fields = vec![
            (self.w.scope.clone(), self.given(&profile.scope)),
            (self.w.industry.clone(), self.given(&profile.industry)),
            (self.w.size.clone(), size.clone()),
            (self.w.respondent.clone(), self.given(&profile.respondent)),
            (
                self.w.assessed_on.clone(),
                profile.date.map_or_else(|| self.w.not_given.clone(), |d| self.date(d)),
            ),
            (self.w.reported_on.clone(), self.date(self.input.date)),
            (self.w.run.clone(), self.run()),
            (
                self.w.questionnaire.clone(),
                fill(&self.w.edition, &[("title", title), ("edition", &questionnaire.edition)]),
            ),
            (self.w.fingerprint.clone(), fingerprint),
        ];
        Cover {
            organisation: organisation.to_owned(),
            title: self.w.title.clone(),
            status: self.w.status.clone(),
            mark: profile.sample.then(|| self.w.sample.clone()),
            fields,
            notices: questionnaire.about.iter().map(|t| t.get(self.input.lang).to_owned()).collect(),
        }
    }

    fn run(&self) -> String {
        let count = self.input.scorecard.overall.counts.total().to_string();
        let template = match self.input.scorecard.run {
            assessment::Run::Short => &self.w.run_short,
            assessment::Run::Full => &self.w.run_full,
        };
        fill(template, &[("count", &count)])
    }

    /// What was typed, or that nothing was.
    fn given(&self, text: &str) -> String {
        if text.trim().is_empty() { self.w.not_given.clone() } else { text.trim().to_owned() }
    }

    fn date(&self, date: Date) -> String {
        let month_name = date.strftime("%B").to_string();
        fill(
            &self.w.date,
            &[
                ("year", &date.year().to_string()),
                ("month", &date.month().to_string()),
                ("month_name", &month_name),
                ("day", &date.day().to_string()),
            ],
        )
    }

    fn question(&self, id: &QuestionId) -> Option<&'a Question> {
        self.input.questionnaire.question(id).map(|(_, question)| question)
    }

    fn topic(&self, id: &QuestionId) -> String {
        let topic = self.question(id).map_or("", |q| q.topic.get(self.input.lang));
        format!("{id} {topic}")
    }

    fn short(&self, area: &AreaId) -> &'a str {
        self.input.questionnaire.area(area).map_or("", |a| a.short.get(self.input.lang))
    }

    /// The words of a level of a question: its number and the word of its scale.
    fn level(&self, question: &Question, level: Level) -> String {
        let word = self.input.questionnaire.level_word(question.kind, level);
        let word = word.map_or("", |t| t.get(self.input.lang));
        fill(&self.w.answered_as, &[("level", &level.to_string()), ("word", word)])
    }

    /// A score with its range.
    fn score(&self, score: Option<Exact>, range: Range) -> String {
        let (low, high) = (whole(range.low), whole(range.high));
        match score {
            Some(score) => {
                fill(&self.w.score_range, &[("score", &whole(score)), ("low", &low), ("high", &high)])
            }
            None => fill(&self.w.no_score, &[("low", &low), ("high", &high)]),
        }
    }

    /// What will be done about a question: the person's own words, or the suggested next step.
    fn action(&self, id: &QuestionId) -> String {
        let answer = self.input.assessment.answer(id);
        if !answer.action.trim().is_empty() {
            return answer.action;
        }
        let level = answer.response.level().unwrap_or(Level::ZERO);
        let step = self.question(id).and_then(|q| q.next_step(level));
        step.map_or_else(
            || self.w.open.clone(),
            |step| format!("{}{}", step.get(self.input.lang), self.w.suggested),
        )
    }
}

/// A score or a share in percent as a whole number.
fn whole(value: Exact) -> String {
    round_half_down(value).to_string()
}

fn percent(share: Exact) -> String {
    whole(share * Exact::from_integer(100))
}

/// For drawing only.
#[allow(clippy::cast_precision_loss, reason = "scores are at most 100")]
fn drawn(value: Exact) -> f32 {
    *value.numer() as f32 / *value.denom() as f32
}

fn anchor(question: &QuestionId) -> Anchor {
    Anchor(question.to_string())
}

/// Text that leads to a question.
fn link(text: String, question: &QuestionId) -> Run {
    Run { text, link: Some(anchor(question)), ..Run::default() }
}
