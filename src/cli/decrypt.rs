//! `keian decrypt`: the file of answers in clear.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::secret;
use super::shared::{Failure, free, lang, read, write};
use super::words::words;
use crate::base::lang::Lang;
use crate::storage::{Needs, OpenError, Unlock};

/// Decrypt a file in the age format: with its passphrase, or with a secret key.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian decrypt answers.age -o - | keian score -")]
pub(super) struct Decrypt {
    /// The encrypted file; - reads standard input.
    file: PathBuf,
    /// The file to make, which must not exist; - writes to standard output.
    #[arg(short, long)]
    output: PathBuf,
    /// A file of secret keys; can be given several times.
    #[arg(short, long, value_name = "FILE")]
    identity: Vec<PathBuf>,
    /// Read the passphrase from the first line of this file instead of asking for it.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Decrypt {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let to_output = self.output == Path::new("-");
        if !to_output {
            free(&self.output, lang)?;
        }
        let said =
            |error: OpenError| Failure::Said(format!("{}: {}", self.file.display(), error.message(lang)));
        let bytes = read(&self.file, lang)?;
        let unlock =
            match Unlock::Nothing.open(&bytes) {
                Ok(_) => return Err(Failure::Said(words(lang).not_encrypted.clone())),
                Err(OpenError::Encrypted { needs: Needs::Passphrase }) => Unlock::Passphrase(
                    secret::passphrase(self.passphrase_file.as_deref(), secret::Typed::Once, lang)?,
                ),
                Err(OpenError::Encrypted { needs: Needs::Key }) if !self.identity.is_empty() => {
                    Unlock::Keys(secret::secrets(&self.identity, lang)?)
                }
                Err(error) => return Err(said(error)),
            };
        let (clear, _) = unlock.open(&bytes).map_err(said)?;
        if to_output {
            let mut out = std::io::stdout().lock();
            out.write_all(&clear)?;
            out.flush()?;
        } else {
            write(&self.output, &clear, lang)?;
        }
        Ok(0)
    }
}
