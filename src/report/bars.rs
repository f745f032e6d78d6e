//! Bars whose parts are told by how sure they are, as data: what the registers come to, drawn by `paper`.

/// Bars below each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The bars, from the top down.
    pub bars: Vec<BarMark>,
    /// What their parts mean.
    pub legend: BarsLegend,
}

/// A bar. Its ends are parts of the whole, 0 to 1, none less than the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct BarMark {
    /// What it is of.
    pub label: String,
    /// Up to where it is sure: filled.
    pub sure: f32,
    /// Up to where it may come with what is known to be a part of it: pale.
    pub most: f32,
    /// Up to where it may come with what is not known: hatched.
    pub outermost: f32,
    /// Where the estimate lies, if there is one: a line across.
    pub estimate: Option<f32>,
    /// What is written beside it: its numbers.
    pub text: String,
}

/// The words for the parts of bars; what no bar has is not named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarsLegend {
    /// For what is sure.
    pub sure: String,
    /// For what may come to it, where bars have that.
    pub most: Option<String>,
    /// For what is not known.
    pub outermost: String,
    /// For the estimate, where bars have one.
    pub estimate: Option<String>,
}
