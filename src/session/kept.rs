//! How the open document is kept: its file, its protection, and the journal that follows its edits.

use super::document::Document;
use super::store::{Held, Log, Store};
use crate::storage::{Lack, Protection, SaveError, Subject};

/// How the open document is kept.
#[derive(Debug)]
pub struct Kept<S: Store> {
    /// Its file; `None` while it has none.
    pub held: Option<Held<S::File>>,
    /// How it is kept; without a file, how it will be unless a person says otherwise.
    pub protection: Protection,
    journal: Option<S::Journal>,
    /// The document's revision that the journal has.
    noted: u64,
    /// The journal has let go of what it had, and is to be told anew.
    loose: bool,
    /// The journal could not be begun: said once, and not tried again for this document.
    given_up: bool,
    /// What the person was told that could not be had at the document's place.
    told: Vec<Lack>,
}

impl<S: Store> Default for Kept<S> {
    fn default() -> Self {
        Self {
            held: None,
            protection: Protection::Clear,
            journal: None,
            noted: 0,
            loose: false,
            given_up: false,
            told: Vec::new(),
        }
    }
}

impl<S: Store> Kept<S> {
    /// The keeping of a document that was opened or recovered.
    pub fn of(held: Option<Held<S::File>>, protection: Protection, journal: Option<S::Journal>) -> Self {
        Self { held, protection, journal, ..Self::default() }
    }

    /// Whether it is kept encrypted.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.protection.is_on()
    }

    /// SHA-256 of the document's file when it was last read or written.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        self.held.as_ref()?.known.as_deref()
    }

    /// Why the journal could not be written at the last try.
    #[must_use]
    pub fn trouble(&self) -> Option<SaveError> {
        self.journal.as_ref().and_then(Log::trouble)
    }

    /// The document was saved or given up: nothing of it is to be recovered.
    pub fn forget(&mut self) {
        if let Some(journal) = self.journal.take() {
            journal.close();
        }
    }

    /// The same, and its file is let go of.
    pub fn release(&mut self) {
        self.forget();
        *self = Self::default();
    }

    /// The window was to close and did not: what is unsaved is noted anew.
    pub fn note_anew(&mut self, doc: &Document) {
        self.noted = doc.revision.wrapping_sub(1);
    }

    /// The document is about to be changed: the journal lets go of its parts, so that the change has nothing
    /// to copy, until it is told anew.
    pub fn loosen(&mut self) {
        if let Some(journal) = &self.journal {
            journal.loosen();
            self.loose = true;
        }
    }

    /// Tells the journal what it let go of, where a change was never followed.
    pub fn hold_again(&mut self, doc: &Document) {
        if let (Some(journal), true) = (&self.journal, self.loose && doc.is_unwritten()) {
            journal.note(&doc.assessment);
        }
        self.loose = false;
    }

    fn subject(&self, doc: &Document) -> Subject {
        let held = self.held.as_ref();
        Subject {
            document: held.map(|held| held.path.clone()).or_else(|| doc.path.clone()),
            known: held.and_then(|held| held.known.clone()),
            questionnaire: doc.questionnaire.clone(),
            protection: self.protection.clone(),
        }
    }

    /// Notes what has changed since this was last called. Costs
    /// references to all answers, and nothing where nothing has changed.
    ///
    /// # Errors
    /// See [`SaveError`]: the journal cannot be begun; it is not tried again.
    pub fn follow(&mut self, store: &S, doc: &Document) -> Result<(), SaveError> {
        if self.noted == doc.revision {
            self.hold_again(doc);
            return Ok(());
        }
        self.loose = false;
        if self.journal.is_none() && doc.is_unwritten() && !self.given_up {
            match store.begin(self.subject(doc)) {
                Some(Ok(journal)) => self.journal = Some(journal),
                Some(Err(error)) => {
                    self.given_up = true;
                    return Err(error);
                }
                None => {}
            }
        }
        self.noted = doc.revision;
        match &self.journal {
            Some(journal) if doc.is_unwritten() => journal.note(&doc.assessment),
            Some(journal) => journal.forget(),
            None => {}
        }
        Ok(())
    }

    /// The document was saved to this file, as it stands in the window or as it stood a moment ago.
    /// Returns what could not be had there, if the person was not told so before.
    pub fn saved(&mut self, held: Held<S::File>, doc: &Document) -> Vec<Lack> {
        if self.held.as_ref().is_none_or(|before| before.path != held.path) {
            self.told.clear();
        }
        let untold: Vec<Lack> = held.lacks.iter().filter(|lack| !self.told.contains(lack)).cloned().collect();
        self.told.extend(untold.iter().cloned());
        self.protection = held.protection.clone();
        self.held = Some(held);
        if let Some(journal) = &self.journal {
            journal.forget();
            journal.about(self.subject(doc));
        }
        // What was typed while it was being saved is noted anew.
        self.noted = if doc.is_unwritten() { doc.revision.wrapping_sub(1) } else { doc.revision };
        untold
    }
}
