//! Carries out what the screen of the association asks for, and takes in how it ended.

use std::path::PathBuf;

use egui::Context;

use super::action::AssociationAction;
use super::association_words::association_words;
use super::state::{Invited, Opening, Outgoing, Published};
use crate::app::App;
use crate::app::purpose::Purpose;
use crate::app::showing::offered::Offered;
use crate::assessment::edit::{Beside, Edit};
use crate::base::lang::fill;
use crate::cohort::Submission;
use crate::cohort::cohort_words::not_for_this;
use crate::cohort::handing_in::noted;
use crate::session::document::DocumentId;
use crate::storage::{OpenError, SaveError};

impl App {
    pub(in crate::app) fn association_act(&mut self, ctx: &Context, action: AssociationAction) {
        match action {
            AssociationAction::ChooseInvitation => self.ask_path(ctx, Purpose::Invitation),
            AssociationAction::ChooseResults => self.ask_path(ctx, Purpose::Results),
            AssociationAction::Size(size) => self.rooms.association.bands.size = size,
            AssociationAction::Industry(industry) => self.rooms.association.bands.industry = industry,
            AssociationAction::ChooseSubmission => {
                let prepared = self.rooms.association.prepared.as_ref();
                let ready = prepared.and_then(|(.., prepared)| prepared.ready.as_ref().ok());
                let submission = ready.map(|ready| ready.submission.clone());
                self.send(ctx, submission);
            }
            AssociationAction::ChooseWithdrawal => {
                let prepared = self.rooms.association.prepared.as_ref();
                let withdrawal = prepared.and_then(|(.., prepared)| prepared.withdrawal.clone());
                self.send(ctx, withdrawal);
            }
        }
    }

    /// Asks where a submission goes, as it was shown.
    fn send(&mut self, ctx: &Context, submission: Option<Submission>) {
        let Some(document) = self.session.document().map(|doc| doc.id) else { return };
        let invitation = self.rooms.association.invited().map(|invited| invited.invitation.clone());
        let Some((submission, invitation)) = submission.zip(invitation) else { return };
        let outgoing = Box::new(Outgoing { invitation, submission });
        self.ask_path(ctx, Purpose::Submission(document, outgoing));
    }

    /// Begins to read an invitation.
    pub(in crate::app) fn read_invitation(&mut self, ctx: &Context, path: PathBuf) {
        let room = &mut self.rooms.association;
        room.invitation = Some(Opening { path: path.clone(), read: None });
        room.bands = Default::default();
        room.prepared = None;
        self.jobs.read_invitation(ctx, path);
    }

    /// Begins to read results.
    pub(in crate::app) fn read_results(&mut self, ctx: &Context, path: PathBuf) {
        let room = &mut self.rooms.association;
        room.opened = Some(Opening { path: path.clone(), read: None });
        room.number += 1;
        room.placed = None;
        self.jobs.read_results(ctx, path);
    }

    /// An invitation was read, or not. What was asked for later stands.
    pub(in crate::app) fn invitation_read(&mut self, path: &PathBuf, read: Result<Invited, OpenError>) {
        if let Some(opening) = self.rooms.association.invitation.as_mut().filter(|one| one.path == *path) {
            opening.read = Some(read);
        }
    }

    /// Results were read, or not.
    pub(in crate::app) fn results_read(&mut self, path: &PathBuf, read: Result<Published, OpenError>) {
        if let Some(opening) = self.rooms.association.opened.as_mut().filter(|one| one.path == *path) {
            opening.read = Some(read);
        }
    }

    /// A submission was written, or not: what was is noted in the document that it came from.
    pub(in crate::app) fn submission_written(
        &mut self,
        document: DocumentId,
        outgoing: &Outgoing,
        path: PathBuf,
        written: Result<(), SaveError>,
    ) {
        let lang = self.settings.lang;
        let words = association_words(lang);
        if let Err(error) = written {
            return self.dialogs.say(error.message(lang));
        }
        let name = path.display().to_string();
        let today = self.session.today();
        let Some(doc) = self.session.document().filter(|doc| doc.id == document) else {
            return self.dialogs.say(fill(&words.not_this_document, &[("path", &name)]));
        };
        match noted(&doc.assessment, &outgoing.invitation, &outgoing.submission, today) {
            Ok(submitted) => {
                // A step of undo of its own.
                self.seal_step();
                self.session.edit(Edit::Beside(Beside::Submitted(submitted)));
                self.seal_step();
                let back = outgoing.submission.is_withdrawn();
                let said = if back { &words.written_withdrawal } else { &words.written_submission };
                self.dialogs.say_of_file(fill(said, &[("path", &name)]), Offered::All(path));
            }
            Err(error) => self.dialogs.say(not_for_this(&error, lang)),
        }
    }

    fn seal_step(&mut self) {
        if let Some(doc) = self.session.document_mut() {
            doc.history.seal();
        }
    }
}
