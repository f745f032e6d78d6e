//! How much room the file of a document has left, so that what does not go in is said where it comes in and
//! never first at a save. The bytes are added up edit by edit as they may be at most; only where that comes
//! to more than a file may have are they counted.

use super::document::{Document, DocumentId};
use crate::assessment::Assessment;
use crate::assessment::edit::Edit;
use crate::base::limits::MAX_BYTES;
use crate::questionnaire::{Checked, Provenance};
use crate::storage;

/// What is kept free: encryption adds to a file, and small edits are not asked about.
const RESERVE: u64 = 64 * 1024;

/// What the file of a document may have at most by what is known of it.
#[derive(Debug, Default)]
pub(super) struct Room {
    of: Option<(DocumentId, u64)>,
    at_most: u64,
}

impl Room {
    /// How many bytes the file has room for, as far as it matters to an edit that brings so many.
    pub(super) fn left(&mut self, doc: &Document, brings: u64) -> u64 {
        // After a step of undo, or in another document, what was added up is of another state.
        if self.of != Some((doc.id, doc.revision)) {
            self.at_most = if matches!(doc.questionnaire.provenance(), Provenance::Shipped) {
                doc.assessment.weight()
            } else {
                // Its questions go along.
                storage::size(&doc.assessment, &doc.questionnaire)
            };
        }
        if self.at_most + brings > MAX_BYTES - RESERVE {
            self.at_most = storage::size(&doc.assessment, &doc.questionnaire);
        }
        self.of = Some((doc.id, doc.revision));
        (MAX_BYTES - RESERVE).saturating_sub(self.at_most)
    }

    /// The edit was made.
    pub(super) fn brought(&mut self, doc: &Document, brings: u64) {
        self.of = Some((doc.id, doc.revision));
        self.at_most += brings;
    }
}

/// Whether a document takes an edit: what can be cut is cut, and anything else has to fit, or to make the
/// file no larger.
pub(super) fn takes(doc: &Document, edit: &Edit, brings: u64, room: u64) -> bool {
    if !edit.is_whole() || brings <= room {
        return true;
    }
    let mut then = doc.assessment.clone();
    let _ = edit.clone().apply(&mut then);
    let size = |assessment| storage::size(assessment, &doc.questionnaire);
    let bytes = size(&then);
    bytes <= MAX_BYTES - RESERVE || bytes <= size(&doc.assessment)
}

/// Whether answers are more than a file may have, as those may be that were recovered.
pub(super) fn is_over(assessment: &Assessment, questionnaire: &Checked) -> bool {
    assessment.weight() > MAX_BYTES && storage::size(assessment, questionnaire) > MAX_BYTES
}
