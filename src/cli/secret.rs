//! Passphrases and keys on the command line: typed at the terminal without being shown, or read
//! from files. Never taken from an argument or the environment, where others could see them.

use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use age::x25519;
use zeroize::Zeroizing;

use super::shared::{Failure, read};
use super::words::words;
use crate::base::lang::Lang;
use crate::storage::protect::{passphrase_in, public_keys, same_passphrase, secret_keys};

/// How often a passphrase is asked for at the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Once: it opens what is there, or does not.
    Once,
    /// Twice: it is a new one, and a slip would lock everyone out.
    Twice,
}

/// The first line of a file, or what is typed.
pub(super) fn passphrase(file: Option<&Path>, typed: Typed, lang: Lang) -> Result<SecretString, Failure> {
    let words = words(lang);
    let text = match file {
        Some(path) => {
            let bytes = Zeroizing::new(read(path, lang)?);
            passphrase_in(&bytes)
        }
        None => {
            let ask = |question: &str| {
                rpassword::prompt_password(question)
                    .map(Zeroizing::new)
                    .map_err(|_| Failure::Said(words.no_terminal.clone()))
            };
            let first = ask(&words.passphrase)?;
            if typed == Typed::Twice && !same_passphrase(&ask(&words.passphrase_again)?, &first) {
                return Err(Failure::Said(words.passphrases_differ.clone()));
            }
            first
        }
    };
    if text.is_empty() {
        return Err(Failure::Said(words.passphrase_empty.clone()));
    }
    Ok(SecretString::from(text.as_str()))
}

/// The secret keys of key files.
pub(super) fn secrets(files: &[PathBuf], lang: Lang) -> Result<Vec<x25519::Identity>, Failure> {
    let mut keys = Vec::new();
    for path in files {
        let bytes = Zeroizing::new(read(path, lang)?);
        let text = Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned());
        keys.extend(secret_keys(&text).map_err(|error| named(path, &error.message(lang)))?);
    }
    Ok(keys)
}

/// Public keys given as such and in files.
pub(super) fn publics(
    given: &[String],
    files: &[PathBuf],
    lang: Lang,
) -> Result<Vec<x25519::Recipient>, Failure> {
    let mut keys = Vec::new();
    for text in given {
        keys.extend(public_keys(text).map_err(|error| Failure::Said(error.message(lang)))?);
    }
    for path in files {
        let text = String::from_utf8_lossy(&read(path, lang)?).into_owned();
        keys.extend(public_keys(&text).map_err(|error| named(path, &error.message(lang)))?);
    }
    Ok(keys)
}

fn named(path: &Path, message: &str) -> Failure {
    Failure::Said(format!("{}: {message}", path.display()))
}
