//! The earlier versions that are kept beside a document: their names, and how they move up when a new
//! one comes. Only what was made here is moved or removed: a hidden file beside the document names the
//! versions by their digest, and whatever else has such a name stays where it is.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::names::{backup_path, folder_of, old_format_path, tag};
use super::protect::is_encrypted;
use super::temp::{Rights, no_links, write_temp};
use crate::base::digest::sha256_hex;

/// How many earlier versions are kept beside a document.
pub const GENERATIONS: usize = 2;

/// How many names of backups are looked at; others may have taken some.
const NAMES: usize = 999;

/// The formats of which a last version may be kept.
const FORMATS: std::ops::RangeInclusive<u32> = 1..=super::envelope::FORMAT;

/// The hidden file that names the versions that were kept.
fn record_path(path: &Path) -> PathBuf {
    folder_of(path).join(format!("{}.backups", tag(path)))
}

/// The digests of the versions that were kept here. Without the record nothing is known to be ours.
fn recorded<D: Disk>(disk: &D, path: &Path) -> BTreeSet<String> {
    let bytes = disk.read(&record_path(path)).unwrap_or_default();
    String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()
}

/// A name for a backup that nobody else has taken.
struct Slot {
    path: PathBuf,
    /// The digest of what is there, if that is ours; `None` where nothing is.
    ours: Option<String>,
}

/// The names that backups may have: as many as there are versions kept, and those behind them at which
/// one of ours was left over.
fn slots<D: Disk>(disk: &D, path: &Path, known: &BTreeSet<String>) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut free_behind = 0;
    for age in 1..=NAMES {
        let path = backup_path(path, age);
        match disk.read(&path) {
            Ok(bytes) => {
                let digest = sha256_hex(&bytes);
                if known.contains(&digest) {
                    slots.push(Slot { path, ours: Some(digest) });
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if slots.len() < GENERATIONS {
                    slots.push(Slot { path, ours: None });
                } else if free_behind < GENERATIONS {
                    free_behind += 1;
                } else {
                    break;
                }
            }
            // A folder, or a file that is not ours to read.
            Err(_) => {}
        }
    }
    slots
}

/// Takes a version for one of ours before it gets a name of a backup.
fn record<D: Disk>(disk: &D, path: &Path, digests: &BTreeSet<String>) -> io::Result<()> {
    let text: String = digests.iter().flat_map(|digest| [digest, "\n"]).collect();
    let place = record_path(path);
    if disk.read(&place).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    let (temp, _) = write_temp(disk, path, text.as_bytes(), Rights::Private)?;
    disk.rename(&temp, &place).inspect_err(|_| {
        let _ = disk.remove(&temp);
    })
}

/// Makes the present file the newest backup. The file itself keeps its name all the while, and what was
/// not made here keeps its own.
pub(super) fn keep<D: Disk>(disk: &D, path: &Path) -> io::Result<()> {
    let old = match disk.read(path) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let known = recorded(disk, path);
    let slots = slots(disk, path, &known);
    let mut ours: BTreeSet<String> = slots.iter().filter_map(|slot| slot.ours.clone()).collect();
    ours.extend(FORMATS.filter_map(|format| ours_at(disk, &old_format_path(path, format), &known)));
    ours.insert(sha256_hex(&old));
    record(disk, path, &ours)?;
    let (kept, over) = slots.split_at(GENERATIONS.min(slots.len()));
    let Some(newest) = kept.first() else {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "no name is left for a backup"));
    };
    for slot in over.iter().filter(|slot| slot.ours.is_some()) {
        gone(disk.remove(&slot.path))?;
    }
    for pair in kept.windows(2).rev() {
        if pair[0].ours.is_some() {
            gone(disk.rename(&pair[0].path, &pair[1].path))?;
        }
    }
    second_name(disk, path, &newest.path, &old)
}

/// Keeps the last version of an older format for good, where none is kept yet.
pub(super) fn keep_format<D: Disk>(disk: &D, path: &Path, format: u32, old: &[u8]) -> io::Result<()> {
    let place = old_format_path(path, format);
    if disk.read(&place).is_ok() {
        return Ok(());
    }
    let mut known = recorded(disk, path);
    known.insert(sha256_hex(old));
    record(disk, path, &known)?;
    second_name(disk, path, &place, old)
}

/// Removes every earlier version that was made here; those that were not are left and named.
pub(super) fn purge<D: Disk>(disk: &D, path: &Path) -> io::Result<Vec<PathBuf>> {
    let known = recorded(disk, path);
    let backups = (1..=NAMES).map(|age| backup_path(path, age));
    let mut there: Vec<PathBuf> = Vec::new();
    for (at, backup) in backups.enumerate() {
        match disk.read(&backup) {
            Ok(_) => there.push(backup),
            Err(_) if at < GENERATIONS => {}
            Err(_) => break,
        }
    }
    there.extend(FORMATS.map(|format| old_format_path(path, format)));
    let mut left = Vec::new();
    for place in there {
        match disk.read(&place) {
            Ok(bytes) if known.contains(&sha256_hex(&bytes)) => gone(disk.remove(&place))?,
            Ok(bytes) if !is_encrypted(&bytes) => left.push(place),
            _ => {}
        }
    }
    gone(disk.remove(&record_path(path)))?;
    Ok(left)
}

fn ours_at<D: Disk>(disk: &D, place: &Path, known: &BTreeSet<String>) -> Option<String> {
    let digest = sha256_hex(&disk.read(place).ok()?);
    known.contains(&digest).then_some(digest)
}

/// Gives a file a second name: a hard link, or a copy where the file system has none. Nothing
/// happens when the file is not there. What is encrypted is for its owner alone.
fn second_name<D: Disk>(disk: &D, path: &Path, name: &Path, bytes: &[u8]) -> io::Result<()> {
    let private = is_encrypted(bytes);
    match disk.link(path, name) {
        Ok(()) if private => disk.close_to_others(name),
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if no_links(&error) => {
            let rights = if private { Rights::Private } else { Rights::AsBefore };
            let (temp, _) = write_temp(disk, path, bytes, rights)?;
            disk.rename(&temp, name).inspect_err(|_| {
                let _ = disk.remove(&temp);
            })
        }
        Err(error) => Err(error),
    }
}

/// A file that is not there needs no new name and no removal.
fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::storage::disk::SystemDisk;
    use crate::storage::names::{MAX_NAME, is_earlier};
    use crate::storage::replace::{Replaced, replace};

    fn save(path: &Path, text: &str) {
        replace(&SystemDisk, path, text.as_bytes(), Replaced::Keep).unwrap();
    }

    /// What is in a folder, without the hidden record.
    fn contents(folder: &Path) -> Vec<(String, String)> {
        let mut all: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(&path).unwrap())
            })
            .filter(|(name, _)| !name.starts_with(".keian-"))
            .collect();
        all.sort();
        all
    }

    fn place() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.ron");
        (folder, path)
    }

    #[test]
    fn the_two_versions_before_are_kept_and_the_third_goes() {
        let (folder, path) = place();
        for version in ["one", "two", "three", "four"] {
            save(&path, version);
        }
        let there = contents(folder.path());
        let there: Vec<(&str, &str)> = there.iter().map(|(name, text)| (&**name, &**text)).collect();
        let wanted =
            [("answers.backup-1.ron", "three"), ("answers.backup-2.ron", "two"), ("answers.ron", "four")];
        assert_eq!(there, wanted);
    }

    #[test]
    fn a_backup_that_somebody_has_worked_in_stays_with_its_name_whatever_is_saved_after() {
        for worked_in in [1, 2] {
            let (folder, path) = place();
            for version in ["one", "two", "three"] {
                save(&path, version);
            }
            fs::write(backup_path(&path, worked_in), "an afternoon's work").unwrap();
            for version in ["four", "five", "six", "seven", "eight"] {
                save(&path, version);
                assert_eq!(
                    fs::read_to_string(backup_path(&path, worked_in)).unwrap(),
                    "an afternoon's work",
                    "{version}"
                );
            }
            let texts: Vec<String> = contents(folder.path()).into_iter().map(|(_, text)| text).collect();
            assert_eq!(texts.len(), 4, "it, the document and two backups: {texts:?}");
            assert!(["eight", "seven", "six"].iter().all(|text| texts.contains(&(*text).to_owned())));
        }
    }

    #[test]
    fn files_of_such_names_that_were_there_before_are_never_touched() {
        let (folder, path) = place();
        for age in [1, 2, 3] {
            fs::write(backup_path(&path, age), format!("by hand {age}")).unwrap();
        }
        fs::create_dir(backup_path(&path, 5)).unwrap();
        for version in ["one", "two", "three", "four"] {
            save(&path, version);
        }
        for age in [1, 2, 3] {
            assert_eq!(fs::read_to_string(backup_path(&path, age)).unwrap(), format!("by hand {age}"));
        }
        let kept = [4, 6].map(|age| fs::read_to_string(backup_path(&path, age)).unwrap());
        assert_eq!(kept, ["three", "two"]);
        // A name that becomes free is used again, and nothing of ours is left over.
        fs::remove_file(backup_path(&path, 1)).unwrap();
        fs::remove_dir(backup_path(&path, 5)).unwrap();
        save(&path, "five");
        save(&path, "six");
        assert_eq!(fs::read_to_string(backup_path(&path, 1)).unwrap(), "five");
        assert_eq!(contents(folder.path()).len(), 5, "{:?}", contents(folder.path()));
    }

    #[test]
    fn without_the_record_nothing_is_known_to_be_ours() {
        let (_folder, path) = place();
        for version in ["one", "two", "three"] {
            save(&path, version);
        }
        fs::remove_file(record_path(&path)).unwrap();
        for version in ["four", "five", "six"] {
            save(&path, version);
        }
        let kept = [1, 2, 3, 4].map(|age| fs::read_to_string(backup_path(&path, age)).unwrap());
        assert_eq!(kept, ["two", "one", "five", "four"]);
    }

    #[test]
    fn what_was_in_clear_goes_once_the_encrypted_version_stands_and_what_is_not_ours_is_named() {
        let (folder, path) = place();
        for version in ["one", "two", "three"] {
            save(&path, version);
        }
        let lacks = replace(&SystemDisk, &path, b"sealed", Replaced::Purge).unwrap();
        assert!(lacks.is_empty());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no record either");
        save(&path, "in clear again");
        save(&path, "and again");
        fs::write(backup_path(&path, 1), "changed by hand").unwrap();
        let lacks = replace(&SystemDisk, &path, b"sealed", Replaced::Purge).unwrap();
        assert_eq!(lacks, [crate::storage::Lack::ClearCopy(backup_path(&path, 1))]);
        assert_eq!(contents(folder.path()).len(), 2);
    }

    #[test]
    fn a_name_as_long_as_the_system_knows_has_backups_that_are_its_own() {
        let names = [
            format!("{}.ron", "経".repeat(83)),
            format!("{}x.ron", "経".repeat(83)),
            format!("{}.ron", "a".repeat(251)),
            "b".repeat(255),
            format!("a.{}", "c".repeat(253)),
        ];
        let mut seen = BTreeSet::new();
        for name in &names {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(name);
            for version in ["one", "two", "three"] {
                save(&path, version);
            }
            let kept = [1, 2].map(|age| backup_path(&path, age));
            for (backup, text) in kept.iter().zip(["two", "one"]) {
                assert_eq!(fs::read_to_string(backup).unwrap(), text);
                assert!(backup.file_name().unwrap().len() <= MAX_NAME && is_earlier(backup), "{backup:?}");
                assert!(seen.insert(backup.file_name().unwrap().to_owned()));
            }
        }
        assert_eq!(seen.len(), names.len() * 2);
    }
}
