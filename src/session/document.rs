//! An open document: what is asked and answered, its history, its scores, and what of it is not in
//! its file.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::Date;

use super::drafts::Drafts;
use crate::analysis::Readings;
use crate::assessment::Assessment;
use crate::assessment::edit::Edit;
use crate::assessment::history::History;
use crate::assessment::registers::Registers;
use crate::base::ids::QuestionId;
use crate::questionnaire::Checked;
use crate::scoring::{Scorecard, Term, are_listed};

/// The name of an open document: no two that a process opens have the same, whatever file they are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentId(u64);

impl DocumentId {
    fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A document as it stood after an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which document.
    pub document: DocumentId,
    /// After which of its changes.
    pub revision: u64,
    /// After which change of what is typed into it and not taken over.
    pub typed: u64,
}

/// Beyond so many rows of trade what registers say is counted beside the person's work.
const AT_ONCE: usize = 2_000;

/// Whether registers are so short that what they say is counted within the person's work.
#[must_use]
pub fn counts_at_once(registers: &Registers) -> bool {
    registers.trade.len() <= AT_ONCE
}

/// An open document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which document it is.
    pub id: DocumentId,
    /// What is asked.
    pub questionnaire: Checked,
    /// What is answered.
    pub assessment: Assessment,
    /// What is in the file; `None` for a document that was never saved.
    saved: Option<Assessment>,
    /// Whether `assessment` differs from `saved`.
    unsaved: bool,
    /// It is being written: what is in the file is not known until that has ended.
    in_doubt: bool,
    /// Its file.
    pub path: Option<PathBuf>,
    /// An earlier version of the program wrote its file, which counted scores otherwise.
    pub older: bool,
    /// What is typed into date fields and not taken over.
    pub drafts: Drafts,
    /// Undo and redo.
    pub history: History,
    /// The question that is shown.
    pub at: Option<QuestionId>,
    /// The scores of the assessment as it stands.
    pub card: Scorecard,
    /// Of which registers and day the scores know what they say.
    read: (Registers, Date),
    /// Counts up whenever the assessment changes other than by typing, so that text fields
    /// let go of what they hold.
    pub generation: u64,
    /// Counts up whenever the assessment changes.
    pub revision: u64,
}

/// How far an edit reaches.
struct Reach {
    /// The one answer that it changes, if it changes no more than that.
    answer: Option<QuestionId>,
    /// Whether a score, a gap or a check can change by it.
    counts: bool,
}

impl Reach {
    fn of(edit: &Edit) -> Self {
        Self { answer: edit.only_answer().cloned(), counts: edit.counts() }
    }
}

impl Document {
    /// A document over an assessment.
    #[must_use]
    pub fn new(questionnaire: Checked, assessment: Assessment, today: Date) -> Self {
        let at_once = counts_at_once(&assessment.registers);
        let known = if at_once { assessment.registers.clone() } else { Registers::default() };
        let readings = Readings::of(&known, today);
        let card = Scorecard::with(&questionnaire, &assessment, today, readings);
        let read = (known, today);
        Self {
            id: DocumentId::new(),
            questionnaire,
            saved: None,
            unsaved: true,
            in_doubt: false,
            assessment,
            path: None,
            older: false,
            drafts: Drafts::default(),
            history: History::default(),
            at: None,
            card,
            read,
            generation: 0,
            revision: 0,
        }
    }

    /// The document as it stands.
    #[must_use]
    pub fn version(&self) -> Version {
        Version { document: self.id, revision: self.revision, typed: self.drafts.changes() }
    }

    /// Whether there is something that is not in the file: answers, or what is typed and not taken over.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.is_unwritten() || self.drafts.any()
    }

    /// Whether answers are not in the file: what a save writes, and a journal notes meanwhile.
    #[must_use]
    pub fn is_unwritten(&self) -> bool {
        self.in_doubt || self.unsaved
    }

    /// It is being written. Until that has ended nothing counts as saved, not even what was before:
    /// the file may have it or not.
    pub fn mark_in_doubt(&mut self) {
        self.in_doubt = true;
    }

    /// It was not written: the file is as it was.
    pub fn mark_not_written(&mut self) {
        self.in_doubt = false;
    }

    /// Takes note of what is in the file now; `None` while there is none, or nobody knows.
    pub fn mark_saved(&mut self, saved: Option<Assessment>) {
        self.in_doubt = false;
        self.saved = saved;
        if let Some(saved) = &self.saved {
            self.assessment.share_with(saved);
        }
        self.compare();
    }

    /// What both states share is not looked at: this costs a look at what differs.
    fn compare(&mut self) {
        self.unsaved = self.saved.as_ref() != Some(&self.assessment);
    }

    /// The name of the file, or of the organisation while there is no file.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let file = self.path.as_ref().and_then(|path| path.file_name());
        let organisation = &self.assessment.profile.organisation;
        match file {
            Some(name) => Some(name.to_string_lossy().into_owned()),
            None => (!organisation.is_empty()).then(|| organisation.clone()),
        }
    }

    /// Whose answers they are, for the head of the window: the organisation, else the file's name.
    #[must_use]
    pub fn whose(&self) -> Option<String> {
        let organisation = self.assessment.profile.organisation.trim();
        if organisation.is_empty() { self.name() } else { Some(organisation.to_owned()) }
    }

    /// Makes an edit that can be taken back, and scores anew.
    pub fn edit(&mut self, edit: Edit, today: Date) {
        let reach = Reach::of(&edit);
        if self.history.apply(&mut self.assessment, edit) {
            self.drafts.edited();
            self.reached(&reach, today);
        }
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo() || self.drafts.can_take_back()
    }

    /// The edit was made: what depends on it is brought up to date.
    pub(super) fn changed(&mut self, edit: &Edit, today: Date) {
        self.reached(&Reach::of(edit), today);
    }

    fn reached(&mut self, reach: &Reach, today: Date) {
        self.revision += 1;
        // Checks tell of texts that nothing else counts: whether there is an action, what cannot be shown.
        let listed = reach.answer.as_ref().is_none_or(|id| {
            let gap = self.card.term(id).and_then(Term::gap);
            are_listed(&self.card.checks, id, self.assessment.answers.get(id).map(|answer| &**answer), gap)
        });
        if reach.counts || !listed {
            self.score(today);
        }
        self.compare();
    }

    /// Scores anew. What short registers say is counted where they have changed; what long ones say stays until it
    /// has been [counted](Self::counted).
    fn score(&mut self, today: Date) {
        let mut readings = std::mem::take(&mut self.card.readings);
        let registers = &self.assessment.registers;
        if counts_at_once(registers) && !self.is_counted(today) {
            readings = Readings::of(registers, today);
            self.read = (registers.clone(), today);
        }
        self.card = Scorecard::with(&self.questionnaire, &self.assessment, today, readings);
    }

    fn is_counted(&self, today: Date) -> bool {
        let (registers, day) = &self.read;
        *day == today && *registers == self.assessment.registers
    }

    /// The registers, where they are long and what they say on a day is still to be counted.
    #[must_use]
    pub fn uncounted(&self, today: Date) -> Option<&Registers> {
        let registers = &self.assessment.registers;
        (!counts_at_once(registers) && !self.is_counted(today)).then_some(registers)
    }

    /// Takes in what registers say on a day. Where they have changed meanwhile it is nearer than what was known.
    pub fn counted(&mut self, registers: Registers, today: Date, readings: Readings) {
        self.read = (registers, today);
        self.card = Scorecard::with(&self.questionnaire, &self.assessment, today, readings);
    }

    /// The question to begin at: the first that is not answered, else the first.
    #[must_use]
    pub fn first_open(&self) -> Option<QuestionId> {
        let asked = self.assessment.asked(&self.questionnaire);
        asked
            .iter()
            .find(|q| *self.assessment.counted(q) == crate::assessment::Response::Unanswered)
            .or_else(|| asked.first())
            .map(|q| q.id.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::assessment::edit::{Change, RowsEdit};
    use crate::assessment::registers::trade::{Trade, TradeKind};
    use crate::assessment::{Response, Run};
    use crate::base::ids::TradeId;
    use crate::base::level::Level;
    use crate::base::units::Yen;
    use crate::questionnaire::shipped::meti_guideline;

    /// What a person does.
    #[derive(Clone, Debug)]
    enum Step {
        Words(usize, String, fn(String) -> Change),
        Level(usize, u8),
        Run(bool),
        Stock(u64),
        Undo,
        Redo,
        Save,
    }

    fn words(change: fn(String) -> Change) -> impl Strategy<Value = Step> {
        (0_usize..3, "[ab]{0,2}").prop_map(move |(at, text)| Step::Words(at, text, change))
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            2 => words(Change::Note),
            1 => words(Change::Action),
            1 => words(Change::Respondent),
            1 => words(Change::Owner),
            2 => (0_usize..3, 0_u8..5).prop_map(|(at, level)| Step::Level(at, level)),
            1 => any::<bool>().prop_map(Step::Run),
            1 => (0_u64..3).prop_map(Step::Stock),
            2 => Just(Step::Undo),
            2 => Just(Step::Redo),
            1 => Just(Step::Save),
        ]
    }

    /// A purchase of so much, of a country that nobody knows.
    fn bought(amount: u64) -> RowsEdit {
        let id = TradeId::new("T-1");
        let row = Trade::of(id.clone(), TradeKind::Purchase, "a".to_owned());
        let row = Trade { yearly: Yen::new(amount).ok(), ..row };
        RowsEdit::Trade(vec![(id, Some(row.into()))])
    }

    #[test]
    fn what_long_registers_say_is_counted_aside_and_comes_to_the_same() {
        let today = jiff::civil::date(2026, 11, 25);
        let row = |n: u64| {
            let RowsEdit::Trade(mut rows) = bought(n) else { unreachable!() };
            let (_, row) = rows.remove(0);
            let id = TradeId::new(format!("T-{n}"));
            (id.clone(), row.map(|row| Trade { id, ..row.into_inner() }.into()))
        };
        let mut doc = Document::new(meti_guideline().clone(), Assessment::default(), today);
        doc.edit(Edit::Rows(RowsEdit::Trade((1..=2_000).map(row).collect())), today);
        assert!(doc.uncounted(today).is_none(), "so few are counted at once");
        let known = doc.card.readings.clone();
        assert_ne!(known, Readings::default());
        let all = |doc: &Document| Scorecard::of(&doc.questionnaire, &doc.assessment, today);
        doc.edit(Edit::Rows(RowsEdit::Trade(vec![row(2_001)])), today);
        let before = doc.uncounted(today).unwrap().clone();
        assert!(doc.card.readings == known && doc.card != all(&doc), "what was known stays");
        doc.edit(Edit::Rows(RowsEdit::Trade(vec![row(2_002)])), today);
        doc.counted(before.clone(), today, Readings::of(&before, today));
        let now = doc.uncounted(today).unwrap().clone();
        assert!(now != before && doc.card != all(&doc), "they have changed meanwhile");
        doc.counted(now.clone(), today, Readings::of(&now, today));
        assert!(doc.uncounted(today).is_none());
        assert_eq!(doc.card, all(&doc));
        let opened = Document::new(meti_guideline().clone(), doc.assessment.clone(), today);
        assert_eq!(opened.uncounted(today), Some(&now), "nor is it waited for when a file is opened");
    }

    proptest! {
        #[test]
        fn what_is_unsaved_and_scored_is_known_after_every_step(steps in proptest::collection::vec(step(), 0..30)) {
            let today = jiff::civil::date(2026, 11, 25);
            let ids = ["P1-1", "P1-2", "A-1"].map(QuestionId::new);
            let mut doc =
                Document::new(meti_guideline().clone(), Assessment::default(), today);
            let mut saved = None;
            for step in steps {
                match step {
                    Step::Words(at, text, change) => {
                        doc.edit(Edit::Answer(ids[at].clone(), change(text)), today);
                        doc.history.seal();
                    }
                    Step::Level(at, level) => {
                        let level = Response::Level(Level::new(level).unwrap_or_default());
                        doc.edit(Edit::Answer(ids[at].clone(), Change::Response(level, None)), today);
                    }
                    Step::Run(full) => doc.edit(Edit::Run(if full { Run::Full } else { Run::Short }), today),
                    Step::Stock(amount) => doc.edit(Edit::Rows(bought(amount)), today),
                    Step::Undo => drop(doc.undo(today)),
                    Step::Redo => drop(doc.redo(today)),
                    Step::Save => {
                        saved = Some(doc.assessment.clone());
                        doc.mark_saved(saved.clone());
                    }
                }
                prop_assert_eq!(&doc.card, &Scorecard::of(&doc.questionnaire, &doc.assessment, today));
                prop_assert_eq!(doc.is_unsaved(), saved.as_ref() != Some(&doc.assessment));
            }
        }
    }
}
