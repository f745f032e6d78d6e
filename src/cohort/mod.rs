//! Many companies and one association: what it asks for ([`Invitation`]), what a member hands in
//! ([`Submission`]), and what of it may be shown ([`Released`]). Opens no file and knows no key: what is
//! encrypted is opened before it comes here. The rules and why they are so: `docs/cohort.md`.

pub mod agenda;
pub mod cohort_words;
pub mod count;
pub mod groups;
pub mod handing_in;
pub mod invitation;
pub mod ledger;
pub mod month;
pub mod position;
pub mod position_words;
pub mod preview;
pub mod release;
pub mod rules;
pub mod sign;
pub mod submission;
pub mod take;

pub use invitation::{Band, Invitation, Margin, ResultView};
pub use month::Month;
pub use release::{Cohort, Released};
pub use sign::{Sign, Signs};
pub use submission::Submission;
