//! The check of a reference list.

use super::alone;
use super::fault::Fault;
use super::found::Found;
use crate::questionnaire::list::ReferenceList;

/// Every fault of a reference list's text, by place. Empty when there is none.
#[must_use]
pub fn check_list(text: &str) -> Vec<Fault> {
    let (mut found, parsed) = Found::parse::<ReferenceList>(text);
    if let Some(list) = parsed {
        found.id("id", list.id.as_str());
        found.text("title", &list.title);
        found.text("source", &list.source);
        found.optional("note", list.note.as_ref());
        found.optional("check", list.check.as_ref());
        for (i, question) in list.serves.iter().enumerate() {
            found.id(&format!("serves.{i}"), question.as_str());
        }
        if list.as_of.parse::<jiff::civil::Date>().is_err() {
            found.date("as_of", &list.as_of, "2025-12-12");
        }
        found.filled("items", list.items.len());
        found.unique("items", list.items.iter().map(|item| item.id.as_str()));
        for (i, item) in list.items.iter().enumerate() {
            let at = format!("items.{i}");
            found.id(&format!("{at}.id"), item.id.as_str());
            found.text(&format!("{at}.name"), &item.name);
            found.optional(&format!("{at}.detail"), item.detail.as_ref());
            if let Some(since) = &item.since
                && (since.len() != 7 || format!("{since}-01").parse::<jiff::civil::Date>().is_err())
            {
                found.date(&format!("{at}.since"), since, "2025-12");
            }
        }
    }
    alone(found.sorted())
}
