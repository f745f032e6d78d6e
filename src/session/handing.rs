//! Questions that go out to departments and come back: the document notes it, the file is written in the
//! background.

use std::path::PathBuf;

use super::Session;
use super::document::DocumentId;
use super::effect::Effect;
use super::said::Said;
use super::store::Store;
use super::work::Work;
use crate::assessment::handing::Handing;
use crate::audience::handout;
use crate::base::ids::RequestId;
use crate::storage::{Protection, Replace};

impl<S: Store> Session<S> {
    /// Writes questions of a document for others, and notes it in the document.
    pub fn hand_out(
        &mut self,
        document: DocumentId,
        handing: &Handing,
        path: PathBuf,
        protection: Protection,
        replace: Replace,
    ) {
        let Some(doc) = self.doc.as_ref().filter(|doc| doc.id == document) else {
            return self.say(Said::NotForThis(path));
        };
        let handout = Box::new(handout(&doc.assessment, handing));
        let (questionnaire, request) = (doc.questionnaire.clone(), handing.request.id.clone());
        // Before it is written, so that whoever closes meanwhile is asked about the note.
        let noted = doc.assessment.going_out(handing);
        self.edit(noted);
        let work = Work::HandOut { document, path, replace, request, handout, questionnaire, protection };
        self.effects.push_back(Effect::Begin(work));
    }

    /// What was to go out under a request of a document was not written.
    pub(super) fn not_handed_out(&mut self, document: DocumentId, request: &RequestId) {
        let doc = self.doc.as_ref().filter(|doc| doc.id == document);
        if let Some(edit) = doc.map(|doc| doc.assessment.staying(request)) {
            self.edit(edit);
        }
    }

    /// Notes that what went out under a request of a document came back.
    pub fn came_back(&mut self, document: DocumentId, request: &RequestId) {
        let today = self.today();
        let doc = self.doc.as_ref().filter(|doc| doc.id == document);
        if let Some(edit) = doc.and_then(|doc| doc.assessment.coming_back(request, today)) {
            self.edit(edit);
        }
    }
}
