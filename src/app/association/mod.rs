//! A member's side of its association in the window: an invitation is opened, all that would leave is shown, and
//! the submission is written and noted; published results are opened beside the company's own answers.

mod act;
pub mod action;
pub mod association_words;
pub mod files;
pub mod made;
pub mod prepared;
pub mod state;
