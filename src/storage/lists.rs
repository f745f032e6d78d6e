//! Reference lists beside the settings: a person puts a newer list into this folder, and it takes the
//! place of the one that is compiled in. They change what is shown, never a score.

use std::fs;
use std::path::{Path, PathBuf};

use super::asked;
use super::bytes::read;
use super::error::OpenError;
use crate::base::ids::ItemId;
use crate::questionnaire::at_hand::{AtHand, NoReplacement};
use crate::questionnaire::list::ReferenceList;

/// What a file in the folder is to Keian.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The file.
    pub path: PathBuf,
    /// Why it is no list at hand.
    pub why: NotTaken,
}

/// Why a file in the folder is no list at hand.
#[derive(Clone, Debug)]
pub enum NotTaken {
    /// It cannot be read, or has faults.
    Unreadable(OpenError),
    /// It is a list, and takes no place.
    NoPlace(NoReplacement),
}

/// The files of the folder that end like a list, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "ron") && path.is_file())
        .take(MOST_FILES)
        .collect();
    found.sort();
    found
}

/// The most files that are looked at.
const MOST_FILES: usize = 100;

fn list_of(path: &Path) -> Result<ReferenceList, OpenError> {
    read(path).and_then(|bytes| asked::list(&bytes))
}

/// The lists at hand with those of a folder, and the files of it that are none.
#[must_use]
pub fn at_hand(folder: &Path) -> (AtHand, Vec<Refused>) {
    let (mut lists, mut refused) = (AtHand::default(), Vec::new());
    for path in files(folder) {
        let list = list_of(&path).map_err(NotTaken::Unreadable);
        let taken = list.and_then(|list| lists.replace(list).map_err(NotTaken::NoPlace));
        if let Err(why) = taken {
            refused.push(Refused { path, why });
        }
    }
    (lists, refused)
}

/// Back to the list that is compiled in: every file of the folder with this id gets another ending and
/// stays.
///
/// # Errors
/// What the file system says where a file cannot be renamed.
pub fn set_aside(folder: &Path, id: &ItemId) -> std::io::Result<()> {
    for path in files(folder) {
        if list_of(&path).is_ok_and(|list| list.id == *id) {
            let mut aside = path.with_extension("ron.off");
            let mut number = 1;
            while aside.exists() {
                number += 1;
                aside = path.with_extension(format!("ron.off{number}"));
            }
            fs::rename(&path, aside)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::at_hand::ListOrigin;
    use crate::questionnaire::shipped;

    #[test]
    fn a_newer_list_takes_the_place_an_older_one_and_a_faulty_one_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let (id, text) = (&shipped::lists()[0].id, shipped::LISTS[0].1);
        let as_of = format!("as_of: \"{}\"", shipped::lists()[0].as_of);
        let dated = |day: &str| text.replacen(&as_of, &format!("as_of: \"{day}\""), 1);
        let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
        write("newer.ron", dated("2027-02-01"));
        write("older.ron", dated("2024-02-01"));
        write("faulty.ron", dated("2027-02-30"));
        write("notes.txt", "nothing".to_owned());
        let (lists, refused) = at_hand(folder.path());
        let first = &lists.entries()[0];
        assert_eq!((first.list.as_of.as_str(), first.origin), ("2027-02-01", ListOrigin::Replaced));
        assert_eq!(lists.entries()[1].origin, ListOrigin::Shipped);
        let names: Vec<_> = refused.iter().map(|file| file.path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["faulty.ron", "older.ron"]);
        assert!(matches!(refused[0].why, NotTaken::Unreadable(OpenError::Faulty { .. })));
        assert!(
            matches!(&refused[1].why, NotTaken::NoPlace(NoReplacement::NotNewer(day)) if day == "2027-02-01")
        );
        // One press back; what was there stays under another name.
        set_aside(folder.path(), id).unwrap();
        let (lists, _) = at_hand(folder.path());
        assert_eq!(lists, AtHand::default());
        assert!(folder.path().join("newer.ron.off").exists());
    }

    #[test]
    fn without_a_folder_the_lists_are_the_shipped_ones() {
        let (lists, refused) = at_hand(Path::new("/nowhere/at/all"));
        assert!(refused.is_empty() && lists == AtHand::default());
    }
}
