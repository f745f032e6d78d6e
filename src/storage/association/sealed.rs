//! A submission as it travels: encrypted to the association's key, every one of an invitation as long as every
//! other.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read, Write};

use age::secrecy::ExposeSecret;
use age::x25519;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::super::protect::{is_encrypted, public_keys};
use super::super::save_error::SaveError;
use crate::base::digest::hex;
use crate::base::ids::{Digest, SubmissionId};
use crate::cohort::invitation::Invitation;
use crate::cohort::ledger::Keyed;
use crate::cohort::submission::{NoSubmission, Numbered, Reader, Submission};
use crate::cohort::take::Rejection;
use crate::questionnaire::Checked;

/// The lengths of files are multiples of this.
const BLOCK: usize = 4096;
/// What age puts before a text at most: a head, with a stanza that means nothing and has a random length.
const HEAD: usize = 1024;
/// The mark that ends a piece of an encrypted text.
const MARK: usize = 16;
/// How much of a text is one piece.
const PIECE: usize = 64 * 1024;

fn form(error: &dyn fmt::Display) -> SaveError {
    SaveError::Form(error.to_string())
}

/// How long every file of a submission to an invitation is, whose longest text is so long.
fn length_for(longest: usize) -> Result<usize, SaveError> {
    let length = (longest + MARK + HEAD).next_multiple_of(BLOCK);
    if length > PIECE {
        Err(SaveError::Form("the questionnaire's names are too long".to_owned()))
    } else {
        Ok(length)
    }
}

/// What is encrypted, with the count of what was written.
struct Counted<'c> {
    bytes: Vec<u8>,
    length: &'c Cell<usize>,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.length.set(self.bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The file of a submission: its text, filled up with blanks, encrypted to the invitation's key.
///
/// # Errors
/// [`SaveError::Form`] where the key is none or the system gives no randomness.
pub fn seal(submission: &Submission, invitation: &Invitation) -> Result<Vec<u8>, SaveError> {
    let keys = public_keys(&invitation.key).map_err(|error| form(&error))?;
    let keys = keys.iter().map(|key| key as &dyn age::Recipient);
    let mut clear = submission.text().map_err(|error| form(&error))?.into_bytes();
    let length = length_for(submission.longest().map_err(|error| form(&error))?)?;
    let written = Cell::new(0);
    let sealed = Counted { bytes: Vec::with_capacity(length), length: &written };
    let encryptor = age::Encryptor::with_recipients(keys).map_err(|error| form(&error))?;
    let mut writer = encryptor.wrap_output(sealed).map_err(|error| form(&error))?;
    // The head, whose length is random, is written by now: what is left is for the text and its mark.
    let room = length.saturating_sub(written.get() + MARK);
    if room < clear.len() {
        return Err(SaveError::Form("the head of the encryption is too long".to_owned()));
    }
    clear.resize(room, b' ');
    writer.write_all(&clear).map_err(|error| form(&error))?;
    writer.finish().map(|sealed| sealed.bytes).map_err(|error| form(&error))
}

/// What opens submissions to an invitation.
pub struct Opener<'i> {
    reader: Reader<'i>,
    key: x25519::Identity,
    /// The length of every file.
    length: usize,
}

impl<'i> Opener<'i> {
    /// With the association's secret key.
    ///
    /// # Errors
    /// [`SaveError::Form`], which no invitation is known to cause.
    pub fn new(
        invitation: &'i Invitation,
        questionnaire: &Checked,
        key: x25519::Identity,
    ) -> Result<Self, SaveError> {
        let numbered = Numbered { id: SubmissionId::new("0".repeat(32)), revision: 1 };
        let any = Submission::withdrawal(invitation, questionnaire, numbered);
        let any = any.map_err(|_| SaveError::Form("no submission fits the invitation".to_owned()))?;
        let length = length_for(any.longest().map_err(|error| form(&error))?)?;
        let reader = Reader::new(invitation, questionnaire).map_err(|error| form(&error))?;
        Ok(Self { reader, key, length })
    }

    /// How long a file is at most.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// The submission of a file.
    ///
    /// # Errors
    /// [`Rejection`]; none says anything of what stands in it.
    pub fn open(&self, bytes: &[u8]) -> Result<Submission, Rejection> {
        if bytes.is_empty() {
            return Err(Rejection::Empty);
        }
        if !is_encrypted(bytes) {
            return Err(Rejection::NotEncrypted);
        }
        if bytes.len() > self.length {
            return Err(Rejection::TooLarge);
        }
        let damaged = Rejection::NoSubmission(NoSubmission::Damaged);
        let decryptor = age::Decryptor::new_buffered(bytes).map_err(|_| damaged.clone())?;
        if decryptor.is_scrypt() {
            return Err(Rejection::OtherKey);
        }
        let reader = decryptor.decrypt(std::iter::once(&self.key as _)).map_err(|error| match error {
            age::DecryptError::NoMatchingKeys => Rejection::OtherKey,
            _ => damaged.clone(),
        })?;
        let mut clear = Zeroizing::new(Vec::with_capacity(self.length));
        // What is in clear is never longer than what it was encrypted to.
        reader.take(self.length as u64).read_to_end(&mut clear).map_err(|_| damaged.clone())?;
        let text = std::str::from_utf8(&clear).map_err(|_| damaged)?;
        self.reader.read(text).map_err(Rejection::NoSubmission)
    }
}

/// What makes a ledger's digests: derived from the association's secret key.
pub struct LedgerKey(Zeroizing<[u8; 32]>);

impl LedgerKey {
    /// The key of a ledger.
    #[must_use]
    pub fn of(secret: &x25519::Identity) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"keian ledger 1\n");
        hash.update(secret.to_string().expose_secret().as_bytes());
        Self(Zeroizing::new(hash.finalize().into()))
    }
}

impl Keyed for LedgerKey {
    fn digest(&self, text: &str) -> Digest {
        let mut block = Zeroizing::new([0; 64]);
        block.iter_mut().zip(*self.0).for_each(|(into, from)| *into = from);
        // A key that is shorter than a block is filled up with zeros.
        let mut mac = Hmac::<Sha256>::new(&(*block).into());
        mac.update(text.as_bytes());
        Digest::new(hex(&mac.finalize().into_bytes()))
    }
}
