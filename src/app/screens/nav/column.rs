//! What the column at the left is told to show.

use crate::app::route::Screen;
use crate::app::words::AppWords;
use crate::base::lang::Lang;
use crate::session::document::Document;

/// What the column shows.
pub struct Nav<'a> {
    /// The wording of the window.
    pub words: &'a AppWords,
    /// The language of the window.
    pub lang: Lang,
    /// The screen in view.
    pub screen: Screen,
    /// The open document.
    pub doc: Option<&'a Document>,
    /// A narrow window: icons with their words below.
    pub narrow: bool,
}
