//! What a screen sees of the window while it draws an open document.

use jiff::civil::Date;

use super::settings::SingleKeys;
use super::words::AppWords;
use crate::base::lang::Lang;
use crate::questionnaire::at_hand::AtHand;
use crate::session::document::Document;

/// What a screen sees of an open document.
pub struct View<'a> {
    /// The document.
    pub doc: &'a Document,
    /// The wording of the window.
    pub words: &'a AppWords,
    /// The language of the window.
    pub lang: Lang,
    /// Today.
    pub today: Date,
    /// The reference lists at hand.
    pub lists: &'a AtHand,
    /// What keys do on a question that are pressed without another.
    pub single_keys: SingleKeys,
    /// True while an input method composes: nothing is taken over then.
    pub composing: bool,
    /// True while a dialog covers the screen, or one of the system is open: keys are for the dialog then.
    pub covered: bool,
}
