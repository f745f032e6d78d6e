//! The files of an association: invitation, published cohort and ledger, as text that everybody can read;
//! submissions, encrypted to its key; folders of them.

pub mod folder;
mod published;
mod random;
mod sealed;

pub use published::{
    cohort_bytes, invitation_bytes, ledger_bytes, read_cohort, read_invitation, read_ledger,
};
pub use random::{NoRandomness, fresh_numbered, random_name, random_stem, shuffle};
pub use sealed::{LedgerKey, Opener, seal};
