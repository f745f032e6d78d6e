//! What cells have refused, in words.

use super::drafts::CellDrafts;
use super::words::room_words;
use crate::app::widgets::table::table_words;
use crate::base::characters::in_short;
use crate::base::lang::{Lang, fill};
use crate::import::columns::Part;

/// How many texts that cells have refused are named one by one.
const NAMED: usize = 2;

/// How many characters of each.
const SHORT: usize = 40;

/// What the cells of some registers have refused, and why: the first ones, and how many more there are. Nothing where
/// there is none.
#[must_use]
pub fn refused_said(drafts: &CellDrafts, parts: &[Part], lang: Lang) -> Vec<String> {
    let words = table_words(lang);
    let mut said: Vec<String> = parts
        .iter()
        .flat_map(|part| drafts.refused(*part).map(|refused| (*part, refused)))
        .map(|(part, (row, column, text, why))| {
            let (cell, text) = (part.cell_name(row, column, lang), in_short(text, SHORT));
            let values = [("cell", &*cell), ("text", &*text), ("reason", &*why.message(lang))];
            fill(&words.refused, &values)
        })
        .collect();
    let more = said.len().saturating_sub(NAMED);
    said.truncate(NAMED);
    if more > 0 {
        said.push(fill(&words.more, &[("count", &more.to_string())]));
    }
    said
}

/// What is lost where a document is left in whose cells something was refused: nothing where there is none.
#[must_use]
pub fn lost_with(drafts: &CellDrafts, lang: Lang) -> Vec<String> {
    let mut said = refused_said(drafts, &Part::ALL, lang);
    if !said.is_empty() {
        said.insert(0, room_words(lang).lost_by_closing.clone());
    }
    said
}
