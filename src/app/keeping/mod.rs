//! What the window asks and says about how the document is kept: a file that was changed outside or
//! could not be saved, encryption, and what an earlier session left to be recovered.

mod act;
pub mod action;
mod dialogs;
mod notices;
mod words;

pub use action::{Form, KeepAction, Protecting, Way};
pub use words::{KeepWords, keep_words};

use super::App;
use crate::base::lang::Lang;

impl App {
    fn keep_words(&self) -> &'static KeepWords {
        keep_words(self.settings.lang)
    }
}

/// A moment as people of a language write it, in the local time zone.
fn moment(at: jiff::Timestamp, lang: Lang) -> String {
    let local = at.to_zoned_datetime(jiff::tz::TimeZone::system());
    match lang {
        Lang::Ja => format!(
            "{}年{}月{}日 {}:{:02}",
            local.year(),
            local.month(),
            local.day(),
            local.hour(),
            local.minute()
        ),
        Lang::En => local.strftime("%-d %B %Y, %H:%M").to_string(),
    }
}
