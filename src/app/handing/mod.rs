//! Questions that go to departments: what the person is asked when they go, what a department's file says of
//! itself, and the list of what is out.

mod asked;
mod dialog;
mod out;

pub use asked::{card, strip};
pub use out::list;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::assessment::handing::Handing;
use crate::assessment::standing::{Along, Request};
use crate::base::ids::{QuestionId, RequestId};
use crate::base::typed_dates::{NoDate, typed_date};
use crate::session::document::DocumentId;

/// What is typed when questions go to others.
#[derive(Clone, Debug, PartialEq)]
pub struct HandForm {
    /// The document that they are of.
    pub document: DocumentId,
    /// The questions.
    pub questions: BTreeSet<QuestionId>,
    /// Whom they are for.
    pub to: String,
    /// Who asks.
    pub from: String,
    /// By when, as it is typed.
    pub by: String,
    /// What to do with the file in the end.
    pub then: String,
    /// What goes along with the questions.
    pub along: Along,
}

impl HandForm {
    /// The date by which the answers are wanted; `None` where nothing is typed.
    ///
    /// # Errors
    /// Why what is typed is no date.
    pub fn date(&self) -> Result<Option<Date>, NoDate> {
        if self.by.trim().is_empty() { Ok(None) } else { typed_date(&self.by).map(Some) }
    }

    /// What goes out today under an id that nothing else has; `None` while what is typed is no date.
    pub(super) fn handing(&self, id: RequestId, on: Date) -> Option<Handing> {
        let text = |typed: &str| typed.trim().to_owned();
        let by = self.date().ok()?;
        let (from, to, then) = (text(&self.from), text(&self.to), text(&self.then));
        let request = Request { id, from, to, on, by, then };
        Some(Handing { request, questions: self.questions.clone(), along: self.along })
    }
}
