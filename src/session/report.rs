//! Which report is made, and what it is made of: the same for the pages that are shown and the file
//! that is saved.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::document::Document;
use crate::assessment::Assessment;
use crate::assessment::registers::frozen::FrozenFigures;
use crate::audience::{Disclosed, Earlier, EarlierKind, EarlierState, Edition};
use crate::base::ids::WorkshopId;
use crate::base::lang::Lang;
use crate::cohort::Cohort;
use crate::questionnaire::Checked;
use crate::report::ballots::{BallotSet, ballots};
use crate::report::{self, Extras, ReportInput};
use crate::scoring::Scorecard;
use crate::storage::{self, Replace, SaveError};

/// Which report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportChoice {
    /// For whom.
    pub edition: Edition,
    /// The language of the report.
    pub lang: Lang,
    /// Whether the answers are embedded.
    pub attach: bool,
    /// The earlier state that it tells the changes from, if it is to.
    pub since: Option<Since>,
    /// The association's results that it tells the company's place in, by their number, if it is to.
    pub position: Option<u64>,
}

/// An earlier state that a report tells the changes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The document's milestone at this place.
    Milestone(usize),
    /// The file that is compared with, by its number.
    File(u64),
}

/// An earlier state with its name and the day that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// The name of the milestone or of the file.
    pub name: String,
    /// The day, where it is known.
    pub date: Option<Date>,
    /// What was answered.
    pub assessment: Assessment,
    /// What the registers came to when it was frozen; of a file that is reckoned.
    pub figures: Option<FrozenFigures>,
}

/// What stands in a report beside the answers.
#[derive(Clone, Debug, Default)]
pub struct BesideAnswers {
    /// The earlier state that the changes are told from.
    pub before: Option<Arc<Before>>,
    /// The association's results that the company's place is told in.
    pub results: Option<Arc<Cohort>>,
}

/// What is printed of a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkshopPaper {
    /// The record: votes, decisions, dissent.
    Record,
    /// Cards and ballot, to hand out before.
    Ballots,
}

/// What is printed of which workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperChoice {
    /// The workshop.
    pub workshop: WorkshopId,
    /// What.
    pub paper: WorkshopPaper,
    /// The language.
    pub lang: Lang,
}

/// What a report is made of.
#[derive(Debug)]
pub struct ReportSource {
    assessment: Assessment,
    questionnaire: Checked,
    date: Date,
    beside: BesideAnswers,
}

impl ReportSource {
    /// The state of a document, for a report of a date, with what stands beside it.
    #[must_use]
    pub fn of(doc: &Document, date: Date, beside: BesideAnswers) -> Self {
        let (assessment, questionnaire) = (doc.assessment.clone(), doc.questionnaire.clone());
        Self { assessment, questionnaire, date, beside }
    }

    /// What is printed of a workshop, before it is laid out; nothing where it is not there any more.
    #[must_use]
    pub fn workshop_paper(&self, choice: &PaperChoice) -> Option<report::document::Document> {
        let PaperChoice { workshop, paper, lang } = choice;
        let disclosed = Disclosed::to(Edition::Full, &self.questionnaire, &self.assessment, self.date);
        let input = ReportInput {
            questionnaire: &self.questionnaire,
            disclosed: &disclosed,
            lang: *lang,
            date: self.date,
            app: crate::base::APP,
        };
        match paper {
            WorkshopPaper::Record => report::protocol(&input, workshop),
            WorkshopPaper::Ballots => {
                let set = BallotSet::of(self.assessment.workshop(workshop)?, *lang);
                Some(ballots(&set, &self.questionnaire, *lang, self.date, crate::base::APP))
            }
        }
    }

    /// The report, before it is laid out: the one that is shown and the one that is saved.
    ///
    /// # Errors
    /// [`SaveError`] where the answers have no form as a file.
    pub fn document(&self, choice: ReportChoice) -> Result<report::document::Document, SaveError> {
        let ReportChoice { edition, lang, attach, since, position: _ } = choice;
        // What the window shows was reckoned when something changed last, which may be days ago.
        let card = Scorecard::of(&self.questionnaire, &self.assessment, self.date);
        let disclosed = Disclosed::by(edition, &self.assessment, card);
        let input = ReportInput {
            questionnaire: &self.questionnaire,
            disclosed: &disclosed,
            lang,
            date: self.date,
            app: crate::base::APP,
        };
        let whole = disclosed.is_whole();
        let file = whole.then(|| storage::to_bytes(disclosed.answers(), &self.questionnaire)).transpose()?;
        let kind = match since {
            Some(Since::File(_)) => EarlierKind::File,
            Some(Since::Milestone(_)) | None => EarlierKind::Milestone,
        };
        let earlier = self.beside.before.as_deref().map(|before| {
            let Before { name, date, assessment, figures } = before;
            let then = EarlierState { kind, name, date: *date, answers: assessment };
            Earlier::of(&self.questionnaire, then, (&self.assessment, disclosed.card()), self.date)
                .with_registers((figures.as_ref(), &assessment.registers), &disclosed, self.date)
        });
        // Where the company stands among others is for those who see everything of it.
        let cohort = self.beside.results.as_deref().filter(|_| whole);
        let extras = Extras { file: file.as_deref(), attach, earlier: earlier.as_ref(), cohort };
        Ok(report::build_as(&input, &extras)?)
    }
}

/// A report that is to be made, and where it goes.
#[derive(Debug)]
pub struct ExportJob {
    /// The file to write.
    pub path: PathBuf,
    /// Whether the person was asked about what is there.
    pub replace: Replace,
    /// What it is made of.
    pub source: ReportSource,
    /// Which report.
    pub choice: ReportChoice,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::{Answer, Response};
    use crate::base::level::Level;
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn a_window_that_stood_open_overnight_makes_the_report_of_the_new_day() {
        let questionnaire = meti_guideline();
        let (_, question) = questionnaire.questions().next().unwrap();
        let answer = Answer {
            response: Response::Level(Level::ONE),
            meaning: question.meaning,
            confirmed_on: Some(date(2025, 11, 28)),
            ..Answer::default()
        };
        let mut assessment = Assessment::default();
        assessment.answers.insert(question.id.clone(), answer.into());
        // The answer is a year old on the second day, which is a check.
        let (evening, morning) = (date(2026, 11, 27), date(2026, 11, 29));
        let made = |opened| {
            let doc = Document::new(questionnaire.clone(), assessment.clone(), opened);
            let choice = ReportChoice {
                edition: Edition::Board,
                lang: Lang::En,
                attach: false,
                since: None,
                position: None,
            };
            ReportSource::of(&doc, morning, BesideAnswers::default()).document(choice).unwrap()
        };
        assert_eq!(made(evening), made(morning));
        let checks = |today| Scorecard::of(questionnaire, &assessment, today).checks.len();
        assert!(checks(morning) > checks(evening));
    }
}
