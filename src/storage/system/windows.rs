//! Windows. Who may read a file is inherited from its folder there, and is left to it. The numbers are those of
//! the system's documentation of `CreateFile` and of its error codes.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::taken::Taken;

const GENERIC_WRITE: u32 = 0x4000_0000;
const DELETE: u32 = 0x0001_0000;
const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
const FILE_ATTRIBUTE_HIDDEN: u32 = 0x2;
/// What is of the moment: services that copy folders leave it out.
const FILE_ATTRIBUTE_TEMPORARY: u32 = 0x100;
/// Others may read, write and remove it meanwhile.
const SHARED: u32 = 7;

const ERROR_ACCESS_DENIED: i32 = 5;
const ERROR_SHARING_VIOLATION: i32 = 32;
const ERROR_LOCK_VIOLATION: i32 = 33;
const ERROR_DELETE_PENDING: i32 = 303;
const ERROR_USER_MAPPED_FILE: i32 = 1224;

/// A file that is to be made is for those to whom its folder is open.
pub(in crate::storage) fn private(_: &mut OpenOptions) {}

/// A file that is to be made is one that nobody looks for: a dot hides nothing here.
pub(in crate::storage) fn hidden(options: &mut OpenOptions) {
    options.attributes(FILE_ATTRIBUTE_HIDDEN);
}

/// A folder that is to be made is for those to whom the one around it is open.
pub(in crate::storage) fn private_folder(_: &mut DirBuilder) {}

/// Nothing to do: the folder decides.
pub(in crate::storage) fn open_as(_: &File, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Nothing to do: the folder decides.
pub(in crate::storage) fn close_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Asks the system to have the names of a folder on the medium. It promises nothing there, and some drives
/// refuse the call; nor does the standard library rename through the cache (`MOVEFILE_WRITE_THROUGH`). So what a
/// file holds is confirmed, and after a power cut its name may lead to the version before.
pub(in crate::storage) fn sync_folder(folder: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).share_mode(SHARED).custom_flags(FILE_FLAG_BACKUP_SEMANTICS);
    let _ = options.open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Whether two paths lead to one file: by one name, for others are not known here.
pub(in crate::storage) fn is_one_file(one: &Path, other: &Path) -> bool {
    one == other
}

/// Whether a file has more than one name, which is not known here.
pub(in crate::storage) fn has_other_names(_: &Path) -> bool {
    false
}

/// The path without symbolic links and in the letters in which its names are kept, so that a save replaces the
/// file and not the link, and one file has one lock.
pub(in crate::storage) fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Some(real) = real(&absolute) {
        return real;
    }
    match (absolute.parent().and_then(real), absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => absolute,
    }
}

/// The system's own form of a path that leads somewhere, as people know it. A drive that stands for a place on
/// another one, or on a server, keeps its letter: they would not recognise the place.
fn real(absolute: &Path) -> Option<PathBuf> {
    let real = fs::canonicalize(absolute).ok()?;
    let plain = real.to_str()?.strip_prefix(r"\\?\")?;
    let drive = |path: &str| path.get(..2).filter(|drive| drive.ends_with(':')).map(str::to_ascii_uppercase);
    let same = drive(plain).is_some() && drive(plain) == drive(absolute.to_str()?);
    same.then(|| PathBuf::from(plain))
}

/// Whether a call failed because another program has the file: a viewer, a scanner of viruses. That it may
/// not be replaced is said in the same way as that nobody may, so the file itself is asked.
pub(in crate::storage) fn is_in_use(error: &io::Error, path: &Path) -> bool {
    let in_use = |error: &io::Error| {
        error.kind() == io::ErrorKind::ResourceBusy
            || matches!(
                error.raw_os_error(),
                Some(ERROR_SHARING_VIOLATION | ERROR_LOCK_VIOLATION | ERROR_USER_MAPPED_FILE)
            )
    };
    in_use(error)
        || error.raw_os_error() == Some(ERROR_ACCESS_DENIED)
            && OpenOptions::new().access_mode(DELETE).share_mode(SHARED).open(path).is_err_and(|e| in_use(&e))
}

/// A file that nobody else can open, and that the system removes when it is closed, however that comes.
#[derive(Debug)]
pub(in crate::storage) struct LockFile {
    _file: File,
}

/// Asks for the lock on a file of this name, which is made for it. Opened for sharing, whoever were refused
/// would remove the name of whoever holds it.
pub(in crate::storage) fn lock(path: &Path) -> io::Result<Taken<LockFile>> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    options.access_mode(GENERIC_WRITE | DELETE).share_mode(0);
    options.custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
    options.attributes(FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_TEMPORARY);
    match options.open(path) {
        Ok(file) => Ok(Taken::Got(LockFile { _file: file })),
        Err(error) => match error.raw_os_error() {
            Some(ERROR_SHARING_VIOLATION | ERROR_DELETE_PENDING) => Ok(Taken::Held),
            // Somebody else's, whom we cannot ask.
            Some(ERROR_ACCESS_DENIED) if path.exists() => Ok(Taken::Held),
            _ if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => {
                Ok(Taken::NoLocks)
            }
            _ => Err(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::os::windows::fs::MetadataExt;
    use std::thread;
    use std::time::{Duration, Instant};

    use super::super::takes_name;
    use super::*;
    use crate::storage::disk::{Disk, SystemDisk};
    use crate::storage::replace::{Replaced, replace};

    /// The files of a folder, each with whether it is hidden.
    fn files(folder: &Path) -> Vec<(String, bool)> {
        let hidden =
            |entry: &fs::DirEntry| entry.metadata().unwrap().file_attributes() & FILE_ATTRIBUTE_HIDDEN;
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let mut found: Vec<_> = entries
            .map(|entry| (entry.file_name().to_string_lossy().into_owned(), hidden(&entry) != 0))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn a_lock_is_hidden_and_goes_with_whoever_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let Ok(Taken::Got(held)) = lock(&path) else { panic!("nobody has it") };
        assert!(matches!(lock(&path), Ok(Taken::Held)));
        assert_eq!(files(folder.path()), [("a.lock".to_owned(), true)]);
        drop(held);
        assert_eq!(files(folder.path()), []);
    }

    #[test]
    fn what_a_save_keeps_for_itself_is_hidden_and_what_people_look_for_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("回答.keian");
        for (text, earlier) in [("1", Replaced::None), ("2", Replaced::Keep), ("3", Replaced::Keep)] {
            replace(&SystemDisk, &path, text.as_bytes(), earlier).unwrap();
        }
        let all = files(folder.path());
        assert_eq!(all.len(), 4, "{all:?}");
        assert!(all.iter().all(|(name, hidden)| *hidden == name.starts_with('.')), "{all:?}");
    }

    #[test]
    fn a_file_that_a_viewer_holds_is_waited_for_and_then_called_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let (new, there) = (folder.path().join("new.pdf"), folder.path().join("there.pdf"));
        fs::write(&new, "new").unwrap();
        fs::write(&there, "old").unwrap();
        // Others may read it, nobody may remove it.
        let viewer = OpenOptions::new().read(true).share_mode(1).open(&there).unwrap();
        let start = Instant::now();
        let error = SystemDisk.rename(&new, &there).unwrap_err();
        assert!(is_in_use(&error, &there) && start.elapsed() >= Duration::from_secs(1), "{error:?}");
        assert_eq!(fs::read_to_string(&there).unwrap(), "old");
        let closed = thread::spawn(move || {
            thread::sleep(Duration::from_millis(300));
            drop(viewer);
        });
        SystemDisk.rename(&new, &there).unwrap();
        closed.join().unwrap();
        assert_eq!(fs::read_to_string(&there).unwrap(), "new");
    }

    #[test]
    fn what_stands_in_the_way_for_good_is_neither_waited_for_nor_called_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let (new, there) = (folder.path().join("new.pdf"), folder.path().join("there"));
        fs::write(&new, "new").unwrap();
        fs::create_dir(&there).unwrap();
        for to in [there.clone(), folder.path().join("no").join("new.pdf")] {
            let start = Instant::now();
            let error = SystemDisk.rename(&new, &to).unwrap_err();
            assert!(!is_in_use(&error, &to) && start.elapsed() < Duration::from_millis(500), "{error:?}");
        }
    }

    #[test]
    fn a_file_is_one_however_its_name_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("Answers 回答.keian");
        fs::write(&kept, "x").unwrap();
        let known = resolved(&kept);
        assert!(known.ends_with("Answers 回答.keian") && !known.starts_with(r"\\?\"), "{known:?}");
        for written in ["ANSWERS 回答.KEIAN", "answers 回答.keian", r"no\..\Answers 回答.keian"] {
            assert_eq!(resolved(&folder.path().join(written)), known, "{written}");
        }
        let new = resolved(&folder.path().join("New.keian"));
        assert_eq!(new, known.with_file_name("New.keian"), "one that is yet to be");
    }

    #[test]
    fn a_name_of_a_device_and_a_stream_of_a_file_are_no_names() {
        for path in [r"C:\x\CON.pdf", r"C:\x\a:b.pdf", r"C:\x\a?.pdf", "nul"] {
            assert!(!takes_name(Path::new(path)), "{path}");
        }
        for path in [r"C:\x\回答 (1).keian", r"\\server\share\a.pdf", "a.pdf"] {
            assert!(takes_name(Path::new(path)), "{path}");
        }
    }
}
