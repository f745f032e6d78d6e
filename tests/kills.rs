//! A process that edits and saves is killed at random moments, again and again; what it left is
//! opened. `cargo test --test kills -- --kills 300`, or `--long` for 2,000; 48 without either.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod harness;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use harness::{Mutant, Mutation, bytes_of, number_of, numbered, read_number};
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::disk::SystemDisk;
use keian::storage::journal::recover::find;
use keian::storage::replace::{Earlier, backup_path, replace};
use keian::storage::{Access, Catalogue, Changed, DocumentFile, Journal, Protection, Subject, Unlock};

/// An edit that is older than this is never lost.
const OLD_ENOUGH: Duration = Duration::from_secs(5);
/// How many processes are under way at a time; they mostly wait.
const TOGETHER: usize = 12;
const LONG: usize = 2000;
const SHORT: usize = 48;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["child", folder, seed] => child(Path::new(folder), seed.parse().unwrap()),
        ["faulty-child", folder] => faulty_child(Path::new(folder)),
        ["--list", ..] => println!("kills: test"),
        [.., "--long"] => parent(LONG),
        [.., "--kills", kills] => parent(kills.parse().expect("--kills takes a number")),
        _ => parent(SHORT),
    }
}

/// Edits and saves until it is killed, and says what it has done.
fn child(folder: &Path, seed: u64) {
    let path = folder.join("answers.ron");
    let mut random = seed;
    let (mut file, mut number) = if path.exists() {
        let (file, opened) = DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
        (file, number_of(&opened.assessment).unwrap())
    } else {
        (DocumentFile::create(&path, Protection::Clear).unwrap(), 0)
    };
    let subject = Subject {
        document: Some(path),
        known: None,
        questionnaire: Arc::new(meti_guideline().clone()),
        protection: Protection::Clear,
    };
    let journal = Journal::start(&folder.join("journal"), subject).unwrap();
    loop {
        number += 1;
        journal.note(&numbered(number));
        say(&format!("edit {number}"));
        if next(&mut random).is_multiple_of(8) {
            file.save(&numbered(number), meti_guideline(), Changed::Refuse).unwrap();
            say(&format!("saved {number}"));
            journal.forget();
        }
        // Now and then a pause that is long enough for the journal to be written.
        let pause = if next(&mut random).is_multiple_of(20) { 1500 } else { next(&mut random) % 120 };
        std::thread::sleep(Duration::from_millis(pause));
    }
}

/// Saves in place, as it must not be done.
fn faulty_child(folder: &Path) {
    let path = folder.join("answers.ron");
    for number in 1.. {
        say("begin");
        let disk = Mutant(SystemDisk, Mutation::PlainOverwrite);
        let _ = replace(&disk, &path, &bytes_of(number), Earlier::Drop);
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// A small generator, for the moments need no quality.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// What a run left, against what its process had said.
#[derive(Default)]
struct Outcome {
    edits: usize,
    saves: usize,
    orphans: usize,
    journals: usize,
    backups: usize,
    lost: Vec<String>,
}

fn parent(kills: usize) {
    let start = Instant::now();
    let (done, lost) = (AtomicUsize::new(0), std::sync::Mutex::new(Vec::new()));
    let totals: Vec<AtomicUsize> = (0..5).map(|_| AtomicUsize::new(0)).collect();
    std::thread::scope(|scope| {
        for worker in 0..TOGETHER as u64 {
            let (done, lost, totals) = (&done, &lost, &totals);
            scope.spawn(move || {
                let folder = tempfile::tempdir().unwrap();
                let home = fs::canonicalize(folder.path()).unwrap();
                let mut random = worker * 7919 + 17;
                while done.fetch_add(1, Ordering::SeqCst) < kills {
                    let outcome = one(&home, &mut random);
                    let counts =
                        [outcome.edits, outcome.saves, outcome.orphans, outcome.journals, outcome.backups];
                    for (total, count) in totals.iter().zip(counts) {
                        total.fetch_add(count, Ordering::SeqCst);
                    }
                    lost.lock().unwrap().extend(outcome.lost);
                }
            });
        }
    });
    let lost = lost.into_inner().unwrap();
    let [edits, saves, orphans, journals, backups] =
        [0, 1, 2, 3, 4].map(|index: usize| totals[index].load(Ordering::SeqCst));
    assert!(lost.is_empty(), "{} of {kills} kills lost something:\n{}", lost.len(), lost.join("\n"));
    assert!(saves > 0 && journals > 0 && backups > 0, "the kills hit nothing");
    println!(
        "test {kills} kills lose nothing ... ok ({edits} edits, {saves} saves; left behind and handled: \
         {orphans} temporary files, {journals} journals; {backups} backups read; {} s)",
        start.elapsed().as_secs()
    );
    let caught = plain_overwrite_is_caught();
    println!("test overwriting in place is caught ... ok (at kill {caught})");
    println!("\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
}

/// Starts a process, kills it at a random moment, and opens what it left.
fn one(folder: &Path, random: &mut u64) -> Outcome {
    let seed = next(random).to_string();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["child", folder.to_str().unwrap(), &seed])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        lines.lines().map_while(Result::ok).map(|line| (Instant::now(), line)).collect::<Vec<_>>()
    });
    // Half of the lives are long enough for the promise about edits to apply.
    let life = if next(random).is_multiple_of(2) { next(random) % 1500 } else { 5500 + next(random) % 3000 };
    std::thread::sleep(Duration::from_millis(life));
    child.kill().unwrap();
    let killed = Instant::now();
    child.wait().unwrap();
    let said = reader.join().unwrap();
    let number = |line: &str, word: &str| line.strip_prefix(word).and_then(|rest| rest.parse::<u64>().ok());
    let saved = said.iter().filter_map(|(_, line)| number(line, "saved ")).max();
    let old_edit = said
        .iter()
        .filter(|(at, _)| killed.duration_since(*at) > OLD_ENOUGH)
        .filter_map(|(_, line)| number(line, "edit "))
        .max();
    let mut outcome = Outcome {
        edits: said.iter().filter(|(_, line)| line.starts_with("edit ")).count(),
        saves: said.iter().filter(|(_, line)| line.starts_with("saved ")).count(),
        ..Outcome::default()
    };
    check(folder, saved, old_edit, &mut outcome);
    outcome
}

fn check(folder: &Path, saved: Option<u64>, old_edit: Option<u64>, outcome: &mut Outcome) {
    let path = folder.join("answers.ron");
    let temporary = || -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "tmp")).collect()
    };
    outcome.orphans = temporary().len();
    let mut there = None;
    if path.exists() {
        match DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing) {
            Ok((file, opened)) => {
                if file.access() != Access::Full {
                    outcome.lost.push("the lock outlived its process".to_owned());
                }
                match number_of(&opened.assessment) {
                    Ok(number) => there = Some(number),
                    Err(error) => outcome.lost.push(error),
                }
            }
            Err(error) => outcome.lost.push(format!("the document does not open: {error}")),
        }
        if !temporary().is_empty() {
            outcome.lost.push("a temporary file was not swept".to_owned());
        }
    }
    if saved.is_some_and(|saved| there.is_none_or(|there| there < saved)) {
        outcome.lost.push(format!("{saved:?} was said to be saved, {there:?} is there"));
    }
    for backup in [1, 2].map(|age| backup_path(&path, age)).iter().filter(|path| path.exists()) {
        outcome.backups += 1;
        if let Err(error) = read_number(&fs::read(backup).unwrap()) {
            outcome.lost.push(format!("{}: {error}", backup.display()));
        }
    }
    let mut noted = None;
    for found in find(&folder.join("journal"), &Catalogue::shipped()) {
        outcome.journals += 1;
        match found.open(&Catalogue::shipped(), &Unlock::Nothing) {
            Ok((opened, _)) => noted = noted.max(number_of(&opened.assessment).ok()),
            Err(error) => outcome.lost.push(format!("a journal does not open: {error}")),
        }
        found.discard();
    }
    let recovered = there.max(noted);
    if old_edit > recovered {
        outcome.lost.push(format!("edit {old_edit:?} was over 5 s old, {recovered:?} is recovered"));
    }
    if fs::read_dir(folder.join("journal")).is_ok_and(|mut entries| entries.next().is_some()) {
        // Temporary files of the journal's own go at the next start of a journal of that name only.
        for entry in fs::read_dir(folder.join("journal")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "journal") {
                outcome.lost.push(format!("{} was neither offered nor removed", path.display()));
            }
        }
    }
}

/// At which kill a save in place left a file that cannot be read.
fn plain_overwrite_is_caught() -> usize {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.ron");
    let mut random = 5;
    for kill in 1..=300 {
        fs::write(&path, bytes_of(0)).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["faulty-child", folder.path().to_str().unwrap()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // However slow the machine is, it is killed while it saves and not before.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.next().is_some_and(|line| line.is_ok()));
        std::thread::sleep(Duration::from_millis(next(&mut random) % 60));
        child.kill().unwrap();
        child.wait().unwrap();
        if fs::read(&path).map_or(true, |bytes| read_number(&bytes).is_err()) {
            return kill;
        }
    }
    panic!("300 kills did not catch a save in place");
}
