//! The few calls to the system by which files are replaced, behind a trait: the sequence that is
//! built of them ([`super::replace`]) is tested against a disk that loses power, and against
//! disks that leave a call out.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// What a file system does for a save.
pub trait Disk {
    /// An open file.
    type File;

    /// Makes a file that was not there, for its owner alone.
    ///
    /// # Errors
    /// `AlreadyExists` when the name is taken, and whatever the system says.
    fn create(&self, path: &Path) -> io::Result<Self::File>;

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

    /// Returns when the names of a folder are on the medium.
    ///
    /// # Errors
    /// Whatever the system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    type File = File;

    fn create(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    // Windows has no such call and needs none.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }
}
