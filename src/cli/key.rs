//! `keian key`: keys to which files of answers can be encrypted.

use std::path::PathBuf;

use age::secrecy::ExposeSecret;
use age::x25519;
use clap::{Args, Subcommand};
use zeroize::Zeroizing;

use super::shared::{Failure, free, lang, print, write};
use crate::base::lang::Lang;

/// Make keys to which files of answers can be encrypted.
#[derive(Debug, Args)]
pub(super) struct Key {
    #[command(subcommand)]
    command: KeyCommand,
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    New(New),
}

/// Make a key pair: the secret key goes into a file for you alone, the public one is printed.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian key new -o key.txt")]
struct New {
    /// The file to make. An existing file is never overwritten.
    #[arg(short, long)]
    output: PathBuf,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Key {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let KeyCommand::New(New { output, lang: asked }) = self.command;
        let lang = lang(asked);
        free(&output, lang)?;
        let secret = x25519::Identity::generate();
        let public = secret.to_public().to_string();
        // The form that age's own tools write.
        let text =
            Zeroizing::new(format!("# public key: {public}\n{}\n", secret.to_string().expose_secret()));
        write(&output, text.as_bytes(), lang)?;
        print(&format!("{public}\n"))?;
        Ok(0)
    }
}
