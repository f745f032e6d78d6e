//! A reference list at hand, with where it is from and its fingerprint.

use super::list::ReferenceList;
use crate::base::digest::digest_of;
use crate::base::ids::Digest;

/// A list with where it is from.
#[derive(Clone, Debug, PartialEq)]
pub struct ListAtHand {
    /// The list.
    pub list: ReferenceList,
    /// Where it is from.
    pub origin: ListOrigin,
    /// The fingerprint of what it says, if it can be written.
    pub digest: Option<Digest>,
}

/// Where a list is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOrigin {
    /// It is compiled in.
    Shipped,
    /// It took the place of the one that is compiled in.
    Replaced,
    /// The overlay brings it.
    Overlay,
}

impl ListAtHand {
    /// A list from somewhere.
    #[must_use]
    pub fn new(list: ReferenceList, origin: ListOrigin) -> Self {
        let digest = digest_of(&list).ok().map(Digest::new);
        Self { list, origin, digest }
    }
}
