//! The screens, one file each: what is shown, and the actions that come back.

pub mod association;
pub mod compare;
mod crosswalks;
pub mod export;
pub mod help;
pub mod home;
pub mod licences;
pub mod lists;
pub mod nav;
mod no_checks;
pub mod own_questions;
pub mod plan;
pub mod profile;
pub mod question;
mod question_row;
pub mod registers;
pub mod remaining;
pub mod results;
pub mod settings;
pub mod slides;
pub mod top;
mod why;
pub mod workshop;

use crate::app::association::state::Association;
use crate::app::earlier::Comparing;
use crate::app::own_questions::state::OwnQuestions;
use crate::app::registers::room::RegisterRoom;
use crate::app::workshop::room::WorkshopRoom;

/// What the screens remember between frames about the document that is open.
#[derive(Default)]
pub struct Rooms {
    /// The report.
    pub export: export::ExportState,
    /// The licences.
    pub licences: licences::Licences,
    /// The action plan.
    pub plan: plan::PlanState,
    /// The registers.
    pub registers: RegisterRoom,
    /// The workshops.
    pub workshop: WorkshopRoom,
    /// What the document is compared with.
    pub comparing: Comparing,
    /// What goes to the company's association, whatever document is open.
    pub association: Association,
    /// An association's own questions, whatever document is open.
    pub own_questions: OwnQuestions,
    /// A path that is typed on the first screen.
    pub typed: String,
    /// The sample that was asked for last.
    pub sample: Sample,
}

/// A sample to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sample {
    /// A medium-sized company that has answered the full run.
    #[default]
    Medium,
    /// A small one with few people, and the short run.
    Small,
}
