//! What a screen asks for: nothing is changed while drawing, the window carries it out afterwards.

use std::path::PathBuf;

use jiff::civil::Date;

use super::association::action::AssociationAction;
use super::command::Command;
use super::earlier::CompareAction;
use super::keeping::KeepAction;
use super::lists::ListAction;
use super::merging::ShareAction;
use super::own_questions::action::OwnQuestionAction;
use super::registers::action::RegisterAction;
use super::route::Screen;
use super::settings::Settings;
use super::showing::offered::ShowAction;
use crate::assessment::edit::Edit;
use crate::audience::Edition;
use crate::base::ids::QuestionId;
use crate::scoring::plan::Filter;
use crate::session::Unsaved;
use crate::session::drafts::DateField;
use crate::session::report::{PaperChoice, ReportChoice};

/// Edits that are one step of undo by themselves, whatever was typed before and will be after.
pub fn in_one_step(edits: impl IntoIterator<Item = Edit>) -> impl Iterator<Item = Action> {
    let seal = || std::iter::once(Action::Seal);
    seal().chain(edits.into_iter().map(Action::Edit)).chain(seal())
}

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Shows another screen.
    Show(Screen),
    /// Shows a question.
    GoTo(QuestionId),
    /// Shows the glossary at this place.
    Glossary(usize),
    /// Shows the action plan of what passes a filter.
    Plan(Filter),
    /// Changes the assessment.
    Edit(Edit),
    /// Something about the registers.
    Registers(RegisterAction),
    /// Something about a date field.
    Date(DateField, Dated),
    /// Ends the current step of undo: a text field was left.
    Seal,
    /// Does what a menu entry or shortcut does.
    Command(Command),
    /// Opens a file of the recent list.
    OpenRecent(PathBuf),
    /// Opens a file by a typed path.
    OpenPath(String),
    /// Saves the report at a typed path, or through a dialog.
    Export(ReportChoice, Option<String>),
    /// Saves what is printed of a workshop.
    Print(PaperChoice),
    /// A path was typed for what is waiting for one, or not.
    TypedPath(Option<String>),
    /// Whether the file is replaced that was asked about.
    Replace(bool),
    /// Replaces the settings.
    Settings(Box<Settings>),
    /// Chooses the edition of the report.
    Edition(Edition),
    /// Compares with an earlier state.
    Compare(CompareAction),
    /// Hands questions out, or reads answers in.
    Share(ShareAction),
    /// Answers the question "save before that?".
    Unsaved(Unsaved),
    /// Something about how the document is kept.
    Keep(KeepAction),
    /// Something about a file that was saved.
    Saved(ShowAction),
    /// Something about the reference lists.
    Lists(ListAction),
    /// Something about an association's own questions.
    OwnQuestions(OwnQuestionAction),
    /// Something about the company's association.
    Association(AssociationAction),
    /// Says something before all else.
    Say(String),
    /// Says something beside what is done, at the bottom of the window.
    Remark(String),
    /// Closes the message.
    Dismiss,
}

/// What a person did with a date field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// This is typed in it now.
    Typed(String),
    /// It was left.
    Left,
    /// A date was chosen.
    Chosen(Date),
}
