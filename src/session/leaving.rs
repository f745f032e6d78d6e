//! One document after another: what would drop unsaved changes is asked about first, waits for a save
//! that is under way, and is then done.

use std::path::PathBuf;

use super::document::{Document, Version};
use super::effect::Effect;
use super::kept::Kept;
use super::phase::{Next, OfferId, Origin, Phase, Ready};
use super::store::Store;
use super::work::{Ticket, Work};
use super::{Offer, Session};
use crate::assessment::{Assessment, Profile};
use crate::questionnaire::shipped;
use crate::storage::{Protection, Unlock};

/// What to do with unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Cancel,
}

impl<S: Store> Session<S> {
    /// Whether there are unsaved changes that the person has not agreed to lose.
    pub(super) fn would_lose(&self, given_up: Option<Version>) -> bool {
        self.doc.as_ref().is_some_and(|doc| doc.is_unsaved() && given_up != Some(doc.version()))
    }

    /// Does what was asked for, after asking about unsaved changes where there are any, and after a
    /// save that is under way.
    pub fn request(&mut self, next: Next<S>) {
        self.request_giving_up(next, None);
    }

    /// Opens a file that was chosen; the person may have agreed to lose a state of the document before.
    pub fn open(&mut self, path: PathBuf, unlock: Unlock, given_up: Option<Version>) {
        self.request_giving_up(Next::Open(path, unlock), given_up);
    }

    /// Goes on with what an earlier session left.
    pub fn resume(&mut self, id: OfferId, unlock: Unlock) {
        self.request(Next::Resume(id, unlock));
    }

    fn request_giving_up(&mut self, next: Next<S>, given_up: Option<Version>) {
        self.settle_dates();
        match &mut self.phase {
            // It is asked about when the save has ended, unless the window is to be closed then.
            Phase::Saving { then, .. } => {
                let stays = matches!(then, Some(Next::Quit));
                let left = if stays { Some(next) } else { then.replace(next) };
                self.leave(left);
            }
            Phase::Idle
            | Phase::Opening { .. }
            | Phase::Asking { .. }
            | Phase::Placing { .. }
            | Phase::Refused { .. }
            | Phase::Closing { .. } => {
                self.rest();
                // An opening asks when it has ended.
                if self.would_lose(given_up) && !matches!(next, Next::Await(..)) {
                    self.phase = Phase::Asking { next };
                } else {
                    self.proceed(next, given_up);
                }
            }
        }
    }

    /// Nothing is under way any more; what waited is left.
    pub(super) fn rest(&mut self) {
        let left = match std::mem::take(&mut self.phase) {
            Phase::Asking { next } => Some(next),
            Phase::Placing { then, .. } | Phase::Refused { then, .. } | Phase::Saving { then, .. } => then,
            Phase::Idle | Phase::Opening { .. } => None,
            Phase::Closing { .. } => {
                if let Some(doc) = &self.doc {
                    self.kept.note_anew(doc);
                }
                None
            }
        };
        self.leave(left);
    }

    /// What does not happen after all: what an earlier session left is offered again.
    pub(super) fn leave(&mut self, next: Option<Next<S>>) {
        if let Some(Next::Take(ready)) = next {
            self.put_back(*ready);
        }
    }

    pub(super) fn put_back(&mut self, ready: Ready<S>) {
        if ready.origin == Origin::Journal {
            // Its lock ends here, so that it is found again.
            drop(ready);
            self.find();
        }
    }

    /// Does what the person has decided on, from rest.
    pub(super) fn proceed(&mut self, next: Next<S>, given_up: Option<Version>) {
        match next {
            Next::New => self.take(self.begun()),
            Next::NewOf(questionnaire) => self.take(Ready { questionnaire, ..self.begun() }),
            Next::Sample => self.effects.push_back(Effect::Sample { given_up }),
            Next::Choose => self.effects.push_back(Effect::Choose { given_up }),
            Next::Open(path, unlock) => {
                let ticket = Ticket(self.number());
                let own = self.kept.held.as_ref().map(|held| held.file.clone());
                self.phase = Phase::Opening { ticket, given_up };
                self.effects.push_back(Effect::Begin(Work::Open { ticket, path, unlock, own }));
            }
            Next::Resume(id, unlock) => {
                let Some(place) = self.offers.iter().position(|offer| offer.id == id) else { return };
                let Offer { found, summary, .. } = self.offers.remove(place);
                let ticket = Ticket(self.number());
                let own = self.kept.held.as_ref().map(|held| held.file.clone());
                self.phase = Phase::Opening { ticket, given_up };
                let work = Work::Resume { ticket, found, summary, unlock, own };
                self.effects.push_back(Effect::Begin(work));
            }
            Next::Await(ticket, given_up) => self.phase = Phase::Opening { ticket, given_up },
            Next::Take(ready) => match self.own_path(&ready) {
                // What an earlier session left is offered beside it.
                Some(_) if ready.origin == Origin::Journal => self.put_back(*ready),
                Some(path) => self.proceed(Next::Open(path, Unlock::Nothing), given_up),
                None => self.take(*ready),
            },
            Next::Place(protection) => self.place(protection, None),
            Next::Quit => {
                self.left();
                self.kept.forget();
                self.phase = Phase::Closing { given_up };
                self.effects.push_back(Effect::Close);
            }
        }
    }

    /// The document's own path, where something was read from there that was not yet the document's
    /// file: before a save to it, and without its lock. It has to be read again.
    fn own_path(&self, ready: &Ready<S>) -> Option<PathBuf> {
        let (own, read) = (self.kept.held.as_ref()?, ready.held.as_ref()?);
        (ready.again.is_none() && own.path == read.path).then(|| own.path.clone())
    }

    /// A new document.
    fn begun(&self) -> Ready<S> {
        let profile = Profile { date: Some(self.today()), ..Profile::default() };
        self.made(Origin::New, Assessment { profile, ..Assessment::default() })
    }

    /// A document that is not from a file, over the shipped questionnaire.
    fn made(&self, origin: Origin, assessment: Assessment) -> Ready<S> {
        Ready {
            origin,
            questionnaire: shipped::meti_guideline().clone(),
            saved: Some(assessment.clone()),
            assessment,
            held: None,
            again: None,
            protection: Protection::Clear,
            journal: None,
            said: Vec::new(),
        }
    }

    /// The sample becomes the document: the window has read it in the person's language. The person may
    /// have agreed to lose a state of the document before.
    pub fn take_sample(&mut self, assessment: Assessment, given_up: Option<Version>) {
        if self.would_lose(given_up) {
            let ready = self.made(Origin::Sample, assessment);
            self.rest();
            self.phase = Phase::Asking { next: Next::Take(Box::new(ready)) };
        } else {
            self.take(self.made(Origin::Sample, assessment));
        }
    }

    /// The document is left: the window remembers where one was.
    fn left(&mut self) {
        if let Some(doc) = &self.doc
            && let Some(path) = doc.path.clone()
        {
            let (at, protection) = (doc.at.clone(), self.kept.protection.clone());
            self.effects.push_back(Effect::Left { path, at, protection });
        }
    }

    /// Makes something the document. Nothing of the one before is unsaved, or the person gave it up.
    fn take(&mut self, ready: Ready<S>) {
        let Ready { origin, questionnaire, assessment, saved, held, again, protection, journal, said } =
            ready;
        let generation = self.doc.as_ref().map_or(0, |doc| doc.generation + 1);
        self.left();
        self.kept.release();
        self.phase = Phase::Idle;
        let mut doc = Document::new(questionnaire, assessment, self.today());
        doc.generation = generation;
        doc.mark_saved(saved);
        doc.at = doc.first_open();
        doc.older = matches!(origin, Origin::File { older: true, .. });
        doc.path = held.as_ref().map(|held| held.path.clone());
        if let (Some(held), Some(again)) = (&held, again) {
            self.store.see(&held.file, again);
        }
        self.kept = Kept::of(held, protection, journal);
        self.doc = Some(doc);
        // What an earlier session left of this file is offered wherever it is opened.
        let opened = matches!(origin, Origin::File { .. });
        self.effects.push_back(Effect::Taken(origin));
        if opened {
            self.find();
        }
        for said in said {
            self.say(said);
        }
    }

    /// The person has decided about unsaved changes.
    pub fn unsaved(&mut self, choice: Unsaved) {
        if !matches!(self.phase, Phase::Asking { .. }) {
            return;
        }
        let Phase::Asking { next } = std::mem::take(&mut self.phase) else { return };
        match choice {
            Unsaved::Save => self.save_then(Some(next)),
            Unsaved::Discard => self.proceed(next, self.version()),
            Unsaved::Cancel => self.leave(Some(next)),
        }
    }
}
