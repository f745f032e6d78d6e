//! Earlier states of a document, and the one that it is compared with: a milestone of its own, or
//! another file.

use std::path::PathBuf;

use egui::Context;
use jiff::civil::Date;

use super::aside::Aside;
use super::paths::file_name;
use super::view::View;
use crate::analysis::frozen::{Moved, Movement};
use crate::assessment::Assessment;
use crate::assessment::registers::Registers;
use crate::base::lang::Lang;
use crate::scoring::{Comparison, Doubt, doubts};
use crate::session::document::{Document, DocumentId, Version, counts_at_once};
use crate::session::report::{Before, Since};
use crate::storage::Protection;

/// What the screen remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct Comparing {
    /// What the present state is compared with.
    with: Option<Against>,
    /// How many files were compared with so far: another one is another state.
    files: u64,
    /// How often something was chosen to compare with.
    turn: u64,
    /// The file that is compared with is encrypted.
    sealed: bool,
    /// The comparison with it, what is doubtful about it, and the state of the document that they were made
    /// of.
    made: Option<(Version, Comparison, Vec<Doubt>)>,
    /// What moved in the registers, as it is said.
    moved: Option<(MovedOf, Vec<Moved>)>,
    aside: Aside<(MovedOf, Vec<Moved>)>,
}

/// Of which document, revision and day the registers are looked at, in which language, and how often something else
/// was chosen to compare with.
type MovedOf = (DocumentId, u64, Date, Lang, u64);

/// An earlier state.
#[derive(Clone, Debug, PartialEq)]
pub enum Against {
    /// The milestone at this place.
    Milestone(usize),
    /// Another file, and what is in it.
    File(PathBuf, Box<Assessment>),
}

/// What the screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareAction {
    /// Compares with this.
    With(Against),
    /// Asks for another file.
    ChooseFile,
    /// Asks for the name of a milestone.
    Name,
    /// Freezes the present state under the name, or not.
    Freeze(Option<String>),
    /// Removes the milestone at this place.
    Remove(usize),
}

impl Comparing {
    /// What the present state is compared with.
    #[must_use]
    pub fn with(&self) -> Option<&Against> {
        self.with.as_ref()
    }

    /// The file that is compared with, if it is one: its number, and the name of the file.
    #[must_use]
    pub fn file(&self) -> Option<(u64, String)> {
        match &self.with {
            Some(Against::File(path, _)) => Some((self.files, file_name(path))),
            Some(Against::Milestone(_)) | None => None,
        }
    }

    /// An earlier state of a document.
    #[must_use]
    pub fn before(&self, doc: &Document, since: Since) -> Option<Before> {
        match (since, &self.with) {
            (Since::Milestone(at), _) => {
                let milestone = doc.assessment.milestones.get(at)?;
                let (name, date) = (milestone.name.clone(), Some(milestone.date));
                let figures = milestone.figures.clone();
                Some(Before { name, date, assessment: milestone.assessment(), figures })
            }
            (Since::File(number), Some(Against::File(path, assessment))) if number == self.files => {
                let date = assessment.profile.date;
                let assessment = Assessment::clone(assessment);
                Some(Before { name: file_name(path), date, assessment, figures: None })
            }
            (Since::File(_), _) => None,
        }
    }

    /// Whether an earlier state comes from a file that is encrypted.
    #[must_use]
    pub fn is_sealed(&self, since: Option<Since>) -> bool {
        self.sealed && matches!(since, Some(Since::File(_)))
    }

    /// Where nothing is chosen, the last milestone is.
    pub fn begin(&mut self, doc: &Document) {
        let milestones = doc.assessment.milestones.iter().enumerate();
        if self.with.is_none() {
            let last = milestones.max_by_key(|(at, milestone)| (milestone.date, *at));
            self.with = last.map(|(at, _)| Against::Milestone(at));
        }
    }

    /// Compares with a file that is kept so.
    pub(super) fn choose_kept(&mut self, with: Against, protection: &Protection) {
        self.choose(Some(with));
        self.sealed = protection.is_on();
    }

    pub(super) fn choose(&mut self, with: Option<Against>) {
        if matches!(with, Some(Against::File(..))) {
            self.files += 1;
        }
        self.with = with;
        self.sealed = false;
        self.made = None;
        self.moved = None;
        self.turn += 1;
    }

    /// What moved in the registers since what is chosen, as far as it is known by now; the window is woken when there
    /// is more.
    pub fn moved(&mut self, view: &View<'_>, window: &Context) -> &[Moved] {
        let (doc, of) = (view.doc, (view.doc.id, view.doc.revision, view.today, view.lang, self.turn));
        if let Some(brought) = self.aside.take() {
            self.moved = Some(brought);
        }
        if self.moved.as_ref().is_none_or(|(made, _)| *made != of) {
            let then = match &self.with {
                Some(Against::Milestone(at)) => {
                    doc.assessment.milestones.get(*at).map(|of| (of.figures.clone(), Registers::default()))
                }
                Some(Against::File(_, assessment)) => Some((None, assessment.registers.clone())),
                None => None,
            };
            let (now, (.., today, lang, _)) = (doc.assessment.registers.clone(), of);
            let long =
                then.iter().map(|(_, registers)| registers).chain([&now]).any(|of| !counts_at_once(of));
            let reckon = move || {
                let movement = then
                    .and_then(|(kept, registers)| Movement::since((kept.as_ref(), &registers), &now, today));
                (of, movement.map(|movement| movement.said(lang)).unwrap_or_default())
            };
            if long { self.aside.begin(window, reckon) } else { self.moved = Some(reckon()) }
        }
        let known = self
            .moved
            .as_ref()
            .filter(|((document, _, _, lang, turn), _)| (*document, *lang, *turn) == (of.0, of.3, of.4));
        known.map(|(_, moved)| moved.as_slice()).unwrap_or_default()
    }

    /// The comparison with what is chosen; made anew only when that or the document has changed.
    pub fn comparison(&mut self, doc: &Document, today: Date) -> Option<&Comparison> {
        let with = self.with.as_ref()?;
        let fresh = self.made.as_ref().is_some_and(|(version, ..)| *version == doc.version());
        if !fresh {
            let milestone;
            let before = match with {
                Against::Milestone(at) => {
                    milestone = doc.assessment.milestones.get(*at)?.assessment();
                    &milestone
                }
                Against::File(_, assessment) => assessment,
            };
            let now = (&doc.assessment, &doc.card);
            let comparison = Comparison::of(&doc.questionnaire, before, now, today);
            self.made = Some((doc.version(), comparison, doubts(before, &doc.assessment)));
        }
        self.made.as_ref().map(|(_, comparison, _)| comparison)
    }

    /// Why the earlier state may not be what it is taken for.
    pub fn doubts(&mut self, doc: &Document, today: Date) -> Vec<Doubt> {
        self.comparison(doc, today);
        self.made.as_ref().map(|(.., doubts)| doubts.clone()).unwrap_or_default()
    }
}
