//! The check of a reference list, by itself or in an overlay.

use super::alone;
use super::fault::Fault;
use super::found::Found;
use crate::questionnaire::list::ReferenceList;

/// Every fault of a reference list's text, by place. Empty when there is none.
#[must_use]
pub fn check_list(text: &str) -> Vec<Fault> {
    let (mut found, parsed) = Found::parse::<ReferenceList>(text);
    if let Some(of) = parsed {
        list(&mut found, "", &of);
    }
    alone(found.sorted())
}

/// The faults of a list whose path is `at`, with a dot behind it where it has one.
pub(super) fn list(found: &mut Found<'_>, at: &str, list: &ReferenceList) {
    let path = |name: &str| format!("{at}{name}");
    found.id(&path("id"), list.id.as_str());
    found.text(&path("title"), &list.title);
    found.text(&path("source"), &list.source);
    found.optional(&path("note"), list.note.as_ref());
    found.optional(&path("check"), list.check.as_ref());
    for (i, question) in list.serves.iter().enumerate() {
        found.id(&path(&format!("serves.{i}")), question.as_str());
    }
    if list.as_of.parse::<jiff::civil::Date>().is_err() {
        found.date(&path("as_of"), &list.as_of, "2025-12-12");
    }
    found.filled(&path("items"), list.items.len());
    found.unique(&path("items"), list.items.iter().map(|item| item.id.as_str()));
    for (i, item) in list.items.iter().enumerate() {
        let at = path(&format!("items.{i}"));
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
