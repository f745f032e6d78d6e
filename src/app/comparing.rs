//! Then and now: freezing the present state as a milestone, and laying an earlier state beside it,
//! from a milestone of the document or from another file.

use std::path::PathBuf;

use super::earlier::{Against, CompareAction};
use super::purpose::Purpose;
use super::route::Screen;
use super::{App, today};
use crate::assessment::Milestone;
use crate::assessment::edit::Edit;
use crate::storage::Opened;

impl App {
    pub(super) fn compare_act(&mut self, ctx: &egui::Context, action: CompareAction) {
        match action {
            CompareAction::With(with) => self.comparing.choose(Some(with)),
            CompareAction::ChooseFile => self.ask_path(ctx, Purpose::Compare),
            CompareAction::Name => {
                if self.doc.is_some() {
                    ctx.memory_mut(egui::Memory::stop_text_input);
                    self.comparing.naming = Some(String::new());
                }
            }
            CompareAction::Freeze(name) => {
                self.comparing.naming = None;
                if let (Some(name), Some(doc)) = (name, &mut self.doc) {
                    let mut milestones = doc.assessment.milestones.clone();
                    milestones.push(Milestone::of(&doc.assessment, name, today()));
                    self.comparing.choose(Some(Against::Milestone(milestones.len() - 1)));
                    doc.edit(Edit::Milestones(milestones), today());
                    self.screen = Screen::Compare;
                }
            }
            CompareAction::Remove(at) => {
                self.comparing.choose(None);
                if let Some(doc) = &mut self.doc
                    && at < doc.assessment.milestones.len()
                {
                    let mut milestones = doc.assessment.milestones.clone();
                    milestones.remove(at);
                    doc.edit(Edit::Milestones(milestones), today());
                }
            }
        }
    }

    /// Another file was read: it is compared with the document, or read into it.
    pub(super) fn looked_at(&mut self, purpose: Purpose, path: PathBuf, result: Result<Box<Opened>, String>) {
        match result {
            Ok(opened) if purpose == Purpose::Merge => self.merge_with(path, opened.assessment),
            Ok(opened) => {
                self.comparing.choose(Some(Against::File(path, Box::new(opened.assessment))));
                self.screen = Screen::Compare;
            }
            Err(message) => self.message = Some(message),
        }
    }
}
