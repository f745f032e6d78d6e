//! The two languages that Keian speaks, a text in both, and the filling-in of placeholders.
//! Wording itself is data: `assets/lang/` for the program, questionnaires for what is asked.

pub(crate) mod texts;

use std::str::FromStr;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::compiled::compiled_in;

/// A language of window, command line and report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lang {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Japanese first.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The language tag of BCP 47: `ja` or `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// Its name in its own words, by which it is found from the other.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::En => "English",
        }
    }

    /// What stands between the names of a row.
    #[must_use]
    pub fn comma(self) -> &'static str {
        match self {
            Self::Ja => "、",
            Self::En => ", ",
        }
    }

    /// What stands between sentences.
    #[must_use]
    pub fn space(self) -> &'static str {
        match self {
            Self::Ja => "",
            Self::En => " ",
        }
    }

    /// What ends a sentence.
    #[must_use]
    pub fn full_stop(self) -> char {
        match self {
            Self::Ja => '。',
            Self::En => '.',
        }
    }

    /// What stands between phrases of a row, which may have commas of their own.
    #[must_use]
    pub fn semicolon(self) -> &'static str {
        match self {
            Self::Ja => "、",
            Self::En => "; ",
        }
    }
}

/// The error of reading a [`Lang`]: the text is no tag of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a language that Keian speaks; use ja or en")]
pub struct UnknownLang(pub String);

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        match text {
            "ja" => Ok(Self::Ja),
            "en" => Ok(Self::En),
            _ => Err(UnknownLang(text.to_owned())),
        }
    }
}

/// A text of the program's own where it opens a line: with a capital, where its language has them.
#[must_use]
pub fn opening(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text in both languages. Empty means missing, which the questionnaire's check reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Japanese.
    #[serde(default)]
    pub ja: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// The wording of a part of the program in both languages, from a RON text each, which is parsed when
/// its language is first asked for.
#[derive(Debug)]
pub struct Wording<T> {
    ja: (&'static str, OnceLock<T>),
    en: (&'static str, OnceLock<T>),
}

impl<T: DeserializeOwned> Wording<T> {
    /// The wording of these texts.
    #[must_use]
    pub const fn new(ja: &'static str, en: &'static str) -> Self {
        Self { ja: (ja, OnceLock::new()), en: (en, OnceLock::new()) }
    }

    /// The text in one language, as it stands in its file.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &'static str {
        self.entry(lang).0
    }

    /// The wording in one language.
    ///
    /// # Panics
    /// When the text is incomplete, which a test of each catalogue holds it not to be with
    /// [`Self::parse`]: a window without words would be of no use to anyone.
    pub fn get(&self, lang: Lang) -> &T {
        self.entry(lang).1.get_or_init(|| {
            let name = format!("{} in '{}'", std::any::type_name::<T>(), lang.tag());
            compiled_in(&name, self.text(lang))
        })
    }

    /// Parses the text of one language.
    ///
    /// # Errors
    /// Where the text is not RON, or lacks a field or has one too many.
    pub fn parse(&self, lang: Lang) -> Result<T, ron::error::SpannedError> {
        ron::from_str(self.text(lang))
    }

    fn entry(&self, lang: Lang) -> &(&'static str, OnceLock<T>) {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }
}

/// Puts values into a template: every `{name}` becomes the value of that name.
/// A name that is not given stays as it is, so that a mistake is seen and nothing is lost.
/// Values are never searched for placeholders.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        let tail = &rest[start..];
        let known = tail.find('}').and_then(|end| {
            let value = values.iter().find(|(name, _)| *name == &tail[1..end])?.1;
            Some((end, value))
        });
        if let Some((end, value)) = known {
            out.push_str(value);
            rest = &tail[end + 1..];
        } else {
            out.push('{');
            rest = &tail[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The names of the places that a text leaves open, sorted. Braces around nothing are braces.
#[cfg(test)]
pub fn placeholders(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let mut names: Vec<&str> = names.filter(|name| !name.trim().is_empty()).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
impl<T: DeserializeOwned> Wording<T> {
    /// Fails unless both languages are complete, and leave the same places open in every text.
    pub fn assert_alike(&self) {
        let texts = |lang| {
            self.parse(lang).map(|_| ()).expect("the catalogue is complete");
            let lines = self.text(lang).lines().filter_map(|line| line.split_once(": \""));
            let mut all: Vec<_> = lines.map(|(name, text)| (name.trim(), placeholders(text))).collect();
            all.sort();
            all
        };
        assert_eq!(texts(Lang::Ja), texts(Lang::En));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_its_tag_and_another_is_named_in_the_refusal() {
        assert_eq!(Lang::ALL.map(|lang| lang.tag().parse()), Lang::ALL.map(Ok));
        assert_eq!("de".parse::<Lang>(), Err(UnknownLang("de".to_owned())));
        assert_eq!(
            UnknownLang("de".to_owned()).to_string(),
            "'de' is not a language that Keian speaks; use ja or en"
        );
    }

    #[test]
    #[should_panic(expected = "Vec<alloc::string::String> in 'en' is compiled in and cannot be read")]
    fn a_catalogue_that_cannot_be_read_is_no_catalogue_without_words() {
        let wording: Wording<Vec<String>> = Wording::new("[\"語\"]", "[\"word\"");
        assert_eq!(wording.get(Lang::Ja), &["語"]);
        let _ = wording.get(Lang::En);
    }

    #[test]
    fn placeholders_are_filled_and_values_are_taken_as_they_are() {
        assert_eq!(fill("{a}/{b}", &[("a", "{b}"), ("b", "2")]), "{b}/2");
    }

    #[test]
    fn an_unknown_placeholder_or_a_lone_brace_stays_visible() {
        assert_eq!(fill("{who}: {x} {", &[("x", "1")]), "{who}: 1 {");
    }
}
