//! What can go wrong before a command runs or a window opens, the language of the locale, in which it
//! is said, the day, and ids that nothing else has.

use std::hash::{BuildHasher, RandomState};
use std::io::Write as _;

use jiff::civil::Date;

use crate::base::ids::RequestId;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::sandbox::{NotShut, deny_network};

/// What went wrong.
#[derive(Debug)]
pub enum Trouble {
    /// The kernel would not shut the network out. The program goes on.
    NotShut(NotShut),
    /// The system has not the graphics that the window needs.
    NoGraphics,
    /// The window does not open, and what the system says about it.
    WindowFailed(String),
    /// The window is asked of a program that was built without it.
    NoWindow,
}

texts! {
    struct Words { no_window window_failed no_graphics not_shut }
}

static WORDS: Wording<Words> =
    Wording::new(include_str!("../assets/lang/ja/start.ron"), include_str!("../assets/lang/en/start.ron"));

impl Trouble {
    /// That the window does not open, for this reason. Where graphics are missing that is a page of settings which
    /// were tried.
    #[must_use]
    pub fn of_window(reason: &str) -> Self {
        let lower = reason.to_lowercase();
        match lower.contains("opengl") || lower.contains("glutin") {
            true => Self::NoGraphics,
            false => Self::WindowFailed(reason.to_owned()),
        }
    }

    /// Tells it on standard error in the language of the locale. Where a program was started without a terminal
    /// nobody reads it.
    pub fn tell(&self) {
        let _ = writeln!(std::io::stderr(), "keian: {}", self.message(locale()));
    }

    /// What happened and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let w = WORDS.get(lang);
        match self {
            Self::NotShut(reason) => fill(&w.not_shut, &[("reason", &reason.to_string())]),
            Self::WindowFailed(reason) => fill(&w.window_failed, &[("reason", reason)]),
            Self::NoGraphics => w.no_graphics.clone(),
            Self::NoWindow => w.no_window.clone(),
        }
    }
}

/// Shuts the network out, or tells why not. To be called before any other thread runs.
pub fn shut_network() {
    if let Err(reason) = deny_network() {
        Trouble::NotShut(reason).tell();
    }
}

/// Whether programs are started from the desktop here: nobody has set an environment for them, and nobody sees
/// what they write to standard error.
pub const FROM_DESKTOP: bool = cfg!(any(windows, target_os = "macos"));

/// The language of the locale: Japanese where it says so, else English.
#[must_use]
pub fn locale() -> Lang {
    if locale_name().is_some_and(|name| name.starts_with("ja")) { Lang::Ja } else { Lang::En }
}

/// The name of the locale, such as `ja_JP.UTF-8` or `ja-JP`: what the environment says, or, where it says
/// nothing on Windows and macOS, the person's language there.
#[must_use]
pub fn locale_name() -> Option<String> {
    let set = |name: &&str| std::env::var(name).ok();
    let environment: Vec<String> = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(set).collect();
    named(environment, || if FROM_DESKTOP { sys_locale::get_locale() } else { None })
}

fn named(environment: Vec<String>, of_system: impl FnOnce() -> Option<String>) -> Option<String> {
    environment.into_iter().find(|value| !value.is_empty()).or_else(of_system)
}

/// Today in the local time zone.
#[must_use]
pub fn today() -> Date {
    jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system()).date()
}

/// The id of a request: 128 bits by the random keys that the system gives to this process, and the moment.
#[must_use]
pub fn fresh_id() -> RequestId {
    let half = || RandomState::new().hash_one(jiff::Timestamp::now().as_nanosecond());
    RequestId::new(format!("{:016x}{:016x}", half(), half()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_is_given_twice() {
        let ids: std::collections::BTreeSet<RequestId> = (0..1000).map(|_| fresh_id()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(RequestId::is_well_formed));
    }

    #[test]
    fn both_languages_have_every_sentence() {
        WORDS.assert_alike();
    }

    #[test]
    fn the_environment_is_asked_for_the_language_before_the_system() {
        let system = || Some("ja-JP".to_owned());
        let said = |values: &[&str]| named(values.iter().map(|value| (*value).to_owned()).collect(), system);
        assert_eq!(said(&["en_GB.UTF-8", "ja_JP.UTF-8"]).as_deref(), Some("en_GB.UTF-8"));
        assert_eq!(said(&["", "C"]).as_deref(), Some("C"));
        assert_eq!(said(&["", ""]).as_deref(), Some("ja-JP"));
        assert_eq!(said(&[]).as_deref(), Some("ja-JP"));
    }

    #[test]
    fn missing_graphics_are_told_in_a_sentence_without_what_was_tried() {
        for reason in [
            "Exiting because of error: Found no glutin configs matching the template: ConfigTemplate { color_buffer_type: \
             Rgb { r_size: 8 } }. Error: no config",
            "OpenGL: egui_glow requires opengl 2.0+. ",
        ] {
            let said = Lang::ALL.map(|lang| Trouble::of_window(reason).message(lang));
            assert!(
                said.iter().all(|said| said.contains("OpenGL 2.0") && !said.contains("emplate")),
                "{said:?}"
            );
        }
        assert!(Trouble::of_window("no screen").message(Lang::En).contains("(no screen)"));
    }

    #[test]
    fn a_window_that_does_not_open_is_told_with_its_reason() {
        let trouble = Trouble::WindowFailed("no screen".to_owned());
        assert_eq!(
            Lang::ALL.map(|lang| trouble.message(lang)),
            [
                "画面を開けませんでした(no screen)。ディスプレイがあるか確かめてください。コマンド(keian --help)は画面がなくても使えます。",
                "The window could not be opened (no screen). Check that there is a screen; the commands (keian --help) need none.",
            ]
        );
    }
}
