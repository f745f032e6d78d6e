//! Wrong usage in the language of the person: what is wrong with the arguments, and how the command is used.
//! Texts from `assets/lang/*/usage.ron`.

use std::error::Error as _;
use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};

texts! {
    /// The wording of what is wrong with the arguments.
    struct UsageWords {
        value no_value unknown_argument unknown_command conflict conflict_itself missing no_command count other
        possible nearest detail usage help
        day country lang edition compare_files
    }
}

static WORDS: Wording<UsageWords> = Wording::new(
    include_str!("../../assets/lang/ja/usage.ron"),
    include_str!("../../assets/lang/en/usage.ron"),
);

/// The language that the arguments ask for, as far as it can be made out of those that are wrong.
pub(super) fn asked(arguments: &[String]) -> Option<Lang> {
    let after = arguments.iter().zip(arguments.iter().skip(1)).find(|(name, _)| *name == "--lang");
    let joined = arguments.iter().find_map(|argument| argument.strip_prefix("--lang="));
    after.map(|(_, tag)| tag.as_str()).or(joined).and_then(|tag| tag.parse().ok())
}

/// Tells what is wrong with the arguments, or what was asked for instead of a command; the exit code.
pub(super) fn tell(error: &clap::Error, lang: Lang) -> u8 {
    let asked = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if asked {
        let _ = error.print();
    } else {
        // Nobody is left to tell where standard error is closed.
        let _ = write!(io::stderr(), "{}", message(error, lang));
    }
    u8::from(error.use_stderr()) * 2
}

/// What is wrong, what could be meant, and how the command is used.
fn message(error: &clap::Error, lang: Lang) -> String {
    let words = WORDS.get(lang);
    let of =
        |kind: ContextKind| error.get(kind).map(|value| said(value, lang)).filter(|text| !text.is_empty());
    let argument = of(ContextKind::InvalidArg).unwrap_or_default();
    let about = |sentence: &str| fill(sentence, &[("argument", &argument)]);
    let mut parts = vec![match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match of(ContextKind::InvalidValue) {
            Some(value) => fill(&words.value, &[("argument", &argument), ("value", &value)]),
            None => about(&words.no_value),
        },
        ErrorKind::UnknownArgument => about(&words.unknown_argument),
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand).unwrap_or_default();
            fill(&words.unknown_command, &[("command", &command)])
        }
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg).filter(|other| *other != argument) {
            Some(other) => fill(&words.conflict, &[("argument", &argument), ("other", &other)]),
            None => about(&words.conflict_itself),
        },
        ErrorKind::MissingRequiredArgument => about(&words.missing),
        ErrorKind::MissingSubcommand => words.no_command.clone(),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues
            if !argument.is_empty() =>
        {
            about(&words.count)
        }
        _ => words.other.clone(),
    }];
    if let Some(values) = of(ContextKind::ValidValue) {
        parts.push(fill(&words.possible, &[("values", &values)]));
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    if let Some(name) = near.into_iter().find_map(of) {
        parts.push(fill(&words.nearest, &[("name", &name)]));
    }
    parts.extend(error.source().map(|reason| reason_in_words(&reason.to_string(), lang)));
    if error.kind() == ErrorKind::WrongNumberOfValues && argument.is_empty() {
        parts = vec![words.compare_files.clone()];
    }
    let between = if lang == Lang::En { " " } else { "" };
    let usage = of(ContextKind::Usage).unwrap_or_default();
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    let usage = if usage.is_empty() { "keian [OPTIONS] [FILE]" } else { usage };
    let usage = fill(&words.usage, &[("usage", usage)]);
    format!("keian: {}\n\n{usage}\n{}\n", parts.join(between), words.help)
}

/// What stands in a context, on one line.
fn said(value: &ContextValue, lang: Lang) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(lang.comma()),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(lang.comma())
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Why a value was refused: the readers of values say it in English, and each has its sentence here.
fn reason_in_words(reason: &str, lang: Lang) -> String {
    let sentences = |lang| {
        let words = WORDS.get(lang);
        [&words.day, &words.country, &words.lang, &words.edition]
    };
    let at = sentences(Lang::En).iter().position(|sentence| {
        let sentence = sentence.trim_end_matches('.').to_lowercase();
        reason.to_lowercase().ends_with(&sentence)
    });
    match at {
        Some(at) => sentences(lang)[at].clone(),
        None => fill(&WORDS.get(lang).detail, &[("detail", reason)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence() {
        WORDS.assert_alike();
    }

    #[test]
    fn the_language_is_made_out_of_arguments_that_are_wrong() {
        let of = |line: &str| asked(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of("keian score --lang en --nonsense"), Some(Lang::En));
        assert_eq!(of("keian score --lang=ja"), Some(Lang::Ja));
        assert_eq!([of("keian score --lang fr"), of("keian score --lang")], [None, None]);
    }
}
