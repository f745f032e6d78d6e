//! The earlier versions that are kept beside a document: their names, and how they move up when a new
//! one comes. Only what was made here is moved or removed: a hidden file beside the document says which
//! version was put at which name (`record`), and whatever else has such a name stays where it is.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::names::{backup_path, old_format_path};
use super::protect::is_encrypted;
use super::record::{Name, Record};
use super::temp::{Rights, no_links, write_temp};
use crate::base::digest::sha256_hex;

/// How many earlier versions are kept beside a document.
pub const GENERATIONS: usize = 2;

/// How many names of backups are looked at; others may have taken some.
const NAMES: usize = 999;

/// The formats of which a last version may be kept.
const FORMATS: std::ops::RangeInclusive<u32> = 1..=super::envelope::FORMAT;

/// A name for a backup that nobody else has taken.
struct Slot {
    age: usize,
    path: PathBuf,
    /// The digest of what is there, if that is ours; `None` where nothing is.
    ours: Option<String>,
}

/// The names that backups may have: as many as there are versions kept, and those behind them at which
/// one of ours was left over.
fn slots<D: Disk>(disk: &D, path: &Path, record: &Record) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut free_behind = 0;
    for age in 1..=NAMES {
        let path = backup_path(path, age);
        match disk.read(&path) {
            Ok(bytes) => {
                let digest = sha256_hex(&bytes);
                if record.has(Name::Backup(age), &digest) {
                    slots.push(Slot { age, path, ours: Some(digest) });
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if slots.len() < GENERATIONS {
                    slots.push(Slot { age, path, ours: None });
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

/// The last versions of older formats that were kept here.
fn old_formats<D: Disk>(disk: &D, path: &Path, record: &Record) -> Vec<(Name, String)> {
    let kept = FORMATS.filter_map(|format| {
        let digest = sha256_hex(&disk.read(&old_format_path(path, format)).ok()?);
        record.has(Name::Format(format), &digest).then_some((Name::Format(format), digest))
    });
    kept.collect()
}

/// The backups as they were moved up for a new version, until that stands in its place.
#[derive(Debug, Default)]
pub(super) struct MovedUp {
    /// From which name to which, in the order in which they were moved.
    moves: Vec<(PathBuf, PathBuf)>,
    /// The name that the present file got beside its own.
    newest: Option<PathBuf>,
    /// Where the oldest waits to be removed.
    spare: Option<PathBuf>,
}

impl MovedUp {
    /// The new version stands: the oldest backup goes.
    pub(super) fn settle<D: Disk>(self, disk: &D) {
        if let Some(spare) = &self.spare {
            // Where it cannot be removed now, the next save finds it.
            let _ = disk.remove(spare);
        }
    }

    /// The new version did not get its place: every backup goes back to where it was.
    pub(super) fn undo<D: Disk>(self, disk: &D) {
        if let Some(newest) = &self.newest {
            let _ = disk.remove(newest);
        }
        for (from, to) in self.moves.iter().rev() {
            let _ = disk.rename(to, from);
        }
    }
}

/// Makes the present file the newest backup. The file itself keeps its name all the while, and what was
/// not made here keeps its own. The oldest stays under a spare name until the new version stands.
pub(super) fn keep<D: Disk>(disk: &D, path: &Path) -> io::Result<MovedUp> {
    let old = match disk.read(path) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(MovedUp::default()),
        Err(error) => return Err(error),
    };
    let record = Record::of(disk, path);
    let slots = slots(disk, path, &record);
    let (kept, over) = slots.split_at(GENERATIONS.min(slots.len()));
    let Some(newest) = kept.first() else {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "no name is left for a backup"));
    };
    let oldest = kept.last().filter(|slot| kept.len() == GENERATIONS && slot.ours.is_some());
    let spare = oldest.and_then(|oldest| spare(disk, path, oldest, over));
    let onto_spare = oldest.zip(spare.as_ref()).and_then(|(oldest, (age, place))| {
        Some((oldest.path.clone(), place.clone(), Name::Backup(*age), oldest.ours.clone()?))
    });
    let up = kept.windows(2).rev().filter_map(|pair| {
        Some((pair[0].path.clone(), pair[1].path.clone(), Name::Backup(pair[1].age), pair[0].ours.clone()?))
    });
    let moves: Vec<_> = onto_spare.into_iter().chain(up).collect();
    let mut names: Vec<(Name, String)> =
        moves.iter().map(|(_, _, name, digest)| (*name, digest.clone())).collect();
    names.push((Name::Backup(newest.age), sha256_hex(&old)));
    record.add(disk, path, &names, || {
        let there = slots.iter().filter_map(|slot| Some((Name::Backup(slot.age), slot.ours.clone()?)));
        there.chain(old_formats(disk, path, &record)).collect()
    })?;
    for slot in over.iter().filter(|slot| slot.ours.is_some()) {
        gone(disk.remove(&slot.path))?;
    }
    let mut moved = MovedUp { spare: spare.map(|(_, place)| place), ..MovedUp::default() };
    for (from, to, ..) in moves {
        match disk.rename(&from, &to) {
            Ok(()) => moved.moves.push((from, to)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                moved.undo(disk);
                return Err(error);
            }
        }
    }
    if let Err(error) = second_name(disk, path, &newest.path, &old) {
        moved.undo(disk);
        return Err(error);
    }
    moved.newest = Some(newest.path.clone());
    Ok(moved)
}

/// A name behind those of the backups that nothing has, or something of ours that goes.
fn spare<D: Disk>(disk: &D, path: &Path, oldest: &Slot, over: &[Slot]) -> Option<(usize, PathBuf)> {
    if let Some(slot) = over.iter().find(|slot| slot.ours.is_some()) {
        return Some((slot.age, slot.path.clone()));
    }
    let free =
        |place: &PathBuf| matches!(disk.read(place), Err(error) if error.kind() == io::ErrorKind::NotFound);
    (oldest.age + 1..=NAMES).map(|age| (age, backup_path(path, age))).find(|(_, place)| free(place))
}

/// Keeps the last version of an older format for good, where none is kept yet.
pub(super) fn keep_format<D: Disk>(disk: &D, path: &Path, format: u32, old: &[u8]) -> io::Result<()> {
    let place = old_format_path(path, format);
    if disk.read(&place).is_ok() {
        return Ok(());
    }
    Record::of(disk, path).append(disk, path, &[(Name::Format(format), sha256_hex(old))])?;
    second_name(disk, path, &place, old)
}

/// Removes every earlier version that was made here; those that were not are left and named.
pub(super) fn purge<D: Disk>(disk: &D, path: &Path) -> io::Result<Vec<PathBuf>> {
    let record = Record::of(disk, path);
    let mut left = Vec::new();
    let mut clear = |name, place: PathBuf, bytes: &[u8]| {
        if record.has(name, &sha256_hex(bytes)) {
            gone(disk.remove(&place))?;
        } else if !is_encrypted(bytes) {
            left.push(place);
        }
        io::Result::Ok(())
    };
    for age in 1..=NAMES {
        let place = backup_path(path, age);
        match disk.read(&place) {
            Ok(bytes) => clear(Name::Backup(age), place, &bytes)?,
            Err(_) if age <= GENERATIONS => {}
            Err(_) => break,
        }
    }
    for format in FORMATS {
        let place = old_format_path(path, format);
        if let Ok(bytes) = disk.read(&place) {
            clear(Name::Format(format), place, &bytes)?;
        }
    }
    gone(record.remove(disk))?;
    Ok(left)
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
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;
    use crate::storage::disk::SystemDisk;
    use crate::storage::names::{MAX_NAME, folder_of, is_earlier, tag};
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

    fn record_path(path: &Path) -> PathBuf {
        folder_of(path).join(format!("{}.backups", tag(path)))
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
    fn a_version_that_somebody_has_copied_to_the_name_of_a_backup_stays_there() {
        let (_folder, path) = place();
        for version in ["one", "two", "three"] {
            save(&path, version);
        }
        fs::copy(backup_path(&path, 2), backup_path(&path, 3)).unwrap();
        for version in ["four", "five", "six"] {
            save(&path, version);
            assert_eq!(fs::read_to_string(backup_path(&path, 3)).unwrap(), "one", "{version}");
        }
        let kept = [1, 2].map(|age| fs::read_to_string(backup_path(&path, age)).unwrap());
        assert_eq!(kept, ["five", "four"]);
    }

    #[test]
    fn the_record_does_not_grow_without_end_and_forgets_nothing_that_is_there() {
        let (folder, path) = place();
        save(&path, "of the older format");
        keep_format(&SystemDisk, &path, 1, b"of the older format").unwrap();
        let mut longest = 0;
        for version in 0..500 {
            save(&path, &version.to_string());
            longest = longest.max(fs::metadata(record_path(&path)).map_or(0, |data| data.len()));
        }
        assert!((10_000..20_000).contains(&longest), "{longest} bytes");
        let kept = [1, 2].map(|age| fs::read_to_string(backup_path(&path, age)).unwrap());
        assert_eq!(kept, ["498", "497"]);
        assert!(replace(&SystemDisk, &path, b"sealed", Replaced::Purge).unwrap().is_empty());
        assert_eq!(contents(folder.path()).len(), 1, "all of them were ours");
    }

    #[test]
    fn a_record_that_was_cut_off_is_gone_on_with() {
        let (folder, path) = place();
        for version in ["one", "two"] {
            save(&path, version);
        }
        let all = fs::read_to_string(record_path(&path)).unwrap();
        fs::write(record_path(&path), format!("{all}backup-1 0123")).unwrap();
        for version in ["three", "four", "five"] {
            save(&path, version);
        }
        let kept = [1, 2].map(|age| fs::read_to_string(backup_path(&path, age)).unwrap());
        assert_eq!(kept, ["four", "three"]);
        assert_eq!(contents(folder.path()).len(), 3);
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
