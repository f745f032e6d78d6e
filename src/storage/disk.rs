//! The few calls to the system by which files are replaced, behind a trait: the sequence that is
//! built of them ([`super::replace`]) is tested against a disk that loses power, and against
//! disks that leave a call out.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::thread::sleep;

use super::patience::patiently;
use super::system;

/// What a file system does for a save.
pub trait Disk {
    /// An open file.
    type File;

    /// Makes a file that was not there, for its owner alone.
    ///
    /// # Errors
    /// `AlreadyExists` when the name is taken, and whatever the system says.
    fn create(&self, path: &Path) -> io::Result<Self::File>;

    /// The same for a file that nobody looks for, where a system knows such.
    ///
    /// # Errors
    /// Those of [`Self::create`].
    fn create_hidden(&self, path: &Path) -> io::Result<Self::File> {
        self.create(path)
    }

    /// Writes all the bytes.
    ///
    /// # Errors
    /// Whatever the system says.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;

    /// Returns when the bytes are on the medium.
    ///
    /// # Errors
    /// Whatever the system says.
    fn sync(&self, file: &Self::File) -> io::Result<()>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// Whatever the system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Adds bytes at the end of a file, and makes it for its owner alone where it is not there. When they
    /// are on the medium is the system's business.
    ///
    /// # Errors
    /// Whatever the system says; a part of the bytes may then be there.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Gives a file a second name, which must be free.
    ///
    /// # Errors
    /// Whatever the system says.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name, replacing what had it.
    ///
    /// # Errors
    /// Whatever the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a name.
    ///
    /// # Errors
    /// Whatever the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Opens a file to those to whom another is open: its mode, its group and its owner, as far as the
    /// system lets us. What cannot be given to the same people is given to nobody.
    ///
    /// # Errors
    /// Whatever the system says; nobody may then read the file who could not before.
    fn open_as(&self, file: &Self::File, model: &Path) -> io::Result<()> {
        let _ = (file, model);
        Ok(())
    }

    /// Closes a file to all but its owner.
    ///
    /// # Errors
    /// Whatever the system says.
    fn close_to_others(&self, path: &Path) -> io::Result<()> {
        let _ = path;
        Ok(())
    }

    /// Returns when the names of a folder are on the medium; where the system promises nothing of them, when it
    /// has been asked.
    ///
    /// # Errors
    /// Whatever the system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The real file system. What another program has for a moment is waited for, about a second at most.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    type File = File;

    fn create(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        system::private(&mut options);
        options.open(path)
    }

    fn create_hidden(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        system::hidden(&mut options);
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        patiently(|| fs::read(path), |error| system::is_in_use(error, path), sleep)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        system::private(&mut options);
        options.open(path)?.write_all(bytes)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| fs::hard_link(from, to), |error| system::is_in_use(error, from), sleep)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| fs::rename(from, to), |error| system::is_in_use(error, to), sleep)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        patiently(|| fs::remove_file(path), |error| system::is_in_use(error, path), sleep)
    }

    fn open_as(&self, file: &File, model: &Path) -> io::Result<()> {
        system::open_as(file, model)
    }

    fn close_to_others(&self, path: &Path) -> io::Result<()> {
        system::close_to_others(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        system::sync_folder(folder)
    }
}
