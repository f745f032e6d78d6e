//! The facts of a company that decide which questions it is asked.

use serde::{Deserialize, Serialize};

/// The size of a company, as it sees itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CompanySize {
    /// Small: up to about 100 people.
    Small,
    /// Medium: up to about 1,000 people.
    #[default]
    Medium,
    /// Large: more.
    Large,
}

impl CompanySize {
    /// All sizes, small first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];
}

/// A fact of the profile that may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fact {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nobody knows, or it has not been said.
    #[default]
    Unknown,
}

impl Fact {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];
}

/// The facts of a profile that conditions may ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The company's size.
    pub size: CompanySize,
    /// It produces overseas.
    pub overseas_production: Fact,
    /// It has items with a single source.
    pub single_sourced: Fact,
    /// Its people and means are scarce.
    pub limited_resources: Fact,
}

impl Facts {
    /// Every combination of facts.
    pub fn all() -> impl Iterator<Item = Self> {
        CompanySize::ALL.into_iter().flat_map(|size| {
            Fact::ALL.into_iter().flat_map(move |overseas_production| {
                Fact::ALL.into_iter().flat_map(move |single_sourced| {
                    Fact::ALL.into_iter().map(move |limited_resources| Self {
                        size,
                        overseas_production,
                        single_sourced,
                        limited_resources,
                    })
                })
            })
        })
    }
}
