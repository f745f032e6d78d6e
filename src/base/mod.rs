//! The ground floor: ids, languages and texts, levels, quantities, characters, dates, limits, digests, what
//! is shared. Knows nothing of
//! what stands above it, and every other floor may know it.

pub mod cause;
pub mod characters;
pub(crate) mod compiled;
pub mod countries;
pub mod country;
pub mod dates;
pub mod digest;
pub mod file_kind;
pub mod fold;
pub mod fonts;
pub mod ids;
pub mod lang;
pub mod level;
pub mod licences;
pub mod limits;
pub mod meaning;
pub mod nearest;
pub mod numbers_said;
pub mod shared;
pub mod typed_dates;
pub mod typography;
pub mod units;

/// The program and its version, as it stands in files and reports.
pub const APP: &str = concat!("Keian ", env!("CARGO_PKG_VERSION"));

/// The digest of all that decides the bytes of a report that the program makes: two programs of which it is
/// the same make the same report of the same answers.
pub const MAKES: &str = env!("KEIAN_MAKES");
