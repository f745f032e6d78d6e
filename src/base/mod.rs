//! The ground floor: ids, languages and texts, levels, characters, dates, limits, digests. Knows nothing of
//! what stands above it, and every other floor may know it.

pub mod cause;
pub mod characters;
pub(crate) mod compiled;
pub mod dates;
pub mod digest;
pub mod fonts;
pub mod ids;
pub mod lang;
pub mod level;
pub mod licences;
pub mod limits;
pub mod nearest;
pub mod typed_dates;
pub mod typography;
