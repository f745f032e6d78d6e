//! Carries out what the screen of own questions asks for, and takes in how it ended.

use std::path::PathBuf;

use egui::Context;

use super::action::{OwnQuestionAction, QuestionsOf};
use super::files::{NoQuestions, QuestionsRead};
use super::words::own_question_words;
use crate::app::App;
use crate::app::purpose::Purpose;
use crate::app::registers::sheet_file::SheetNotWritten;
use crate::app::showing::offered::Offered;
use crate::base::lang::fill;
use crate::questionnaire::check::laid_over;
use crate::questionnaire::shipped::meti_guideline;
use crate::session::phase::Next;
use crate::storage::{Replace, SaveError};

impl App {
    pub(in crate::app) fn own_question_act(&mut self, ctx: &Context, action: OwnQuestionAction) {
        match action {
            OwnQuestionAction::ChooseExport(whose) => self.ask_path(ctx, Purpose::Questions(whose)),
            OwnQuestionAction::ChooseSheet => self.ask_path(ctx, Purpose::OwnQuestions),
            OwnQuestionAction::Again => {
                if let Some(path) = self.rooms.own_questions.path.clone() {
                    self.read_own_questions(ctx, path);
                }
            }
            OwnQuestionAction::ChooseOverlay => self.ask_path(ctx, Purpose::Overlay),
            OwnQuestionAction::Begin => {
                let Some(Ok(QuestionsRead::Made(made))) = &self.rooms.own_questions.read else { return };
                // What was made was found to be without a fault.
                if let Ok(questions) = laid_over(meti_guideline().clone(), made.overlay.clone()) {
                    self.session.request(Next::NewOf(questions));
                }
            }
        }
    }

    /// Begins to write questions as a spreadsheet.
    pub(in crate::app) fn write_questions(
        &mut self,
        ctx: &Context,
        whose: QuestionsOf,
        path: PathBuf,
        replace: Replace,
    ) {
        let open = self.session.document().map(|doc| doc.questionnaire.clone());
        let questions = match (whose, open) {
            (QuestionsOf::Document, Some(questions)) => questions,
            _ => meti_guideline().clone(),
        };
        self.jobs.write_questions(ctx, questions, self.settings.lang, path, replace);
    }

    /// Begins to read a spreadsheet of questions.
    pub(in crate::app) fn read_own_questions(&mut self, ctx: &Context, path: PathBuf) {
        self.rooms.own_questions.path = Some(path.clone());
        self.rooms.own_questions.read = None;
        self.jobs.read_questions(ctx, path, self.settings.lang);
    }

    /// Begins to write the overlay that the spreadsheet makes.
    pub(in crate::app) fn write_own_overlay(&mut self, ctx: &Context, path: PathBuf, replace: Replace) {
        let Some(Ok(QuestionsRead::Made(made))) = &self.rooms.own_questions.read else { return };
        self.jobs.write_overlay(ctx, made.overlay.clone(), path, replace);
    }

    /// A spreadsheet of questions was read, or not. What came to be read meanwhile stands.
    pub(in crate::app) fn questions_read(&mut self, path: PathBuf, read: Result<QuestionsRead, NoQuestions>) {
        let room = &mut self.rooms.own_questions;
        if room.path == Some(path) {
            room.read = Some(read);
        }
    }

    /// Questions were written as a spreadsheet, or not.
    pub(in crate::app) fn questions_written(&mut self, path: PathBuf, written: Result<(), SheetNotWritten>) {
        let lang = self.settings.lang;
        match written {
            Ok(()) => {
                let values = [("path", &*path.display().to_string())];
                let said = fill(&own_question_words(lang).written, &values);
                self.dialogs.say_of_file(said, Offered::All(path));
            }
            Err(SheetNotWritten::Workbook(error)) => self.dialogs.say(error.message(lang)),
            Err(SheetNotWritten::Save(error)) => self.dialogs.say(error.message(lang)),
        }
    }

    /// An overlay was written, or not.
    pub(in crate::app) fn overlay_written(&mut self, path: PathBuf, written: Result<(), SaveError>) {
        let lang = self.settings.lang;
        match (written, &self.rooms.own_questions.read) {
            (Ok(()), Some(Ok(QuestionsRead::Made(made)))) => {
                let name = path.display().to_string();
                let said = [made.said(&name, lang), fill(&own_question_words(lang).then, &[("path", &name)])];
                self.dialogs.say_of_file(said.join("\n"), Offered::All(path));
            }
            (Ok(()), _) => {}
            (Err(error), _) => self.dialogs.say(error.message(lang)),
        }
    }
}
