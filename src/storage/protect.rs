//! Encryption of a file's bytes in the age format: with a passphrase, or to public keys. What is
//! encrypted here opens with the standard age tools and the other way round.

use std::fmt;
use std::io::{Read, Write};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, scrypt, x25519};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::error::{Needs, OpenError};
use super::save_error::SaveError;
use crate::base::limits::MAX_BYTES;

/// The work of a passphrase: 2^17 rounds of scrypt, about a second and 128 MiB.
const WORK: u8 = 17;
/// The most work that a file may ask for: 2^18.
const MOST_WORK: u8 = 18;

const BINARY: &[u8] = b"age-encryption.org/";
const ARMORED: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// How a document is kept on the disk.
#[derive(Clone, Default)]
pub enum Protection {
    /// As it is.
    #[default]
    Clear,
    /// Encrypted with a passphrase.
    Passphrase(SecretString),
    /// Encrypted to these public keys.
    Keys(Vec<x25519::Recipient>),
    /// Opened with these keys, but encrypted to others too, which the format keeps secret: saving
    /// to the same file would lock them out, so the person has to name all keys.
    SomeKeys(Vec<x25519::Recipient>),
}

/// What opens an encrypted file.
#[derive(Clone, Default)]
pub enum Unlock {
    /// Nothing: only files in clear.
    #[default]
    Nothing,
    /// A passphrase.
    Passphrase(SecretString),
    /// Secret keys.
    Keys(Vec<x25519::Identity>),
}

// Neither shows its secret.
impl fmt::Debug for Protection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Clear => "Clear",
            Self::Passphrase(_) => "Passphrase",
            Self::Keys(_) => "Keys",
            Self::SomeKeys(_) => "SomeKeys",
        })
    }
}

impl fmt::Debug for Unlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "Nothing",
            Self::Passphrase(_) => "Passphrase",
            Self::Keys(_) => "Keys",
        })
    }
}

/// A text as it seals: the same however its characters were put together when it was typed. The keyboards
/// of systems differ in that, and a width or a ligature is nothing that a person remembers.
fn sealing(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.nfkc().collect())
}

/// Whether two texts are the same passphrase.
#[must_use]
pub fn same_passphrase(one: &str, other: &str) -> bool {
    *sealing(one) == *sealing(other)
}

/// The passphrase in the bytes of a file: its first line, without a mark of UTF-8 before it and without
/// the end of the line.
#[must_use]
pub fn passphrase_in(file: &[u8]) -> Zeroizing<String> {
    let text = Zeroizing::new(String::from_utf8_lossy(file).into_owned());
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Zeroizing::new(text.split(['\n', '\r']).next().unwrap_or_default().to_owned())
}

/// The forms in which a passphrase may have sealed a file: as this program does it, as it was typed, and
/// as other tools and systems would have put it together.
fn forms(passphrase: &SecretString) -> Vec<Zeroizing<String>> {
    let typed = passphrase.expose_secret();
    let all = [
        sealing(typed),
        Zeroizing::new(typed.to_owned()),
        Zeroizing::new(typed.nfc().collect()),
        Zeroizing::new(typed.nfd().collect()),
    ];
    let mut forms: Vec<Zeroizing<String>> = Vec::new();
    for form in all {
        // Each one takes a second to try.
        if !forms.iter().any(|known| **known == *form) {
            forms.push(form);
        }
    }
    forms
}

/// Whether these bytes are an age file.
#[must_use]
pub fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.starts_with(BINARY) || bytes.trim_ascii_start().starts_with(ARMORED)
}

impl Protection {
    /// Whether the document is encrypted.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !matches!(self, Self::Clear)
    }

    /// The bytes as they are kept.
    ///
    /// # Errors
    /// [`SaveError::KeysUnknown`] for [`Self::SomeKeys`]; [`SaveError::Form`] when the system gives
    /// no randomness.
    pub fn seal(&self, clear: &[u8]) -> Result<Vec<u8>, SaveError> {
        match self {
            Self::Clear => Ok(clear.to_owned()),
            Self::Passphrase(passphrase) => {
                let sealing = SecretString::from(sealing(passphrase.expose_secret()).as_str());
                let mut recipient = scrypt::Recipient::new(sealing);
                recipient.set_work_factor(WORK);
                encrypt(&[&recipient], clear)
            }
            Self::Keys(keys) => to_keys(keys, clear),
            Self::SomeKeys(_) => Err(SaveError::KeysUnknown),
        }
    }

    /// What seals the journal of a document that is protected like this.
    pub(super) fn for_journal(&self) -> Result<JournalSeal, SaveError> {
        match self {
            Self::Clear => Ok(JournalSeal::Clear),
            Self::Passphrase(_) => {
                // A key of this session's own, so that the costly passphrase is needed once only.
                let session = x25519::Identity::generate();
                let wrapped = self.seal(session.to_string().expose_secret().as_bytes())?;
                let key = armored(&wrapped)?;
                Ok(JournalSeal::Keys { keys: vec![session.to_public()], key: Some(key) })
            }
            Self::Keys(keys) | Self::SomeKeys(keys) => {
                Ok(JournalSeal::Keys { keys: keys.clone(), key: None })
            }
        }
    }
}

/// How the journal of a session is sealed.
#[derive(Clone)]
pub(super) enum JournalSeal {
    Clear,
    /// To these keys; `key` is the secret one of the session, itself sealed by the passphrase.
    Keys {
        keys: Vec<x25519::Recipient>,
        key: Option<String>,
    },
}

impl JournalSeal {
    pub(super) fn seal(&self, clear: &[u8]) -> Result<Vec<u8>, SaveError> {
        match self {
            Self::Clear => Ok(clear.to_owned()),
            Self::Keys { keys, .. } => to_keys(keys, clear),
        }
    }

    pub(super) fn wrapped_key(&self) -> Option<&str> {
        match self {
            Self::Keys { key: Some(key), .. } => Some(key),
            Self::Clear | Self::Keys { key: None, .. } => None,
        }
    }
}

fn to_keys(keys: &[x25519::Recipient], clear: &[u8]) -> Result<Vec<u8>, SaveError> {
    let keys: Vec<&dyn age::Recipient> = keys.iter().map(|key| key as _).collect();
    encrypt(&keys, clear)
}

fn encrypt(recipients: &[&dyn age::Recipient], clear: &[u8]) -> Result<Vec<u8>, SaveError> {
    let failed = |error: &dyn fmt::Display| SaveError::Form(error.to_string());
    let encryptor =
        age::Encryptor::with_recipients(recipients.iter().copied()).map_err(|error| failed(&error))?;
    let mut sealed = Vec::with_capacity(clear.len() + 512);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|error| failed(&error))?;
    writer.write_all(clear).map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    Ok(sealed)
}

/// The text form of an age file.
///
/// # Errors
/// [`SaveError::Form`], which is not known to happen.
pub fn armored(sealed: &[u8]) -> Result<String, SaveError> {
    let failed = |error: std::io::Error| SaveError::Form(error.to_string());
    let mut writer =
        age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).map_err(failed)?;
    writer.write_all(sealed).map_err(failed)?;
    Ok(String::from_utf8_lossy(&writer.finish().map_err(failed)?).into_owned())
}

impl Unlock {
    /// The bytes in clear, and how to keep them the same way. Bytes that are not encrypted come
    /// back as they are. The caller holds `bytes` to a size.
    ///
    /// # Errors
    /// [`OpenError::Encrypted`] when a secret of the other kind is needed,
    /// [`OpenError::WrongPassphrase`], [`OpenError::WrongKey`], [`OpenError::TooMuchWork`], and
    /// [`OpenError::Damaged`] for a file that is changed or cut.
    pub fn open(&self, bytes: &[u8]) -> Result<(Zeroizing<Vec<u8>>, Protection), OpenError> {
        if !is_encrypted(bytes) {
            return Ok((Zeroizing::new(bytes.to_owned()), Protection::Clear));
        }
        // Each stanza costs a multiplication on the curve: a file of nothing else would take minutes.
        let stanzas = stanzas(bytes);
        if stanzas > MOST_KEYS {
            return Err(OpenError::Damaged);
        }
        let begin = || {
            let reader = age::armor::ArmoredReader::new(bytes);
            age::Decryptor::new_buffered(reader).map_err(|_| OpenError::Damaged)
        };
        let needs = if begin()?.is_scrypt() { Needs::Passphrase } else { Needs::Key };
        let reader = match (self, needs) {
            (Self::Passphrase(passphrase), Needs::Passphrase) => {
                let mut opened = Err(OpenError::WrongPassphrase);
                for form in forms(passphrase) {
                    let mut identity = scrypt::Identity::new(SecretString::from(form.as_str()));
                    identity.set_max_work_factor(MOST_WORK);
                    let tried = begin()?.decrypt(std::iter::once(&identity as _));
                    opened = tried.map_err(|error| refusal(&error, needs));
                    if !matches!(opened, Err(OpenError::WrongPassphrase)) {
                        break;
                    }
                }
                opened?
            }
            (Self::Keys(keys), Needs::Key) if !keys.is_empty() => {
                let opened = begin()?.decrypt(keys.iter().map(|key| key as _));
                opened.map_err(|error| refusal(&error, needs))?
            }
            _ => return Err(OpenError::Encrypted { needs }),
        };
        let mut clear = Zeroizing::new(Vec::with_capacity(bytes.len()));
        // What is in clear is never longer than what it was encrypted to.
        reader.take(bytes.len() as u64).read_to_end(&mut clear).map_err(|_| OpenError::Damaged)?;
        let protection = match self {
            Self::Nothing => Protection::Clear,
            Self::Passphrase(passphrase) => Protection::Passphrase(passphrase.clone()),
            Self::Keys(keys) => {
                let own: Vec<_> = keys.iter().map(x25519::Identity::to_public).collect();
                if stanzas > 1 { Protection::SomeKeys(own) } else { Protection::Keys(own) }
            }
        };
        Ok((clear, protection))
    }
}

fn refusal(error: &DecryptError, needs: Needs) -> OpenError {
    match (error, needs) {
        (DecryptError::ExcessiveWork { required, .. }, _) => OpenError::TooMuchWork { found: *required },
        (
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys,
            Needs::Passphrase,
        ) => OpenError::WrongPassphrase,
        (
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys,
            Needs::Key,
        ) => OpenError::WrongKey,
        _ => OpenError::Damaged,
    }
}

/// To how many keys a file is encrypted.
fn stanzas(bytes: &[u8]) -> usize {
    let mut head = Vec::new();
    // A header is text, and ends at the line that begins with three dashes.
    if age::armor::ArmoredReader::new(bytes).take(MAX_BYTES).read_to_end(&mut head).is_err() {
        return usize::MAX;
    }
    head.split(|byte| *byte == b'\n')
        .take_while(|line| !line.starts_with(b"---"))
        .filter(|line| line.starts_with(b"-> ") && !line.ends_with(b"-grease") && !is_grease(line))
        .count()
}

/// Some tools add a stanza that means nothing, so that readers learn to skip what they don't know.
fn is_grease(line: &[u8]) -> bool {
    line.split(|byte| *byte == b' ').nth(1).is_some_and(|kind| kind.ends_with(b"-grease"))
}

/// The secret keys of a key file: lines of `AGE-SECRET-KEY-1…`, comments and blank lines.
///
/// # Errors
/// [`OpenError::NoKey`] when a line is no such key or there is none. The message never repeats
/// what stands in the file.
pub fn secret_keys(text: &str) -> Result<Vec<x25519::Identity>, OpenError> {
    keys(text)
}

/// The public keys of a text: lines or words of `age1…`, and comment lines.
///
/// # Errors
/// [`OpenError::NoKey`] when a word is no such key or there is none.
pub fn public_keys(text: &str) -> Result<Vec<x25519::Recipient>, OpenError> {
    keys(text)
}

/// The most keys that are read from one text, and to which a file may be encrypted.
const MOST_KEYS: usize = 100;

fn keys<K: std::str::FromStr>(text: &str) -> Result<Vec<K>, OpenError> {
    let mut found = Vec::new();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with('#'));
    for (number, line) in lines {
        for word in line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
            if found.len() == MOST_KEYS {
                return Err(OpenError::NoKey { line: number + 1 });
            }
            found.push(word.parse().map_err(|_| OpenError::NoKey { line: number + 1 })?);
        }
    }
    if found.is_empty() { Err(OpenError::NoKey { line: 1 }) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    #[test]
    fn a_passphrase_opens_what_it_closed_and_another_does_not() {
        let sealed = Protection::Passphrase(passphrase("馬の耳に念仏")).seal(b"weak point").unwrap();
        assert!(is_encrypted(&sealed));
        assert!(!sealed.windows(4).any(|part| part == b"weak"));
        let (clear, protection) = Unlock::Passphrase(passphrase("馬の耳に念仏")).open(&sealed).unwrap();
        assert_eq!(*clear, b"weak point");
        assert!(matches!(protection, Protection::Passphrase(_)));
        assert_eq!(
            Unlock::Passphrase(passphrase("wrong")).open(&sealed).unwrap_err(),
            OpenError::WrongPassphrase
        );
        assert_eq!(
            Unlock::Nothing.open(&sealed).unwrap_err(),
            OpenError::Encrypted { needs: Needs::Passphrase }
        );
    }

    #[test]
    fn a_passphrase_opens_what_another_form_of_it_has_closed() {
        let (composed, apart, wide) = ("ガギグ㈱", "カ\u{3099}キ\u{3099}ク\u{3099}㈱", "ガギグ(株)");
        assert!(same_passphrase(composed, apart) && same_passphrase(composed, wide));
        assert!(!same_passphrase("open sesame", "Open sesame") && !same_passphrase("か", "が"));
        let closed_as = |text: &str| {
            let mut recipient = scrypt::Recipient::new(passphrase(text));
            recipient.set_work_factor(4);
            encrypt(&[&recipient], b"x").unwrap()
        };
        // By other tools, and by this one before it knew of forms.
        for (closed, typed) in [(composed, composed), (composed, apart), (apart, composed), (apart, apart)] {
            let opened = Unlock::Passphrase(passphrase(typed)).open(&closed_as(closed));
            assert_eq!(*opened.unwrap().0, b"x", "{closed:?} {typed:?}");
        }
        assert_eq!(forms(&passphrase("plain")).len(), 1, "no second is wasted");
    }

    #[test]
    fn the_passphrase_in_a_file_is_its_first_line_however_an_editor_has_saved_it() {
        for file in ["秘密", "秘密\n", "秘密\r\n", "秘密\r", "\u{feff}秘密\r\nmore\n"] {
            assert_eq!(*passphrase_in(file.as_bytes()), "秘密", "{file:?}");
        }
        assert_eq!(*passphrase_in(b" two words \n"), " two words ", "blanks are a part of it");
    }

    #[test]
    fn a_file_for_one_key_is_kept_for_it_and_a_file_for_two_is_not_kept_for_one() {
        let (a, b) = (x25519::Identity::generate(), x25519::Identity::generate());
        let one = Protection::Keys(vec![a.to_public()]).seal(b"x").unwrap();
        let two = Protection::Keys(vec![a.to_public(), b.to_public()]).seal(b"x").unwrap();
        let unlock = Unlock::Keys(vec![a]);
        assert!(matches!(unlock.open(&one).unwrap().1, Protection::Keys(keys) if keys.len() == 1));
        let kept = unlock.open(&two).unwrap().1;
        assert!(matches!(kept, Protection::SomeKeys(_)));
        assert_eq!(kept.seal(b"y"), Err(SaveError::KeysUnknown));
        assert_eq!(*Unlock::Keys(vec![b.clone()]).open(&two).unwrap().0, b"x");
        assert_eq!(Unlock::Keys(vec![b]).open(&one).unwrap_err(), OpenError::WrongKey);
    }

    #[test]
    fn the_text_form_opens_as_well() {
        let key = x25519::Identity::generate();
        let sealed = Protection::Keys(vec![key.to_public()]).seal(b"x").unwrap();
        let text = armored(&sealed).unwrap();
        // Its lines end as the system's texts do.
        assert_eq!(text.lines().next(), Some("-----BEGIN AGE ENCRYPTED FILE-----"));
        assert_eq!(*Unlock::Keys(vec![key]).open(text.as_bytes()).unwrap().0, b"x");
    }

    #[test]
    fn a_file_that_asks_for_too_much_work_is_refused_before_the_work() {
        let mut recipient = scrypt::Recipient::new(passphrase("p"));
        recipient.set_work_factor(4);
        let sealed = encrypt(&[&recipient], b"x").unwrap();
        let end = sealed.windows(3).position(|part| part == b"\n--").unwrap();
        let head = String::from_utf8(sealed[..end].to_vec()).unwrap();
        let asked = head.replacen(" 4\n", " 30\n", 1);
        assert_ne!(asked, head);
        let mut changed = asked.into_bytes();
        changed.extend_from_slice(&sealed[end..]);
        assert_eq!(
            Unlock::Passphrase(passphrase("p")).open(&changed).unwrap_err(),
            OpenError::TooMuchWork { found: 30 }
        );
    }

    #[test]
    fn a_key_file_may_have_comments_and_a_bad_line_is_named_by_its_number_only() {
        let key = x25519::Identity::generate();
        let text = format!("# made today\n\n{}\n", key.to_string().expose_secret());
        assert_eq!(secret_keys(&text).unwrap().len(), 1);
        let error = secret_keys("# x\nAGE-SECRET-KEY-1WRONG\n").err().unwrap();
        assert_eq!(error, OpenError::NoKey { line: 2 });
        assert_eq!(public_keys(&format!("{}, {0}", key.to_public())).unwrap().len(), 2);
        assert!(public_keys("").is_err());
    }
}
