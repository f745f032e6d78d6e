//! A process that edits and saves is killed at random moments, again and again; what it left is
//! opened; and so is a workshop, which goes on. `cargo test --test kills -- --kills 300`, or `--long` for 2,000; 48 without either.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod harness;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use harness::life::{Outcome, Said, check, child, next, say};
use harness::workshop_life::{killed_workshop_is_whole, workshop_child};
use harness::{Mutant, Mutation, bytes_of, read_number};
use keian::storage::disk::SystemDisk;
use keian::storage::replace::{Replaced, replace};

/// How many processes are under way at a time; they mostly wait.
const TOGETHER: usize = 12;
const LONG: usize = 2000;
const SHORT: usize = 48;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["child", folder, seed] => child(Path::new(folder), seed.parse().unwrap()),
        ["faulty-child", folder] => faulty_child(Path::new(folder)),
        ["workshop-child", folder, from] => workshop_child(Path::new(folder), from.parse().unwrap()),
        ["--list", ..] => println!("kills: test"),
        [.., "--long"] => parent(LONG),
        [.., "--kills", kills] => parent(kills.parse().expect("--kills takes a number")),
        _ => parent(SHORT),
    }
}

/// Saves in place, as it must not be done.
fn faulty_child(folder: &Path) {
    let path = folder.join("answers.ron");
    for number in 1.. {
        say("begin");
        let disk = Mutant(SystemDisk, Mutation::PlainOverwrite);
        let _ = replace(&disk, &path, &bytes_of(number), Replaced::Drop);
    }
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
    let killed = killed_workshop_is_whole();
    println!("test a workshop that is killed goes on and its record is whole ... ok (killed {killed} times)");
    println!("\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
}

/// Starts a process, kills it at a random moment, and opens what it left.
fn one(folder: &Path, random: &mut u64) -> Outcome {
    let seed = next(random).to_string();
    // Half of the lives are long enough for the promise about edits to apply.
    let life = if next(random).is_multiple_of(2) { next(random) % 1500 } else { 5500 + next(random) % 3000 };
    let said = Said::killed(&["child", folder.to_str().unwrap(), &seed], Duration::from_millis(life));
    check(folder, &said)
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
