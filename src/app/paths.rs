//! Names and places of files: as they are shown, as they are suggested.

use std::path::{Path, PathBuf};

/// The name of a file without its folders.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Where this person keeps documents.
pub(super) fn documents() -> Option<PathBuf> {
    let home = std::env::home_dir()?;
    let named = ["Documents", "ドキュメント", "書類"].map(|name| home.join(name));
    named.into_iter().chain([home]).find(|folder| folder.is_dir())
}

/// The path that somebody has typed: `~` is the person's own folder, as everywhere else where paths are typed.
pub(super) fn typed_path(typed: &str) -> PathBuf {
    in_home(typed.trim(), std::env::home_dir().as_deref())
}

fn in_home(typed: &str, home: Option<&Path>) -> PathBuf {
    let separator = |rest: &str| rest.is_empty() || rest.starts_with(std::path::is_separator);
    match (typed.strip_prefix('~').filter(|rest| separator(rest)), home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches(std::path::is_separator)),
        _ => PathBuf::from(typed),
    }
}

/// A path in a folder at which no file is yet.
pub(super) fn free(folder: &Path, stem: &str, extension: &str) -> String {
    let first = std::iter::once(format!("{stem}.{extension}"));
    let names = first.chain((2..=99).map(|number| format!("{stem}-{number}.{extension}")));
    let free = names.map(|name| folder.join(name)).find(|path| !path.exists());
    free.map_or_else(String::new, |path| path.display().to_string())
}

/// How names of files end that hold answers.
pub(super) const ENDINGS: [&str; 4] = ["keian", "ron", "age", "pdf"];

/// A path with this extension where it has none by which a file of ours is known: what stands behind a dot
/// in the name of a company, or in a date, is none.
pub(super) fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    let mut endings = ENDINGS.into_iter().chain([extension]);
    let known = path.extension().is_some_and(|own| endings.any(|end| own.eq_ignore_ascii_case(end)));
    if known || path.file_name().is_none() || path.is_dir() {
        return path;
    }
    let mut whole = path.into_os_string();
    whole.push(".");
    whole.push(extension);
    whole.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_unless_there_is_one_of_a_file_of_ours() {
        for (typed, whole) in [
            ("a", "a.keian"),
            ("a.ron", "a.ron"),
            ("a.KEIAN", "a.KEIAN"),
            ("a.age", "a.age"),
            ("Example K.K", "Example K.K.keian"),
            ("回答 2026.11.28", "回答 2026.11.28.keian"),
            ("/", "/"),
        ] {
            assert_eq!(with_extension(PathBuf::from(typed), "keian"), PathBuf::from(whole), "{typed}");
        }
    }

    #[test]
    fn the_ending_of_what_is_written_is_added_once() {
        for (typed, whole) in
            [("a", "a.xlsx"), ("a.xlsx", "a.xlsx"), ("a.XLSX", "a.XLSX"), ("a.b", "a.b.xlsx")]
        {
            assert_eq!(with_extension(PathBuf::from(typed), "xlsx"), PathBuf::from(whole), "{typed}");
        }
    }

    #[test]
    fn a_tilde_is_the_persons_own_folder_at_the_beginning_of_a_typed_path_alone() {
        let home = Path::new("/home/sato");
        for (typed, meant) in [
            ("~", "/home/sato"),
            ("~/", "/home/sato"),
            ("~/northwind", "/home/sato/northwind"),
            ("~//a b/c.keian", "/home/sato/a b/c.keian"),
            ("~tanaka/c.keian", "~tanaka/c.keian"),
            ("/srv/~/c.keian", "/srv/~/c.keian"),
            ("c~.keian", "c~.keian"),
            ("", ""),
        ] {
            assert_eq!(in_home(typed, Some(home)), PathBuf::from(meant), "{typed}");
            assert_eq!(in_home(typed, None), PathBuf::from(typed), "{typed}");
        }
    }

    #[test]
    fn a_suggested_path_is_of_no_file_that_is_there() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| unreachable!("{error}"));
        let path = |name: &str| folder.path().join(name).display().to_string();
        assert_eq!(free(folder.path(), "keian", "keian"), path("keian.keian"));
        for (there, next) in [("keian.keian", "keian-2.keian"), ("keian-2.keian", "keian-3.keian")] {
            assert!(std::fs::write(folder.path().join(there), "").is_ok());
            assert_eq!(free(folder.path(), "keian", "keian"), path(next));
        }
    }
}
