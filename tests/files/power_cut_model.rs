//! The save on a disk that loses power at every possible moment. The model is harsher than real
//! disks: what was not synced may be there, half there or gone, and of the names that were not
//! synced any number of the first may be there.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use keian::storage::Lack;
use keian::storage::disk::Disk;
use keian::storage::replace::{Failed, Replaced, backup_path, replace};

use super::harness::{Mutant, Mutation};

type Names = BTreeMap<PathBuf, usize>;

#[derive(Clone, Debug)]
enum Event {
    /// A name appears or goes; a rename is both at once.
    Names(Vec<(PathBuf, Option<usize>)>),
    Write(usize, Vec<u8>),
    Sync(usize),
    SyncFolder,
}

#[derive(Default)]
struct Model {
    names: RefCell<Names>,
    contents: RefCell<Vec<Vec<u8>>>,
    events: RefCell<Vec<Event>>,
}

impl Model {
    fn with(files: &[(&Path, &str)]) -> Self {
        let model = Self::default();
        for (path, text) in files {
            model.contents.borrow_mut().push(text.as_bytes().to_vec());
            model.names.borrow_mut().insert(path.to_path_buf(), model.contents.borrow().len() - 1);
        }
        model
    }

    /// A disk on which this was saved twice, long ago.
    fn settled(path: &Path) -> Self {
        let model = Self::with(&[(path, OLDER)]);
        replace(&model, path, OLD.as_bytes(), Replaced::Keep).expect("the model has no faults of its own");
        model.events.borrow_mut().clear();
        model
    }

    fn set(&self, changes: Vec<(PathBuf, Option<usize>)>) {
        apply(&mut self.names.borrow_mut(), &changes);
        self.events.borrow_mut().push(Event::Names(changes));
    }

    fn inode(&self, path: &Path) -> io::Result<usize> {
        self.names.borrow().get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn apply(names: &mut Names, changes: &[(PathBuf, Option<usize>)]) {
    for (path, inode) in changes {
        match inode {
            Some(inode) => names.insert(path.clone(), *inode),
            None => names.remove(path),
        };
    }
}

impl Disk for Model {
    type File = usize;

    fn create(&self, path: &Path) -> io::Result<usize> {
        if self.inode(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.contents.borrow_mut().push(Vec::new());
        let inode = self.contents.borrow().len() - 1;
        self.set(vec![(path.to_owned(), Some(inode))]);
        Ok(inode)
    }

    fn write(&self, file: &mut usize, bytes: &[u8]) -> io::Result<()> {
        self.contents.borrow_mut()[*file].extend_from_slice(bytes);
        self.events.borrow_mut().push(Event::Write(*file, bytes.to_vec()));
        Ok(())
    }

    fn sync(&self, file: &usize) -> io::Result<()> {
        self.events.borrow_mut().push(Event::Sync(*file));
        Ok(())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        Ok(self.contents.borrow()[self.inode(path)?].clone())
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut inode = match self.inode(path) {
            Ok(inode) => inode,
            Err(_) => self.create(path)?,
        };
        self.write(&mut inode, bytes)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.inode(to).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.set(vec![(to.to_owned(), Some(self.inode(from)?))]);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let inode = self.inode(from)?;
        self.set(vec![(from.to_owned(), None), (to.to_owned(), Some(inode))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.inode(path)?;
        self.set(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.events.borrow_mut().push(Event::SyncFolder);
        Ok(())
    }
}

const OLDER: &str = "the version before the old one";
const OLD: &str = "the old version";
const NEW: &str = "the new version, which is longer";

/// Every state in which the disk may come back, with how many events had happened.
fn states(before: &Model, events: &[Event], mut see: impl FnMut(usize, &BTreeMap<&Path, Vec<u8>>)) {
    let started = before.contents.borrow().len();
    for cut in 0..=events.len() {
        let mut sure = before.names.borrow().clone();
        let mut unsure: Vec<&Vec<(PathBuf, Option<usize>)>> = Vec::new();
        let mut synced: BTreeMap<usize, Vec<u8>> =
            before.contents.borrow().iter().cloned().enumerate().take(started).collect();
        let mut written = synced.clone();
        for event in &events[..cut] {
            match event {
                Event::Names(changes) => unsure.push(changes),
                Event::Write(inode, bytes) => written.entry(*inode).or_default().extend_from_slice(bytes),
                Event::Sync(inode) => {
                    synced.insert(*inode, written.get(inode).cloned().unwrap_or_default());
                }
                Event::SyncFolder => unsure.drain(..).for_each(|changes| apply(&mut sure, changes)),
            }
        }
        for there in 0..=unsure.len() {
            let mut names = sure.clone();
            unsure[..there].iter().for_each(|changes| apply(&mut names, changes));
            for share in [0, 1, 2] {
                let content = |inode: &usize| {
                    let all = written.get(inode).cloned().unwrap_or_default();
                    let safe = synced.get(inode).cloned().unwrap_or_default();
                    let kept = safe.len() + (all.len() - safe.len()) * share / 2;
                    all[..kept].to_vec()
                };
                let disk = names.iter().map(|(path, inode)| (path.as_path(), content(inode))).collect();
                see(cut, &disk);
            }
        }
    }
}

/// What a save loses when power fails at some moment of it; how many moments were looked at.
fn losses(mutation: Mutation) -> (Vec<String>, usize) {
    let path = Path::new("/d/answers.ron");
    let disk = Mutant(Model::settled(path), mutation);
    replace(&disk, path, NEW.as_bytes(), Replaced::Keep).expect("the model has no faults of its own");
    let events = disk.0.events.into_inner();
    let (mut found, mut looked) = (Vec::new(), 0);
    states(&Model::settled(path), &events, |cut, disk| {
        looked += 1;
        let text = |path: &Path| disk.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let now = text(path);
        if now.as_deref() != Some(OLD) && now.as_deref() != Some(NEW) {
            found.push(format!("after {cut} calls the document is {now:?}"));
        }
        if cut == events.len() && now.as_deref() != Some(NEW) {
            found.push(format!("said to be saved, but the document is {now:?}"));
        }
        for age in [1, 2] {
            let kept = text(&backup_path(path, age));
            if kept.as_deref().is_some_and(|kept| ![OLDER, OLD].contains(&kept)) {
                found.push(format!("after {cut} calls backup {age} is {kept:?}"));
            }
            let last = if age == 1 { OLD } else { OLDER };
            if cut == events.len() && kept.as_deref() != Some(last) {
                found.push(format!("said to be saved, but backup {age} is {kept:?}"));
            }
        }
    });
    (found, looked)
}

#[test]
fn whenever_power_fails_the_old_or_the_new_version_is_there_whole() {
    let (found, looked) = losses(Mutation::None);
    assert!(found.is_empty(), "{found:#?}");
    assert!(looked > 50, "only {looked} states");
}

#[test]
fn a_save_waits_for_the_medium_twice_and_no_more() {
    let path = Path::new("/d/answers.ron");
    let disk = Model::settled(path);
    replace(&disk, path, NEW.as_bytes(), Replaced::Keep).unwrap();
    let events = disk.events.into_inner();
    let count = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    assert_eq!(count(|event| matches!(event, Event::Sync(_))), 1, "the new version: {events:?}");
    assert_eq!(count(|event| matches!(event, Event::SyncFolder)), 1, "its name: {events:?}");
}

/// However power fails during a save, what lies at a name of a backup and was not made here stays, and so
/// does what we made and somebody has changed, whatever is saved afterwards.
#[test]
fn after_every_power_cut_the_next_saves_remove_nothing_that_they_did_not_make() {
    let path = Path::new("/d/answers.ron");
    for by_hand in [vec![], vec![1], vec![2], vec![1, 3]] {
        let start = || {
            let disk = Model::settled(path);
            for text in ["a version between", "and one more"] {
                replace(&disk, path, text.as_bytes(), Replaced::Keep).unwrap();
            }
            for age in &by_hand {
                let place = backup_path(path, *age);
                let _ = disk.remove(&place);
                let mut file = disk.create(&place).unwrap();
                disk.write(&mut file, format!("by hand {age}").as_bytes()).unwrap();
            }
            disk.events.borrow_mut().clear();
            disk
        };
        let disk = start();
        replace(&disk, path, NEW.as_bytes(), Replaced::Keep).unwrap();
        let events = disk.events.into_inner();
        let mut looked = 0;
        states(&start(), &events, |cut, there| {
            looked += 1;
            let again = Model::default();
            for (place, bytes) in there {
                let mut file = again.create(place).unwrap();
                again.write(&mut file, bytes).unwrap();
            }
            for version in 0..4 {
                replace(&again, path, format!("after {version}").as_bytes(), Replaced::Keep).unwrap();
                for age in &by_hand {
                    let now = again.read(&backup_path(path, *age)).unwrap();
                    assert_eq!(
                        String::from_utf8(now).unwrap(),
                        format!("by hand {age}"),
                        "after {cut} calls"
                    );
                }
            }
            // The two versions before are kept all the same.
            let texts =
                again.names.borrow().keys().filter_map(|place| again.read(place).ok()).collect::<Vec<_>>();
            for version in 1..4 {
                assert!(texts.contains(&format!("after {version}").into_bytes()), "after {cut} calls");
            }
        });
        assert!(looked > 50, "only {looked} states");
    }
}

#[test]
fn each_faulty_way_of_saving_is_caught() {
    for mutation in Mutation::FAULTY {
        let (found, _) = losses(mutation);
        assert!(!found.is_empty(), "{mutation:?} loses nothing in this model");
    }
}

/// The calls that a file system does not have, and what it says instead.
type Without = Vec<(&'static str, io::ErrorKind)>;

/// A file system that cannot do all that is asked of it.
struct Poor {
    disk: Model,
    without: Without,
}

impl Poor {
    fn has(&self, call: &str) -> io::Result<()> {
        match self.without.iter().find(|(name, _)| *name == call) {
            Some((_, kind)) => Err((*kind).into()),
            None => Ok(()),
        }
    }
}

impl Disk for Poor {
    type File = usize;

    fn create(&self, path: &Path) -> io::Result<usize> {
        self.disk.create(path)
    }

    fn write(&self, file: &mut usize, bytes: &[u8]) -> io::Result<()> {
        self.disk.write(file, bytes)
    }

    fn sync(&self, file: &usize) -> io::Result<()> {
        self.has("sync").and_then(|()| self.disk.sync(file))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.has("append").and_then(|()| self.disk.append(path, bytes))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.has("link").and_then(|()| self.disk.link(from, to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if to == Path::new("/d/answers.ron") {
            self.has("place")?;
        }
        self.disk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }

    fn open_as(&self, _: &usize, _: &Path) -> io::Result<()> {
        self.has("rights")
    }

    fn close_to_others(&self, _: &Path) -> io::Result<()> {
        self.has("rights")
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.has("sync_folder").and_then(|()| self.disk.sync_folder(folder))
    }
}

#[test]
fn a_file_system_that_cannot_do_all_saves_with_what_it_can_and_the_rest_is_named() {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    let path = Path::new("/d/answers.ron");
    let cases: [(Without, Vec<Lack>); 8] = [
        (vec![], vec![]),
        // The record is somebody else's.
        (vec![("append", PermissionDenied)], vec![]),
        // A copy is as good as a hard link.
        (vec![("link", PermissionDenied)], vec![]),
        (vec![("link", Unsupported), ("rights", PermissionDenied)], vec![]),
        (vec![("sync_folder", InvalidInput)], vec![Lack::Sync]),
        (vec![("sync_folder", PermissionDenied)], vec![Lack::Sync]),
        (vec![("sync", Unsupported)], vec![Lack::Sync]),
        (
            vec![
                ("link", Unsupported),
                ("sync", InvalidInput),
                ("sync_folder", Unsupported),
                ("rights", Unsupported),
            ],
            vec![Lack::Sync],
        ),
    ];
    for (without, lacks) in cases {
        let disk = Poor { disk: Model::default(), without };
        let text = |path: &Path| disk.read(path).map(|bytes| String::from_utf8(bytes).unwrap()).unwrap();
        assert_eq!(replace(&disk, path, b"one", Replaced::None).unwrap(), lacks, "{:?}", disk.without);
        assert!(
            matches!(replace(&disk, path, b"none", Replaced::None), Err(Failed::Exists)),
            "{:?}",
            disk.without
        );
        for version in ["two", "age-encryption.org/v1 three", "four"] {
            let done = replace(&disk, path, version.as_bytes(), Replaced::Keep);
            assert_eq!(done.unwrap(), lacks, "{:?}", disk.without);
        }
        assert_eq!(text(path), "four");
        assert_eq!(text(&backup_path(path, 1)), "age-encryption.org/v1 three");
        assert_eq!(text(&backup_path(path, 2)), "two");
        // The record beside them, and no temporary file.
        assert_eq!(disk.disk.names.borrow().len(), 4, "{:?}", disk.disk.names.borrow().keys());
    }
}

#[test]
fn a_fault_of_the_drive_is_not_taken_for_something_that_it_cannot_do() {
    let path = Path::new("/d/answers.ron");
    for kind in [io::ErrorKind::Other, io::ErrorKind::Interrupted, io::ErrorKind::StorageFull] {
        for call in ["sync", "sync_folder", "link", "append"] {
            let disk = Poor { disk: Model::settled(path), without: vec![(call, kind)] };
            assert!(replace(&disk, path, NEW.as_bytes(), Replaced::Keep).is_err(), "{call} {kind:?}");
        }
    }
}

#[test]
fn a_save_that_does_not_get_its_place_leaves_every_earlier_version_as_it_was() {
    let path = Path::new("/d/answers.ron");
    for versions in 1..=4 {
        let mut disk = Poor { disk: Model::default(), without: vec![] };
        replace(&disk, path, b"version 0", Replaced::None).unwrap();
        for version in 1..versions {
            replace(&disk, path, format!("version {version}").as_bytes(), Replaced::Keep).unwrap();
        }
        let documents = |disk: &Poor| -> Vec<(PathBuf, Vec<u8>)> {
            let names: Vec<PathBuf> = disk.disk.names.borrow().keys().cloned().collect();
            let record = |path: &PathBuf| path.extension().is_some_and(|end| end == "backups");
            names
                .into_iter()
                .filter(|path| !record(path))
                .map(|path| (path.clone(), disk.read(&path).unwrap()))
                .collect()
        };
        let before = documents(&disk);
        assert_eq!(before.len(), versions.min(3));
        // A locked file, one that may not be changed, one that a virus scanner holds.
        disk.without = vec![("place", io::ErrorKind::PermissionDenied)];
        for _ in 0..3 {
            let refused = replace(&disk, path, b"never there", Replaced::Keep);
            assert!(matches!(refused, Err(Failed::Before(_))), "{refused:?}");
            assert_eq!(documents(&disk), before);
        }
        disk.without = vec![];
        replace(&disk, path, b"at last", Replaced::Keep).unwrap();
        assert_eq!(disk.read(&backup_path(path, 1)).unwrap(), format!("version {}", versions - 1).as_bytes());
        assert_eq!(documents(&disk).len(), (versions + 1).min(3));
    }
}
