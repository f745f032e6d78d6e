//! What dialogs and notices about the document's file ask for, and what is typed into them.

use zeroize::Zeroizing;

use crate::assessment::handing::Handing;
use crate::session::document::DocumentId;
use crate::session::phase::OfferId;
use crate::storage::Protection;

/// What is typed into a dialog; wiped when it closes, as far as it can be.
#[derive(Debug, Default)]
pub struct Form {
    /// A passphrase.
    pub secret: Zeroizing<String>,
    /// The same once more.
    pub again: Zeroizing<String>,
    /// Public keys, or the path of a key file.
    pub keys: String,
    /// How the document is to be kept.
    pub way: Way,
}

impl Form {
    /// The form for a file of a document that is kept so: the choice that it begins with.
    #[must_use]
    pub fn of(what: &Protecting, protection: &Protection) -> Self {
        let way = match (what, protection) {
            (Protecting::Document, Protection::Clear) => Way::Clear,
            (Protecting::Document, Protection::Passphrase(_) | Protection::Keys(_)) => Way::Same,
            (_, Protection::SomeKeys(_)) => Way::Keys,
            (Protecting::Here | Protecting::HandOut(..), _) => Way::Passphrase,
        };
        Self { way, ..Self::default() }
    }
}

/// Which file is to be kept in a way.
#[derive(Clone, Debug)]
pub enum Protecting {
    /// The document, at a place that is chosen.
    Document,
    /// The document, where it is.
    Here,
    /// These questions of a document, for others.
    HandOut(DocumentId, Box<Handing>),
}

/// How a document is to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// As it is.
    #[default]
    Clear,
    /// As the document is kept.
    Same,
    /// Encrypted with a passphrase.
    Passphrase,
    /// Encrypted to public keys.
    Keys,
}

/// What a dialog or a notice asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepAction {
    /// Read the file again and drop what is in the window.
    Reload,
    /// Replace what another program has written.
    Overwrite,
    /// Save to another place.
    SaveAs,
    /// Close what is asked.
    Cancel,
    /// Open with what was typed.
    Unlock,
    /// Go on with what an earlier session left.
    Resume(OfferId),
    /// Ask whether to remove it.
    AskDrop(OfferId),
    /// Remove it for good.
    Drop(OfferId),
    /// Choose the place for what is kept as chosen.
    Protect,
    /// Keep the document as chosen, where it is.
    ProtectHere,
    /// Save the report that anybody can read.
    InClear,
    /// Remove the document's file in clear.
    RemoveClear,
}
