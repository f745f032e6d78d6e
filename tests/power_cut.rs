//! Power cuts of a real file system: a process edits and saves on a file system in an image; at random
//! moments the image is copied in an instant, by reflink, and the copy is mounted as after a cut.
//! `cargo test --test power_cut`, as root, with xfsprogs, e2fsprogs and btrfs-progs; no part of a plain
//! `cargo test`. `-- --cuts N` for N cuts on each file system instead of 100.
//! What was given to the block device is kept, flushed or not: a drive that loses its own cache is left
//! to `power_cut_model`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod harness;

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use harness::life::{Outcome, Said, check, child, next, say};
use harness::{Mutant, Mutation, bytes_of, read_number};
use keian::storage::disk::SystemDisk;
use keian::storage::replace::{Replaced, replace};

const MIB: u64 = 1024 * 1024;
const CUTS: usize = 100;
/// The file systems, with the options by which each is made; xfs takes no copy of a mounted one otherwise.
const SYSTEMS: [(&str, &str); 3] = [("ext4", ""), ("xfs", "nouuid"), ("btrfs", "")];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["child", folder, seed] => child(Path::new(folder), seed.parse().unwrap()),
        ["faulty-child", folder, mutation] => faulty_child(Path::new(folder), Mutation::from_name(mutation)),
        ["--list", ..] => println!("power_cut: test"),
        [.., "--cuts", cuts] => all(cuts.parse().expect("--cuts takes a number")),
        _ => all(CUTS),
    }
}

/// Saves without a sync, and says that it has saved.
fn faulty_child(folder: &Path, mutation: Mutation) {
    assert!(mutation != Mutation::None);
    let disk = Mutant(SystemDisk, mutation);
    for number in 1.. {
        replace(&disk, &folder.join("answers.ron"), &bytes_of(number), Replaced::Drop).unwrap();
        say(&format!("saved {number}"));
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn all(cuts: usize) {
    let work = tempfile::tempdir().unwrap();
    let image = work.path().join("outer.img");
    File::create(&image).unwrap().set_len(4096 * MIB).unwrap();
    run("mkfs.xfs", &["-q", "-m", "reflink=1", text(&image)]);
    let outer = Mount::new(&image, &work.path().join("outer"), "");
    for (system, _) in SYSTEMS {
        let start = Instant::now();
        let disk = Disk::new(&outer.at, system);
        let (mut total, mut lost) = (Outcome::default(), Vec::new());
        let mut life = Life::start(&["child", text(&disk.folder()), "7"]);
        let mut random = 11;
        for cut in 1..=cuts {
            std::thread::sleep(Duration::from_millis(50 + next(&mut random) % 700));
            let (said, left) = disk.cut(&mut life);
            let outcome = check(&left.at.join("docs"), &said);
            lost.extend(outcome.lost.into_iter().map(|what| format!("cut {cut}: {what}")));
            (total.edits, total.saves) = (outcome.edits, outcome.saves);
            total.orphans += outcome.orphans;
            total.journals += outcome.journals;
            total.backups += outcome.backups;
        }
        life.end();
        assert!(lost.is_empty(), "{system}: {} things were lost:\n{}", lost.len(), lost.join("\n"));
        let Outcome { edits, saves, orphans, journals, backups, .. } = total;
        assert!(saves > 0 && journals > 0 && backups > 0, "the cuts hit nothing");
        println!(
            "test {cuts} cuts of {system} lose nothing ... ok ({edits} edits, {saves} saves; left behind and \
             handled: {orphans} temporary files, {journals} journals; {backups} backups read; {} s)",
            start.elapsed().as_secs()
        );
    }
    for (system, mutation) in [("xfs", Mutation::NoFileSync), ("ext4", Mutation::NoFolderSync)] {
        let caught = is_caught(&Disk::new(&outer.at, system), mutation);
        println!("test {mutation:?} is caught on {system} ... ok (at cut {caught})");
    }
    println!(
        "\ntest result: ok. {} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
        SYSTEMS.len() + 2
    );
}

/// At which cut a faulty save left a broken file, or less than it had called saved.
fn is_caught(disk: &Disk, mutation: Mutation) -> usize {
    let mut life = Life::start(&["faulty-child", text(&disk.folder()), &format!("{mutation:?}")]);
    let mut random = 3;
    for cut in 1..=100 {
        std::thread::sleep(Duration::from_millis(200 + next(&mut random) % 300));
        let (said, left) = disk.cut(&mut life);
        let there = fs::read(left.at.join("docs/answers.ron"));
        let number = there.map_err(|error| error.to_string()).and_then(|bytes| read_number(&bytes));
        if said.saved.is_some_and(|saved| number.is_err() || number.is_ok_and(|number| number < saved)) {
            life.end();
            return cut;
        }
    }
    panic!("100 cuts did not catch {mutation:?}");
}

/// A process that edits and saves, and what it has said so far.
struct Life {
    process: Child,
    lines: Arc<Mutex<Vec<(Instant, String)>>>,
}

impl Life {
    fn start(arguments: &[&str]) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (out, kept) = (BufReader::new(process.stdout.take().unwrap()), lines.clone());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                kept.lock().unwrap().push((Instant::now(), line));
            }
        });
        Self { process, lines }
    }

    fn end(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        self.end();
    }
}

/// A file system in an image, in use.
struct Disk {
    image: PathBuf,
    system: &'static str,
    mount: Mount,
}

impl Disk {
    fn new(outer: &Path, system: &'static str) -> Self {
        let image = outer.join(format!("{system}.img"));
        let _ = fs::remove_file(&image);
        File::create(&image).unwrap().set_len(512 * MIB).unwrap();
        let force = if system == "ext4" { "-F" } else { "-f" };
        run(&format!("mkfs.{system}"), &["-q", force, text(&image)]);
        let mount = Mount::new(&image, &outer.join(format!("{system}-in-use")), "");
        let disk = Self { image, system, mount };
        fs::create_dir(disk.folder()).unwrap();
        // The folder itself is there before the first cut.
        run("sync", &["-f", text(&disk.folder())]);
        disk
    }

    fn folder(&self) -> PathBuf {
        self.mount.at.join("docs")
    }

    /// The disk as it is at this moment, mounted anew, and what the process had said just before.
    fn cut(&self, life: &mut Life) -> (Said, Mount) {
        let copy = self.image.with_extension("cut");
        let _ = fs::remove_file(&copy);
        let moment = Instant::now();
        run("cp", &["--reflink=always", text(&self.image), text(&copy)]);
        assert!(life.process.try_wait().unwrap().is_none(), "the process ended by itself");
        let said = Said::by(moment, &life.lines.lock().unwrap());
        let options = SYSTEMS.into_iter().find(|(system, _)| *system == self.system).unwrap().1;
        (said, Mount::new(&copy, &self.image.with_extension("left"), options))
    }
}

/// An image that is mounted; no longer when this is dropped.
struct Mount {
    at: PathBuf,
}

impl Mount {
    fn new(image: &Path, at: &Path, options: &str) -> Self {
        fs::create_dir_all(at).unwrap();
        let options = if options.is_empty() { "loop".to_owned() } else { format!("loop,{options}") };
        run("mount", &["-o", &options, text(image), text(at)]);
        Self { at: at.to_owned() }
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        run("umount", &[text(&self.at)]);
    }
}

fn run(program: &str, arguments: &[&str]) {
    let done = Command::new(program).args(arguments).output();
    let done =
        done.unwrap_or_else(|error| panic!("{program}: {error}; install xfsprogs e2fsprogs btrfs-progs"));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{program} {arguments:?}: {said}(root and loop devices are needed)");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of letters")
}
