//! Who gets to see what: a table says what of an assessment is shown to whom (`policy`), and only what was
//! disclosed by it reaches a report, an attachment or a file for others. The figures that are shown are
//! reckoned from the whole.

mod disclosed;
mod earlier;
mod edition;
pub mod handing;
mod handout;
mod policy;
mod register_figures;
mod register_rows;

pub use disclosed::Disclosed;
pub use earlier::{Earlier, EarlierKind, EarlierState};
pub use edition::{Edition, UnknownEdition};
pub use handout::handout;
pub use policy::{Audience, PolicyField, Show};
pub use register_figures::{
    DueTalk, MeasureFigures, PlaceFigures, RegisterFigures, ScenarioFigures, TalkFigures, TechnologyFigures,
};
