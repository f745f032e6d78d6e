//! `keian encrypt`: a file of answers that only a passphrase or a key opens.

use std::path::PathBuf;

use clap::Args;

use super::secret;
use super::shared::{Failure, free, lang, read, write};
use crate::base::lang::Lang;
use crate::questionnaire::Catalogue;
use crate::storage;
use crate::storage::Protection;

/// Encrypt a file of answers in the age format: with a passphrase, or to public keys.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: keian encrypt answers.keian -o answers.age\nThe file in clear stays; remove it when you no longer need it."
)]
pub(super) struct Encrypt {
    /// The file of answers; - reads standard input.
    file: PathBuf,
    /// The file to make. An existing file is never overwritten.
    #[arg(short, long)]
    output: PathBuf,
    /// A public key that will open it (age1…); can be given several times.
    #[arg(short, long, value_name = "KEY")]
    recipient: Vec<String>,
    /// A file of public keys, one a line; can be given several times.
    #[arg(short = 'R', long, value_name = "FILE")]
    recipients_file: Vec<PathBuf>,
    /// Read the passphrase from the first line of this file instead of asking for it.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["recipient", "recipients_file"])]
    passphrase_file: Option<PathBuf>,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Encrypt {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        free(&self.output, lang)?;
        let clear = zeroize::Zeroizing::new(read(&self.file, lang)?);
        // What Keian could not open again is not locked away.
        storage::parse(&clear, &Catalogue::shipped())
            .map_err(|error| Failure::Said(format!("{}: {}", self.file.display(), error.message(lang))))?;
        let keys = secret::publics(&self.recipient, &self.recipients_file, lang)?;
        let protection = if keys.is_empty() {
            Protection::Passphrase(secret::passphrase(
                self.passphrase_file.as_deref(),
                secret::Typed::Twice,
                lang,
            )?)
        } else {
            Protection::Keys(keys)
        };
        let said = |error: storage::SaveError| Failure::Said(error.message(lang));
        let sealed = protection.seal(&clear).map_err(said)?;
        write(&self.output, &sealed, lang)?;
        Ok(0)
    }
}
