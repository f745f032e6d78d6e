//! The life of the open document: begun, opened, edited, saved, given up. The window tells a
//! [`Session`] what a person asks for and what background work has brought, and carries out its
//! [`Effect`]s; what touches the disk or draws is not in here. Work is addressed to a document and a
//! state of it, so that nothing that comes back late lands on another one.

pub mod disk;
pub mod document;
pub mod drafts;
pub mod effect;
mod ended;
pub mod kept;
pub mod phase;
pub mod report;
pub mod store;
pub mod unsaved;
pub mod work;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::edit::Edit;
use crate::assessment::{Assessment, Profile};
use crate::questionnaire::shipped;
use crate::storage::journal::recover::Summary;
use crate::storage::{Access, Changed, Protection, Unlock};
use document::{Document, DocumentId, Version};
pub use effect::{Effect, Said};
use kept::Kept;
use phase::{Next, OfferId, Origin, Phase, Ready, Refusal};
use report::{ExportJob, ReportChoice};
use store::{Left, Store, Target};
use work::{Look, Ticket, Work};

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

/// Something that an earlier session left and that can be gone on with.
#[derive(Debug)]
pub struct Offer<S: Store> {
    /// Its number.
    pub id: OfferId,
    /// What was left.
    pub found: S::Found,
    /// What is in it.
    pub summary: Summary,
}

/// The open document and what becomes of it.
#[derive(Debug)]
pub struct Session<S: Store> {
    store: S,
    /// Today, as the one who made the session tells it.
    today: fn() -> Date,
    doc: Option<Document>,
    kept: Kept<S>,
    phase: Phase<S>,
    offers: Vec<Offer<S>>,
    effects: VecDeque<Effect<S>>,
    /// The last number that was given to an opening or an offer.
    last: u64,
}

impl<S: Store> Session<S> {
    /// A session without a document.
    #[must_use]
    pub fn new(store: S, today: fn() -> Date) -> Self {
        let (effects, offers) = (VecDeque::new(), Vec::new());
        let (kept, phase) = (Kept::default(), Phase::Idle);
        Self { store, today, doc: None, kept, phase, offers, effects, last: 0 }
    }

    /// What is to be done next.
    pub fn effect(&mut self) -> Option<Effect<S>> {
        self.effects.pop_front()
    }

    /// Where documents are kept.
    #[must_use]
    pub fn store(&self) -> &S {
        &self.store
    }

    /// The open document.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.doc.as_ref()
    }

    /// The open document, to show another question of it or to end a step of undo.
    pub fn document_mut(&mut self) -> Option<&mut Document> {
        self.doc.as_mut()
    }

    /// How the document is kept.
    #[must_use]
    pub fn kept(&self) -> &Kept<S> {
        &self.kept
    }

    /// What the session is about.
    #[must_use]
    pub fn phase(&self) -> &Phase<S> {
        &self.phase
    }

    /// What earlier sessions left.
    #[must_use]
    pub fn offers(&self) -> &[Offer<S>] {
        &self.offers
    }

    /// What is to be recovered and has this number.
    #[must_use]
    pub fn offer(&self, id: OfferId) -> Option<&Offer<S>> {
        self.offers.iter().find(|offer| offer.id == id)
    }

    /// Whether a save is under way.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        matches!(self.phase, Phase::Saving { .. })
    }

    /// Whether the window may close: nothing is lost by it that the person has not given up.
    #[must_use]
    pub fn may_close(&self) -> bool {
        matches!(self.phase, Phase::Closing { given_up } if !self.would_lose(given_up))
    }

    /// Whether the person is asked something about the document before all else.
    #[must_use]
    pub fn asks(&self) -> bool {
        matches!(self.phase, Phase::Asking { .. } | Phase::Refused { .. })
    }

    /// Whether the document may be saved to its file.
    #[must_use]
    pub fn access(&self) -> Option<Access> {
        self.kept.held.as_ref().map(|held| held.access)
    }

    /// Takes a document that is not from a file, with a questionnaire of its own.
    pub fn hold(&mut self, document: Document) {
        self.kept.release();
        self.doc = Some(document);
    }

    /// Looks for what earlier sessions left.
    pub fn find(&mut self) {
        self.effects.push_back(Effect::Begin(Work::Find));
    }

    /// Makes an edit that can be taken back.
    pub fn edit(&mut self, edit: Edit) {
        let today = (self.today)();
        if let Some(doc) = &mut self.doc {
            doc.edit(edit, today);
        }
    }

    /// Takes back the last step.
    pub fn undo(&mut self) {
        let today = (self.today)();
        if let Some(doc) = &mut self.doc {
            doc.undo(today);
        }
    }

    /// Makes the last step again.
    pub fn redo(&mut self) {
        let today = (self.today)();
        if let Some(doc) = &mut self.doc {
            doc.redo(today);
        }
    }

    /// Keeps the journal up with the document; to be called after edits, once a frame.
    pub fn follow(&mut self) {
        if let Some(doc) = &mut self.doc
            && let Err(error) = self.kept.follow(&self.store, doc)
        {
            self.say(Said::NoJournal(error));
        }
    }

    fn say(&mut self, said: Said) {
        self.effects.push_back(Effect::Say(said));
    }

    fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    fn version(&self) -> Option<Version> {
        self.doc.as_ref().map(Document::version)
    }

    /// Whether there are unsaved changes that the person has not agreed to lose.
    fn would_lose(&self, given_up: Option<Version>) -> bool {
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
    fn rest(&mut self) {
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
    fn leave(&mut self, next: Option<Next<S>>) {
        if let Some(Next::Take(ready)) = next {
            self.put_back(*ready);
        }
    }

    fn put_back(&mut self, ready: Ready<S>) {
        if ready.origin == Origin::Journal {
            // Its lock ends here, so that it is found again.
            drop(ready);
            self.find();
        }
    }

    /// Does what the person has decided on, from rest.
    fn proceed(&mut self, next: Next<S>, given_up: Option<Version>) {
        match next {
            Next::New => {
                let profile = Profile { date: Some((self.today)()), ..Profile::default() };
                self.take(self.made(Origin::New, Assessment { profile, ..Assessment::default() }));
            }
            Next::Sample => self.effects.push_back(Effect::Sample),
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
                self.phase = Phase::Opening { ticket, given_up };
                self.effects.push_back(Effect::Begin(Work::Resume { ticket, found, summary, unlock }));
            }
            Next::Await(ticket, given_up) => self.phase = Phase::Opening { ticket, given_up },
            Next::Take(ready) => self.take(*ready),
            Next::Place(protection) => self.place(protection, None),
            Next::Quit => {
                self.left();
                self.kept.forget();
                self.phase = Phase::Closing { given_up };
                self.effects.push_back(Effect::Close);
            }
        }
    }

    /// A document that is not from a file, over the shipped questionnaire.
    fn made(&self, origin: Origin, assessment: Assessment) -> Ready<S> {
        Ready {
            origin,
            questionnaire: shipped::shared_meti_guideline(),
            saved: Some(assessment.clone()),
            assessment,
            held: None,
            again: None,
            protection: Protection::Clear,
            journal: None,
            said: Vec::new(),
        }
    }

    /// The sample becomes the document: the window has read it in the person's language.
    pub fn take_sample(&mut self, assessment: Assessment) {
        if self.would_lose(None) {
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
            self.effects.push_back(Effect::Left { path, at: doc.at.clone() });
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
        let mut doc = Document::new(questionnaire, assessment, (self.today)());
        doc.generation = generation;
        doc.mark_saved(saved);
        doc.at = doc.first_open();
        doc.path = held.as_ref().map(|held| held.path.clone());
        if let (Some(held), Some(again)) = (&held, again) {
            self.store.see(&held.file, again);
        }
        self.kept = Kept::of(held, protection, journal);
        self.doc = Some(doc);
        self.effects.push_back(Effect::Taken(origin));
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

    fn save_then(&mut self, then: Option<Next<S>>) {
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

    /// How the document is kept so far: the choice that a save to another place begins with.
    #[must_use]
    pub fn protection(&self) -> Protection {
        self.kept.protection.clone()
    }

    fn place(&mut self, protection: Protection, then: Option<Next<S>>) {
        let Some(document) = self.doc.as_ref().map(|doc| doc.id) else { return };
        self.phase = Phase::Placing { protection, then };
        self.effects.push_back(Effect::Place(document));
    }

    /// A place to save a document to was chosen.
    pub fn placed(&mut self, document: DocumentId, path: PathBuf) {
        if !matches!(self.phase, Phase::Placing { .. }) || !self.is_open(document) {
            self.say(Said::NotForThis(path));
            return;
        }
        let Phase::Placing { protection, then } = std::mem::take(&mut self.phase) else { return };
        let own = self.kept.held.as_ref().map(|held| held.file.clone());
        self.start_saving(Target::Place { path, protection, own }, then);
    }

    /// No place was chosen: what was to follow does not happen.
    pub fn not_placed(&mut self) {
        if matches!(self.phase, Phase::Placing { .. }) {
            self.rest();
        }
    }

    fn start_saving(&mut self, target: Target<S::File>, then: Option<Next<S>>) {
        let Some(doc) = &mut self.doc else { return };
        doc.mark_in_doubt();
        let version = doc.version();
        let (assessment, questionnaire) = (Box::new(doc.assessment.clone()), doc.questionnaire.clone());
        // What was read of this file before is out of date once it is written.
        let then = match then {
            Some(Next::Take(ready)) if ready.again.is_some() => {
                ready.held.map(|held| Next::Open(held.path, Unlock::Nothing))
            }
            then => then,
        };
        self.phase = Phase::Saving { version, again: false, then };
        let work = Work::Save { version, target, assessment, questionnaire };
        self.effects.push_back(Effect::Begin(work));
    }

    /// Replaces what another program has written: the person has decided.
    pub fn overwrite(&mut self) {
        if !matches!(self.phase, Phase::Refused { why: Refusal::Changed(_), .. }) {
            return;
        }
        let Phase::Refused { then, .. } = std::mem::take(&mut self.phase) else { return };
        if let Some(held) = &self.kept.held {
            let target = Target::File(held.file.clone(), Changed::Overwrite);
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

    /// Goes on editing after a refused save.
    pub fn keep_editing(&mut self) {
        if matches!(self.phase, Phase::Refused { .. }) {
            self.rest();
        }
    }

    /// Removes for good what an earlier session left.
    pub fn discard(&mut self, id: OfferId) {
        if let Some(place) = self.offers.iter().position(|offer| offer.id == id) {
            self.offers.remove(place).found.discard();
        }
    }

    /// Whether a document is the open one.
    #[must_use]
    pub fn is_open(&self, document: DocumentId) -> bool {
        self.doc.as_ref().is_some_and(|doc| doc.id == document)
    }

    /// Reads another file to lay it beside a document.
    pub fn look_at(&mut self, document: DocumentId, look: Look, path: PathBuf) {
        if self.is_open(document) {
            self.effects.push_back(Effect::Begin(Work::LookAt { document, look, path }));
        } else {
            self.say(Said::NotForThis(path));
        }
    }

    /// Writes questions of a document for others.
    pub fn hand_out(
        &mut self,
        document: DocumentId,
        questions: &std::collections::BTreeSet<crate::base::ids::QuestionId>,
        path: PathBuf,
    ) {
        match &self.doc {
            Some(doc) if doc.id == document => {
                let handout = Box::new(doc.assessment.handout(questions));
                let work = Work::HandOut { path, handout, questionnaire: doc.questionnaire.clone() };
                self.effects.push_back(Effect::Begin(work));
            }
            _ => self.say(Said::NotForThis(path)),
        }
    }

    /// Makes a report of a document.
    pub fn export(
        &mut self,
        document: DocumentId,
        path: PathBuf,
        choice: ReportChoice,
        before: Option<Arc<report::Before>>,
    ) {
        match &self.doc {
            Some(doc) if doc.id == document => {
                let source = report::ReportSource::of(doc, (self.today)(), before);
                let job = Box::new(ExportJob { path, source, choice });
                self.effects.push_back(Effect::Begin(Work::Export { document, job }));
            }
            _ => self.say(Said::NotForThis(path)),
        }
    }

    /// Takes answers that came back into the document that they were compared with.
    pub fn merge(&mut self, document: DocumentId, edit: Edit) {
        if self.is_open(document) {
            self.edit(edit);
            if let Some(doc) = &mut self.doc {
                doc.generation += 1;
            }
        }
    }
}
