//! What the report's screen remembers between frames.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::app::earlier::Comparing;
use crate::app::preview::Preview;
use crate::app::view::View;
use crate::base::lang::Lang;
use crate::session::report::{ReportChoice, Since};

/// What the screen remembers between frames.
#[derive(Default)]
pub struct ExportState {
    /// The language of the report; the window's until chosen.
    pub(super) lang: Option<Lang>,
    pub(super) attach: bool,
    /// The earlier state that the report tells the changes from.
    pub(super) since: Option<Chosen>,
    /// The association's results that it tells the company's place in, by their number.
    pub(super) position: Option<u64>,
    /// A path being typed.
    pub(super) typed: String,
    /// What was saved last, and where.
    pub(super) saved: Option<(ReportChoice, PathBuf)>,
    /// Whether the bar below has room for it.
    pub(super) saved_in_bar: bool,
    pub(super) preview: Preview,
    pub(super) looking: Looking,
    /// The key that leads to this screen was pressed on it: it saves.
    pub(super) asked: bool,
}

impl ExportState {
    /// Takes note of a report that was saved.
    pub fn saved(&mut self, choice: ReportChoice, path: PathBuf) {
        self.saved = Some((choice, path));
    }

    /// Saves the report as chosen, as its button does.
    pub fn ask_to_save(&mut self) {
        self.asked = true;
    }
}

/// How the pages are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looking {
    /// The page in view, counted from 0.
    pub(super) page: usize,
    /// The page that is to come into view.
    pub(super) jump: Option<usize>,
    /// Over the full width, rather than whole pages.
    pub(super) wide: bool,
}

/// What was chosen. A milestone is known by its name and day, for its place moves when another one
/// is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// A milestone.
    Milestone(String, Date),
    /// The file that is compared with, by its number.
    File(u64),
}

impl Chosen {
    /// Where it is now, if it is still there.
    pub(super) fn place(&self, view: &View<'_>, comparing: &Comparing) -> Option<Since> {
        match self {
            Self::Milestone(name, date) => view
                .doc
                .assessment
                .milestones
                .iter()
                .position(|milestone| milestone.name == *name && milestone.date == *date)
                .map(Since::Milestone),
            Self::File(number) => {
                comparing.file().filter(|(other, _)| other == number).map(|(number, _)| Since::File(number))
            }
        }
    }
}
