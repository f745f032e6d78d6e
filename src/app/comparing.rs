//! Carries out what is asked for about then and now: freezing the present state as a milestone, and
//! laying an earlier state beside it.

use super::App;
use super::dialog::Dialog;
use super::earlier::{Against, CompareAction};
use super::purpose::Purpose;
use super::route::Screen;
use crate::analysis::frozen::frozen;
use crate::assessment::Milestone;
use crate::assessment::edit::Edit;
use crate::session::document::{DocumentId, counts_at_once};

impl App {
    pub(super) fn compare_act(&mut self, ctx: &egui::Context, action: CompareAction) {
        let Some(doc) = self.session.document() else { return };
        let document = doc.id;
        match action {
            CompareAction::With(with) => self.rooms.comparing.choose(Some(with)),
            CompareAction::ChooseFile => self.ask_path(ctx, Purpose::Compare(document)),
            CompareAction::Name => {
                self.dialogs.open(ctx, Dialog::Naming { document, name: String::new() });
            }
            CompareAction::Freeze(name) => {
                self.dialogs.close();
                let Some(name) = name else { return };
                let today = self.session.today();
                let milestone = Milestone::of(&doc.assessment, name, today);
                let registers = &doc.assessment.registers;
                if counts_at_once(registers) {
                    let figures = frozen(registers, today);
                    self.frozen(document, Milestone { figures, ..milestone });
                } else {
                    let registers = registers.clone();
                    self.jobs.freeze(ctx, document, milestone, registers, today);
                }
                self.route.screen = Screen::Compare;
            }
            CompareAction::Remove(at) => {
                self.rooms.comparing.choose(None);
                let mut milestones = doc.assessment.milestones.clone();
                if at < milestones.len() {
                    milestones.remove(at);
                    self.session.edit(Edit::Milestones(milestones));
                }
            }
        }
    }

    /// The milestone of a document has all that it keeps.
    pub(super) fn frozen(&mut self, document: DocumentId, milestone: Milestone) {
        // Another document has no part in it.
        let Some(doc) = self.session.document().filter(|doc| doc.id == document) else { return };
        let mut milestones = doc.assessment.milestones.clone();
        milestones.push(milestone.into());
        self.rooms.comparing.choose(Some(Against::Milestone(milestones.len() - 1)));
        self.session.edit(Edit::Milestones(milestones));
    }
}
