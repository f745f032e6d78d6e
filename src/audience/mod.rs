//! Who gets to see what: a table says what of an assessment is shown to whom (`policy`), and only what was
//! disclosed by it reaches a report, an attachment or a file for others. The figures that are shown are
//! reckoned from the whole.

mod disclosed;
mod earlier;
mod edition;
pub mod handing;
mod handout;
mod policy;

pub use disclosed::Disclosed;
pub use earlier::Earlier;
pub use edition::{Edition, UnknownEdition};
pub use handout::handout;
pub use policy::{Audience, PolicyField, Show};
