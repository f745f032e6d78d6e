//! What must be so after every step, whatever happened before: reckoned from what the person did and
//! what was written, not from what the session says of itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use keian::assessment::Assessment;
use keian::session::Session;
use keian::session::document::{Document, DocumentId, Version};
use keian::session::phase::{Origin, Phase};

use crate::world::{World, secret_of};

/// What is known of a document.
#[derive(Clone, Debug)]
pub struct Fate {
    /// What it held after the last edit.
    pub latest: Assessment,
    /// Its state then.
    pub version: Version,
    /// What is in its file; `None` without one.
    pub written: Option<Assessment>,
    /// Its file.
    pub path: Option<PathBuf>,
    /// How it is kept.
    pub secret: Option<String>,
    /// The states that the person has agreed to lose.
    pub given_up: Vec<Version>,
    /// The state that stands in the report or the earlier version that it came from.
    pub in_report: Option<Version>,
    /// The writes of its file that this document has shown.
    pub shown: Vec<u64>,
}

impl Fate {
    pub fn is_unsaved(&self) -> bool {
        self.written.as_ref() != Some(&self.latest)
    }

    /// It may be let go of.
    pub fn may_go(&self) -> bool {
        !self.is_unsaved() || self.given_up.contains(&self.version)
    }
}

/// All documents that there were.
#[derive(Debug, Default)]
pub struct Model {
    pub fates: BTreeMap<u64, Fate>,
    /// By the order in which they came.
    ids: Vec<DocumentId>,
    /// What each write wrote.
    pub history: BTreeMap<u64, Assessment>,
    /// The last write of each file that a document made.
    pub own_writes: BTreeMap<PathBuf, u64>,
    /// A close was asked for while a save was under way.
    pub closes_after_save: bool,
}

impl Model {
    fn number(&self, id: DocumentId) -> Option<u64> {
        self.ids.iter().position(|known| *known == id).map(|place| place as u64)
    }

    pub fn fate(&mut self, id: DocumentId) -> Option<&mut Fate> {
        let number = self.number(id)?;
        self.fates.get_mut(&number)
    }

    /// The document that came last.
    pub fn last(&self) -> Option<(DocumentId, &Fate)> {
        let id = *self.ids.last()?;
        Some((id, self.fates.get(&self.number(id)?)?))
    }

    /// A document came. `written` is what is in its file.
    pub fn comes(
        &mut self,
        origin: &Origin,
        doc: &Document,
        written: Option<Assessment>,
        session: &Session<World>,
    ) {
        if let Some((_, before)) = self.last() {
            assert!(before.may_go(), "an edit was lost when another document came: {before:?}");
        }
        let held = session.kept().held.as_ref();
        let known = held.and_then(|held| held.known.as_ref()).map(|known| known.parse::<u64>().unwrap());
        if let (Some(known), Some(written)) = (known, &written) {
            assert_eq!(&self.history[&known], written, "what is known of the file is not what was read");
        }
        // What a journal had is not what its file had.
        if let (Origin::File { .. }, Some(held)) = (origin, held) {
            let own = self.own_writes.get(&held.path);
            assert!(own.copied() <= known, "what came was read before the file was last written");
        }
        self.ids.push(doc.id);
        let fate = Fate {
            latest: doc.assessment.clone(),
            version: doc.version(),
            written,
            path: held.map(|held| held.path.clone()),
            secret: secret_of(&session.kept().protection),
            given_up: Vec::new(),
            in_report: matches!(origin, Origin::Report(_) | Origin::Backup(_)).then(|| doc.version()),
            shown: known.into_iter().collect(),
        };
        self.fates.insert(self.ids.len() as u64 - 1, fate);
    }

    /// The person edited the document.
    pub fn edited(&mut self, doc: &Document) {
        let fate = self.fate(doc.id).expect("a document that never came was edited");
        (fate.latest, fate.version) = (doc.assessment.clone(), doc.version());
    }

    /// What must hold whenever nothing is being done.
    pub fn holds(&self, session: &Session<World>, world: &World) {
        let Some(doc) = session.document() else { return };
        let (id, fate) = self.last().expect("a document came that nobody asked for");
        assert_eq!(doc.id, id, "another document is open than the one that came last");
        assert_eq!(doc.assessment, fate.latest, "answers changed that nobody edited");
        assert_eq!(doc.path, fate.path, "the document took on another path");
        let held = session.kept().held.as_ref();
        assert_eq!(held.map(|held| &held.path), fate.path.as_ref(), "the document took on another file");
        assert_eq!(secret_of(&session.kept().protection), fate.secret, "it took on another protection");
        if !doc.is_unsaved() {
            assert!(!fate.is_unsaved(), "it is called saved and is not");
        }
        if fate.is_unsaved() && fate.in_report != Some(fate.version) && !session.may_close() {
            let disk = world.disk();
            let noted = disk.journals.values().any(|journal| {
                journal.is_held()
                    && journal.noted.as_ref() == Some(&fate.latest)
                    && journal.secret == fate.secret
            });
            assert!(noted, "what is unsaved is in no journal");
        }
    }

    /// The window was told to close.
    pub fn closes(&mut self) {
        if let Some((_, fate)) = self.last() {
            assert!(fate.may_go(), "the window closes over unsaved changes: {fate:?}");
        }
        self.closes_after_save = false;
    }

    /// A save has ended and was taken in.
    pub fn save_ended(&mut self, session: &Session<World>) {
        if self.closes_after_save && !session.is_saving() {
            let goes_on = match session.phase() {
                Phase::Closing { .. } | Phase::Asking { .. } | Phase::Refused { .. } => true,
                Phase::Idle | Phase::Opening { .. } | Phase::Placing { .. } | Phase::Saving { .. } => false,
            };
            assert!(goes_on, "a close that was asked for was forgotten: {:?}", session.phase());
            self.closes_after_save = false;
        }
    }
}
