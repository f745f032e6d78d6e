//! Saving: to the document's file or to another place, one save at a time, and what a person decides
//! where it was refused.

use std::path::PathBuf;

use super::Session;
use super::document::DocumentId;
use super::effect::Effect;
use super::phase::{Next, Origin, Phase, Refusal};
use super::said::Said;
use super::store::{Store, Target};
use super::work::Work;
use crate::storage::{Access, Changed, Protection, Replace, Unlock};

impl<S: Store> Session<S> {
    /// Saves the document to its file, or asks where to.
    pub fn save(&mut self) {
        self.settle_dates();
        match &mut self.phase {
            Phase::Saving { again, .. } => *again = true,
            // The person is choosing the place, or has a question to answer first.
            Phase::Placing { .. } | Phase::Asking { .. } | Phase::Refused { .. } => {}
            Phase::Idle | Phase::Closing { .. } => {
                self.rest();
                self.save_then(None);
            }
            Phase::Opening { ticket, given_up } => {
                let wait = Next::Await(*ticket, *given_up);
                self.save_then(Some(wait));
            }
        }
    }

    pub(super) fn save_then(&mut self, then: Option<Next<S>>) {
        let Some(doc) = &mut self.doc else { return };
        doc.history.seal();
        match &self.kept.held {
            Some(held) => {
                let target = Target::File(held.file.clone(), Changed::Refuse);
                self.start_saving(target, then);
            }
            None => self.place(self.kept.protection.clone(), then),
        }
    }

    /// Saves the document to another place, kept as the person has chosen.
    pub fn save_as(&mut self, protection: Protection) {
        self.settle_dates();
        match &mut self.phase {
            Phase::Saving { .. } => self.request(Next::Place(protection)),
            Phase::Refused { then, .. } => {
                let then = then.take();
                self.place(protection, then);
            }
            Phase::Opening { ticket, given_up } => {
                let wait = Next::Await(*ticket, *given_up);
                self.place(protection, Some(wait));
            }
            Phase::Idle | Phase::Asking { .. } | Phase::Placing { .. } | Phase::Closing { .. } => {
                self.rest();
                self.place(protection, None);
            }
        }
    }

    /// Saves the document to its file, kept as the person has chosen; or asks where to, where it has none
    /// or cannot be saved there.
    pub fn protect(&mut self, protection: Protection) {
        self.settle_dates();
        match (&self.phase, &self.kept.held) {
            (Phase::Idle, Some(held)) if held.access == Access::Full => {
                let (path, own) = (held.path.clone(), Some(held.file.clone()));
                self.start_saving(Target::Place { path, protection, own, replace: Replace::Never }, None);
            }
            _ => self.save_as(protection),
        }
    }

    /// How the document is kept so far, or was to be kept by a save that was refused: the choice that a
    /// save to another place begins with.
    #[must_use]
    pub fn protection(&self) -> Protection {
        match &self.phase {
            Phase::Refused { protection: Some(protection), .. } => protection.clone(),
            _ => self.kept.protection.clone(),
        }
    }

    pub(super) fn place(&mut self, protection: Protection, then: Option<Next<S>>) {
        let Some(document) = self.doc.as_ref().map(|doc| doc.id) else { return };
        self.phase = Phase::Placing { protection, then };
        self.effects.push_back(Effect::Place(document));
    }

    /// A place to save a document to was chosen.
    pub fn placed(&mut self, document: DocumentId, path: PathBuf, replace: Replace) {
        if !matches!(self.phase, Phase::Placing { .. }) || !self.is_open(document) {
            self.say(Said::NotForThis(path));
            return;
        }
        let Phase::Placing { protection, then } = std::mem::take(&mut self.phase) else { return };
        let own = self.kept.held.as_ref().map(|held| held.file.clone());
        self.start_saving(Target::Place { path, protection, own, replace }, then);
    }

    /// No place was chosen: what was to follow does not happen.
    pub fn not_placed(&mut self) {
        if matches!(self.phase, Phase::Placing { .. }) {
            self.rest();
        }
    }

    pub(super) fn start_saving(&mut self, target: Target<S::File>, then: Option<Next<S>>) {
        let Some(doc) = &mut self.doc else { return };
        doc.mark_in_doubt();
        let version = doc.version();
        let (assessment, questionnaire) = (Box::new(doc.assessment.clone()), doc.questionnaire.clone());
        // What was read of this file before is out of date once it is written.
        let then = match then {
            Some(Next::Take(ready)) if ready.again.is_some() && ready.origin == Origin::Journal => {
                self.put_back(*ready);
                None
            }
            Some(Next::Take(ready)) if ready.again.is_some() => {
                ready.held.map(|held| Next::Open(held.path, Unlock::Nothing))
            }
            then => then,
        };
        let protection = match &target {
            Target::File(..) => None,
            Target::Place { protection, .. } => Some(protection.clone()),
        };
        self.phase = Phase::Saving { version, again: false, protection, then };
        let work = Work::Save { version, target, assessment, questionnaire };
        self.effects.push_back(Effect::Begin(work));
    }

    /// Replaces what another program has written, or makes the file anew: the person has decided.
    pub fn overwrite(&mut self) {
        if !matches!(self.phase, Phase::Refused { why: Refusal::Changed(_) | Refusal::Gone(_), .. }) {
            return;
        }
        let Phase::Refused { then, protection, .. } = std::mem::take(&mut self.phase) else { return };
        if let Some(held) = &self.kept.held {
            let (path, file) = (held.path.clone(), held.file.clone());
            let target = match protection {
                // Never otherwise than it was to be kept.
                Some(protection) => {
                    Target::Place { path, protection, own: Some(file), replace: Replace::Asked }
                }
                None => Target::File(file, Changed::Overwrite),
            };
            self.start_saving(target, then);
        }
    }

    /// Reads the document's file again and drops what stands in the window now: the person has decided.
    pub fn reload(&mut self) {
        if !matches!(self.phase, Phase::Refused { .. }) {
            return;
        }
        self.rest();
        if let Some(path) = self.kept.held.as_ref().map(|held| held.path.clone()) {
            self.open(path, Unlock::Nothing, self.version());
        }
    }

    /// Removes the file in clear that the document had, with its earlier versions: the person has decided.
    pub fn remove_clear(&mut self, file: S::File, path: PathBuf) {
        self.effects.push_back(Effect::Begin(Work::RemoveClear(file, path)));
    }

    /// Goes on editing after a refused save.
    pub fn keep_editing(&mut self) {
        if matches!(self.phase, Phase::Refused { .. }) {
            self.rest();
        }
    }
}
