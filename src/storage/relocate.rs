//! Takes what an earlier version kept at another place of the system to where it is kept now: settings,
//! journals, lists. File by file, so that nothing is lost wherever it ends, and the next start goes on with it.

use std::fs;
use std::io;
use std::path::Path;

use super::bytes::make_private_folder;
use super::disk::{Disk, SystemDisk};
use super::lock::Lock;
use super::replace::{Replaced, replace};

/// Moves all files of a folder, and of those in it, to another one. What a program that still runs holds is
/// left to it; what the new place has already is newer, and stays. The old folder goes when nothing is left
/// in it. What cannot be moved stays where it is.
pub fn relocate(old: &Path, new: &Path) {
    by(old, new, &|from, to| SystemDisk.rename(from, to));
}

fn by(old: &Path, new: &Path, rename: &dyn Fn(&Path, &Path) -> io::Result<()>) {
    let Ok(entries) = fs::read_dir(old) else { return };
    if old == new || make_private_folder(new).is_err() {
        return;
    }
    for entry in entries.flatten() {
        let (from, to) = (entry.path(), new.join(entry.file_name()));
        let Ok(sort) = entry.file_type() else { continue };
        if sort.is_dir() {
            by(&from, &to, rename);
        } else if sort.is_file() && !entry.file_name().to_string_lossy().starts_with(".keian-") {
            // The next start tries again.
            let _ = one(&from, &to, rename);
        }
    }
    // It stays where something is left in it.
    let _ = fs::remove_dir(old);
}

fn one(from: &Path, to: &Path, rename: &dyn Fn(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
    let Ok(_lock) = Lock::take(from) else { return Ok(()) };
    if to.symlink_metadata().is_ok() {
        // Copied before, and not removed any more.
        return if fs::read(from)? == fs::read(to)? { SystemDisk.remove(from) } else { Ok(()) };
    }
    match rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let placed = replace(&SystemDisk, to, &fs::read(from)?, Replaced::None);
            placed.map_err(|failed| io::Error::other(format!("{failed:?}")))?;
            SystemDisk.remove(from)
        }
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use super::*;

    /// The files below a folder but for locks, by their paths in it.
    fn files(folder: &Path) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if !entry.file_name().to_string_lossy().starts_with(".keian-") {
                    let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                    found.insert(name, fs::read_to_string(path).unwrap());
                }
            }
        }
        found
    }

    /// A folder as an earlier version had it, and the new place.
    fn places(folder: &Path) -> (PathBuf, PathBuf) {
        let (old, new) = (folder.join("roaming/keian"), folder.join("local/keian"));
        fs::create_dir_all(old.join("journal")).unwrap();
        fs::create_dir_all(old.join("lists")).unwrap();
        for (name, text) in ALL {
            fs::write(old.join(name), text).unwrap();
        }
        (old, new)
    }

    const ALL: [(&str, &str); 4] = [
        ("settings.ron", "settings"),
        ("journal/1.journal", "one"),
        ("journal/2.journal", "two"),
        ("lists/a.ron", "list"),
    ];

    fn all() -> BTreeMap<String, String> {
        ALL.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    #[test]
    fn everything_comes_to_the_new_place_and_the_old_one_goes() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = places(folder.path());
        relocate(&old, &new);
        assert_eq!(files(&new), all());
        assert!(!old.exists());
        relocate(&old, &new);
        assert_eq!(files(&new), all(), "where nothing is left, nothing happens");
    }

    #[test]
    fn a_move_to_another_drive_copies_and_then_removes() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = places(folder.path());
        by(&old, &new, &|_, _| Err(io::ErrorKind::CrossesDevices.into()));
        assert_eq!(files(&new), all());
        assert!(!old.exists());
    }

    #[test]
    fn a_move_that_ends_half_way_loses_nothing_and_is_finished_by_the_next_start() {
        for fails_after in 0..ALL.len() {
            let folder = tempfile::tempdir().unwrap();
            let (old, new) = places(folder.path());
            let done = Cell::new(0);
            by(&old, &new, &|from, to| {
                done.set(done.get() + 1);
                if done.get() > fails_after {
                    return Err(io::ErrorKind::PermissionDenied.into());
                }
                fs::rename(from, to)
            });
            let (mut there, left) = (files(&new), files(&old));
            assert_eq!((there.len(), left.len()), (fails_after, ALL.len() - fails_after));
            there.extend(left);
            assert_eq!(there, all());
            relocate(&old, &new);
            assert_eq!(files(&new), all());
            assert!(!old.exists());
        }
    }

    #[test]
    fn a_copy_whose_original_was_not_removed_any_more_is_no_second_one() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = places(folder.path());
        fs::create_dir_all(new.join("journal")).unwrap();
        fs::write(new.join("journal/1.journal"), "one").unwrap();
        relocate(&old, &new);
        assert_eq!(files(&new), all());
        assert!(!old.exists());
    }

    #[test]
    fn what_the_new_place_has_and_what_a_running_program_holds_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = places(folder.path());
        fs::create_dir_all(&new).unwrap();
        fs::write(new.join("settings.ron"), "newer").unwrap();
        let held = Lock::take(&old.join("journal/2.journal")).unwrap();
        relocate(&old, &new);
        assert_eq!(files(&new)["settings.ron"], "newer");
        assert_eq!(files(&old)["settings.ron"], "settings");
        assert_eq!(files(&old)["journal/2.journal"], "two");
        assert!(!new.join("journal/2.journal").exists());
        drop(held);
        relocate(&old, &new);
        assert_eq!(files(&new)["journal/2.journal"], "two");
    }
}
