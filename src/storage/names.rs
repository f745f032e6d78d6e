//! Names of files: of a document's backups, its temporary files and its lock, and which Windows takes.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::base::digest::sha256_hex;

/// The longest name of a file, in bytes, that the usual file systems know.
pub(super) const MAX_NAME: usize = 255;

const BACKUP: &str = "backup-";
const OLD_FORMAT: &str = "format-";

/// Where a backup is kept: `answers.backup-1.ron` beside `answers.ron`; 1 is the newest, unless
/// another file has that name.
#[must_use]
pub fn backup_path(path: &Path, age: usize) -> PathBuf {
    named(path, &format!("{BACKUP}{age}"))
}

/// Where the last version of an older format is kept for good: `answers.format-1.ron`.
#[must_use]
pub fn old_format_path(path: &Path, format: u32) -> PathBuf {
    named(path, &format!("{OLD_FORMAT}{format}"))
}

/// Whether a path is that of an earlier version: nobody works in it, for it goes one day.
#[must_use]
pub fn is_earlier(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let word = |part: &str| {
        let number = part.strip_prefix(BACKUP).or_else(|| part.strip_prefix(OLD_FORMAT));
        number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let parts: Vec<&str> = name.split('.').collect();
    // The word is the last part of the name, or stands before the ending.
    parts.iter().enumerate().skip(1).rev().take(2).any(|(_, part)| word(part))
}

/// The room that is left in a proposed name for its ending and a number that tells it from others.
const ROOM: usize = 12;

/// Names that Windows keeps for devices, whatever follows behind a dot.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// The name, without its ending, that is proposed for a new file about these things on a day: what is empty
/// is left out, characters that some file system refuses are replaced, and the whole is held to a length
/// that all know.
#[must_use]
pub fn proposed(about: &[&str], day: jiff::civil::Date) -> String {
    let parts = about.iter().map(|part| allowed(part)).filter(|part| !part.is_empty());
    let whole = parts.collect::<Vec<_>>().join("_");
    let tail = format!("_{day}");
    let head = cut(&whole, MAX_NAME - ROOM - tail.len()).trim_end_matches([' ', '.', '\u{3000}']);
    let kept = head.contains('.') && is_device(head);
    format!("{}{head}{tail}", if kept { "_" } else { "" })
}

/// Whether Windows keeps a name for a device.
fn is_device(name: &str) -> bool {
    let device = name.split('.').next().unwrap_or_default().trim_end_matches(' ').to_uppercase();
    let numbered = device.strip_prefix("COM").or_else(|| device.strip_prefix("LPT"));
    let digit = |c: char| c.is_ascii_digit() || "¹²³".contains(c);
    let numbered = numbered.is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(digit));
    numbered || DEVICES.contains(&device.as_str())
}

/// Whether a character is one that Windows takes in no name of a file.
fn refused(c: char) -> bool {
    c.is_control() || "/\\:*?\"<>|".contains(c)
}

/// Whether Windows makes a file of just this name: it keeps some for devices, takes some characters in none, and
/// leaves out spaces and dots at the end.
pub(super) fn is_for_windows(name: &str) -> bool {
    !is_device(name) && !name.contains(refused) && !name.ends_with([' ', '.'])
}

/// A text as a part of a file's name.
fn allowed(text: &str) -> String {
    let replaced: String = text.chars().map(|c| if refused(c) { '_' } else { c }).collect();
    replaced.trim_matches([' ', '.', '\u{3000}']).to_owned()
}

/// The path with a word before its extension. A name that would be too long is cut, and bears a mark by
/// which it is of this file alone.
fn named(path: &Path, word: &str) -> PathBuf {
    let mut tail = OsString::from(format!(".{word}"));
    if let Some(extension) = path.extension() {
        tail.push(".");
        tail.push(extension);
    }
    let stem = path.file_stem().unwrap_or_default();
    if stem.len() + tail.len() <= MAX_NAME {
        let mut name = stem.to_owned();
        name.push(tail);
        return path.with_file_name(name);
    }
    let whole = path.file_name().unwrap_or_default();
    let mark = format!("~{}", &sha256_hex(whole.as_encoded_bytes())[..8]);
    if mark.len() + tail.len() > MAX_NAME {
        tail = OsString::from(format!(".{word}"));
    }
    let stem = stem.to_string_lossy();
    let mut name = OsString::from(cut(&stem, MAX_NAME - mark.len() - tail.len()));
    name.push(mark);
    name.push(tail);
    path.with_file_name(name)
}

/// As much of a text as fits into so many bytes.
fn cut(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

/// The folder of a file; `.` for a bare name.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// How the names of a file's temporary files and of its lock begin.
pub(super) fn tag(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!(".keian-{}", &sha256_hex(name.as_bytes())[..12])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_japanese_and_a_name_without_an_extension_have_backups_too() {
        assert_eq!(backup_path(Path::new("d/回答.ron"), 1), Path::new("d/回答.backup-1.ron"));
        assert_eq!(backup_path(Path::new("answers"), 2), Path::new("answers.backup-2"));
    }

    #[test]
    fn a_proposed_name_is_one_that_every_file_system_takes() {
        let day = jiff::civil::date(2026, 11, 28);
        for (about, name) in [
            (&["山田精密株式会社"][..], "山田精密株式会社_2026-11-28"),
            (&["山田精密", "調達"], "山田精密_調達_2026-11-28"),
            (&["Example K.K.", ""], "Example K.K_2026-11-28"),
            (&["A/B: \"C\"?\n<D>|*\\"], "A_B_ _C____D_____2026-11-28"),
            (&[" ..hidden"], "hidden_2026-11-28"),
            (&["con.sultants"], "_con.sultants_2026-11-28"),
            (&["COM1.x"], "_COM1.x_2026-11-28"),
            (&["Concord"], "Concord_2026-11-28"),
        ] {
            assert_eq!(proposed(about, day), name);
        }
        let long = proposed(&[&"経".repeat(200), "調達"], day);
        assert_eq!(long, format!("{}_2026-11-28", "経".repeat(77)));
        assert!(long.len() + ROOM <= MAX_NAME);
        assert!(!is_earlier(Path::new(&format!("{}.keian", proposed(&["a.backup-1"], day)))));
    }

    #[test]
    fn a_name_that_windows_makes_no_file_of_is_known() {
        for name in [
            "CON",
            "con.pdf",
            "Nul",
            "AUX.x.keian",
            "prn ",
            "CON .pdf",
            "COM1",
            "lpt9.ron",
            "COM².pdf",
            "CONOUT$",
            "a?b.pdf",
            "a:b.pdf",
            "a*",
            "<a>",
            "a|b",
            "say \"hi\"",
            "a/b",
            "a\\b",
            "a\tb",
            "report.",
            "report ",
        ] {
            assert!(!is_for_windows(name), "{name}");
        }
        for name in [
            "report.pdf",
            "回答.keian",
            "Example K.K.keian",
            "console.pdf",
            "COM.pdf",
            "COM10.pdf",
            "a.con",
            "nul2",
            "answers (1).keian",
            "answers-PC01.keian",
            ".hidden",
            "100%.pdf",
            "a;b,c=d.pdf",
        ] {
            assert!(is_for_windows(name), "{name}");
        }
        // What is proposed is always one.
        let day = jiff::civil::date(2026, 11, 28);
        for about in ["CON", "nul.x", "a:b?", "A. ", "..", "COM1.x"] {
            assert!(is_for_windows(&format!("{}.keian", proposed(&[about], day))), "{about}");
        }
    }

    #[test]
    fn copies_that_a_shared_folder_makes_of_a_conflict_are_documents_and_no_earlier_versions() {
        for name in
            ["answers-PC01.keian", "answers (1).keian", "answers - コピー.keian", "answers-PC01.backup.keian"]
        {
            assert!(!is_earlier(Path::new(name)), "{name}");
            let others =
                [backup_path(Path::new("answers.keian"), 1), old_format_path(Path::new("answers.keian"), 1)];
            assert!(others.iter().all(|other| other != Path::new(name)), "{name}");
        }
        assert_ne!(
            tag(Path::new("answers.keian")),
            tag(Path::new("answers (1).keian")),
            "each has its own lock"
        );
    }

    #[test]
    fn an_earlier_version_is_known_by_its_name() {
        for name in ["answers.backup-1.ron", "回答.backup-12.keian", "answers.format-1.ron", "a.backup-2"] {
            assert!(is_earlier(&Path::new("/x.backup-1.d").join(name)), "{name}");
        }
        for name in ["answers.ron", "backup-1.ron", "a.backup-.ron", "a.backup-x.ron", "a.backup-1.b.ron"] {
            assert!(!is_earlier(&Path::new("/x.backup-1.d").join(name)), "{name}");
        }
    }
}
