//! The life of the open document: begun, opened, edited, saved, given up. The window tells a
//! [`Session`] what a person asks for and what background work has brought, and carries out its
//! [`Effect`]s; what touches the disk or draws is not in here. Work is addressed to a document and a
//! state of it, so that nothing that comes back late lands on another one.

pub mod disk;
pub mod document;
mod drafting;
pub mod drafts;
pub mod effect;
mod ended;
mod handing;
pub mod kept;
pub mod leaving;
pub mod phase;
pub mod report;
mod room;
pub mod said;
mod saving;
mod stepping;
pub mod steps;
pub mod store;
pub mod work;

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;

use jiff::civil::Date;

use crate::assessment::edit::Edit;
use crate::base::ids::RequestId;
use crate::storage::journal::recover::Summary;
use crate::storage::{Access, Replace, Unlock};
use document::{Document, DocumentId, Version, counts_at_once};
pub use effect::Effect;
use kept::Kept;
pub use leaving::Unsaved;
use phase::{OfferId, Phase};
use report::{BesideAnswers, ExportJob, ReportChoice};
use room::Room;
pub use said::Said;
use store::{Left, Store};
use work::{Look, Work};

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
    /// Journals that cannot be read and of which that was said.
    told: BTreeSet<PathBuf>,
    /// How much room the document's file has left.
    room: Room,
    /// What long registers say is being counted.
    counting: bool,
    /// The last number that was given to an opening or an offer.
    last: u64,
}

/// A window that fell in the midst of a change leaves what it had noted before.
impl<S: Store> Drop for Session<S> {
    fn drop(&mut self) {
        if let Some(doc) = &self.doc {
            self.kept.hold_again(doc);
        }
    }
}

impl<S: Store> Session<S> {
    /// A session without a document.
    #[must_use]
    pub fn new(store: S, today: fn() -> Date) -> Self {
        let (effects, offers) = (VecDeque::new(), Vec::new());
        let (kept, phase) = (Kept::default(), Phase::Idle);
        let (told, room) = (BTreeSet::new(), Room::default());
        Self { store, today, doc: None, kept, phase, offers, effects, told, room, counting: false, last: 0 }
    }

    /// The day that it is.
    #[must_use]
    pub fn today(&self) -> Date {
        (self.today)()
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

    /// Makes an edit that can be taken back, within the limits of a file.
    pub fn edit(&mut self, edit: Edit) {
        let today = self.today();
        let Some(doc) = &mut self.doc else { return };
        let brings = edit.brings(&doc.assessment);
        let room = self.room.left(doc, brings);
        if !room::takes(doc, &edit, brings, room) {
            return self.say(Said::NoRoom(Box::new(edit)));
        }
        let (edit, cuts) = edit.entering(&doc.assessment, room);
        self.kept.loosen();
        doc.edit(edit, today);
        self.room.brought(doc, brings);
        if !cuts.is_empty() {
            // Fields show what went in.
            doc.generation += 1;
            self.say(Said::Cut(cuts));
        }
    }

    /// Keeps the journal up with the document, and what long registers say; to be called after edits, once a frame.
    pub fn follow(&mut self) {
        if !self.counting
            && let Some(doc) = &self.doc
            && !counts_at_once(&doc.assessment.registers)
            && let today = self.today()
            && let Some(registers) = doc.uncounted(today)
        {
            self.counting = true;
            let (document, registers) = (doc.id, registers.clone());
            self.effects.push_back(Effect::Begin(Work::Count { document, registers, today }));
        }
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
    pub fn look_at(&mut self, document: DocumentId, look: Look, path: PathBuf, unlock: Unlock) {
        if self.is_open(document) {
            self.effects.push_back(Effect::Begin(Work::LookAt { document, look, path, unlock }));
        } else {
            self.say(Said::NotForThis(path));
        }
    }

    /// Makes a report of a document.
    pub fn export(
        &mut self,
        document: DocumentId,
        path: PathBuf,
        replace: Replace,
        choice: ReportChoice,
        beside: BesideAnswers,
    ) {
        match &self.doc {
            Some(doc) if doc.id == document => {
                let source = report::ReportSource::of(doc, self.today(), beside);
                let job = Box::new(ExportJob { path, replace, source, choice });
                self.effects.push_back(Effect::Begin(Work::Export { document, job }));
            }
            _ => self.say(Said::NotForThis(path)),
        }
    }

    /// Takes answers that came back into the document that they were compared with, and notes that what went
    /// out under a request came back. Returns whether they were taken: there may be no room for them.
    pub fn merge(&mut self, document: DocumentId, edit: Edit, request: Option<&RequestId>) -> bool {
        let open = self.doc.as_ref().filter(|doc| doc.id == document);
        let brings = open.map_or(0, |doc| edit.brings(&doc.assessment));
        if let Some(doc) = open
            && !room::takes(doc, &edit, brings, self.room.left(doc, brings))
        {
            self.say(Said::NoRoom(Box::new(edit)));
            return false;
        }
        // A step of undo of its own, below the answers: it came back, whatever of it stays.
        if let Some(request) = request {
            self.came_back(document, request);
        }
        if self.is_open(document) {
            self.edit(edit);
            if let Some(doc) = &mut self.doc {
                doc.generation += 1;
            }
            return true;
        }
        false
    }
}
