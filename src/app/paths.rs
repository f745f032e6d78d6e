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

/// A path in a folder at which no file is yet.
pub(super) fn free(folder: &Path, stem: &str, extension: &str) -> String {
    let first = std::iter::once(format!("{stem}.{extension}"));
    let names = first.chain((2..=99).map(|number| format!("{stem}-{number}.{extension}")));
    let free = names.map(|name| folder.join(name)).find(|path| !path.exists());
    free.map_or_else(String::new, |path| path.display().to_string())
}

/// A path with this extension where it has none.
pub(super) fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggested_path_is_of_no_file_that_is_there() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| unreachable!("{error}"));
        let path = |name: &str| folder.path().join(name).display().to_string();
        assert_eq!(free(folder.path(), "keian", "ron"), path("keian.ron"));
        for (there, next) in [("keian.ron", "keian-2.ron"), ("keian-2.ron", "keian-3.ron")] {
            assert!(std::fs::write(folder.path().join(there), "").is_ok());
            assert_eq!(free(folder.path(), "keian", "ron"), path(next));
        }
    }
}
