//! What a file is, by its bytes: the end of its name is no witness.

use super::error::SheetError;
use super::limits::MAX_FILE;

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip archive, which a workbook is.
    Workbook,
    /// Text in cells.
    Text,
}

/// The first bytes of a compound file: the workbooks of before 2007, and encrypted ones.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// # Errors
/// [`SheetError`] for what is neither a workbook nor text.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, SheetError> {
    if bytes.len() > MAX_FILE {
        return Err(SheetError::FileTooLarge);
    }
    let begins = |with: &[u8]| bytes.starts_with(with);
    // The name of the part that holds an encrypted workbook, as it stands in a compound file.
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.is_empty() {
        Err(SheetError::Empty)
    } else if begins(COMPOUND) && memchr::memmem::find(bytes, &encrypted).is_some() {
        Err(SheetError::Encrypted)
    } else if begins(COMPOUND) {
        Err(SheetError::OldWorkbook)
    } else if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        Ok(Kind::Workbook)
    } else if begins(b"%PDF-") || begins(b"\x89PNG") || begins(b"\x1f\x8b") || begins(b"GIF8") {
        Err(SheetError::NoSpreadsheet)
    } else {
        Ok(Kind::Text)
    }
}
