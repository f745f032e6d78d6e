//! Every call of a save fails once, in every way that matters, by `strace -e inject`: the old or the
//! new file must be there, whole, and nothing is called saved that is not. Needs the program
//! strace. `cargo test --test faults`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod harness;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use harness::{Mutant, Mutation, bytes_of, numbered, read_number};
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::disk::SystemDisk;
use keian::storage::replace::{Replaced, backup_path, replace};
use keian::storage::{Changed, DocumentFile, SaveError, Unlock};

const OLDER: u64 = 1;
const OLD: u64 = 2;
const NEW: u64 = 3;

/// What a save calls, and how each call may fail.
const FAULTS: [(&str, &[&str]); 8] = [
    ("openat", &["error=EACCES", "error=EIO", "error=ENOSPC", "error=EINTR", "signal=KILL"]),
    // A write that claims more or less than it did: `retval` writes nothing at all.
    ("write", &["error=ENOSPC", "error=EIO", "error=EINTR", "retval=7", "signal=KILL"]),
    ("fsync", &["error=EINVAL", "error=EIO", "error=ENOSPC", "error=EINTR", "signal=KILL"]),
    ("rename", &["error=EACCES", "error=EIO", "error=ENOSPC", "error=EINTR", "signal=KILL"]),
    ("linkat", &["error=EACCES", "error=EIO", "error=ENOSPC", "error=EINTR", "error=EPERM", "signal=KILL"]),
    ("read", &["error=EIO", "error=EINTR", "signal=KILL"]),
    ("close", &["error=EIO", "error=EINTR", "signal=KILL"]),
    ("flock", &["error=EIO", "error=EOPNOTSUPP", "error=ENOLCK", "signal=KILL"]),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["child", path, mutation] => child(Path::new(path), Mutation::from_name(mutation)),
        ["--list", ..] => println!("faults: test"),
        _ => parent(),
    }
}

/// Opens the document, says that it begins, saves it, and says how that ended.
fn child(path: &Path, mutation: Mutation) {
    // Faults strike between the two marks, which are calls that nothing else makes.
    let mark = |name: &str| drop(fs::metadata(format!("/mark-{name}")));
    if mutation != Mutation::None {
        mark("begin");
        replace(&Mutant(SystemDisk, mutation), path, &bytes_of(NEW), Replaced::Keep).unwrap();
        mark("end");
        return;
    }
    let prepared = numbered(NEW);
    let questionnaire = meti_guideline();
    mark("begin");
    let result = DocumentFile::open(path, &Catalogue::shipped(), &Unlock::Nothing)
        .map_err(|error| format!("refused: {error}"))
        .and_then(|(mut file, _)| match file.save(&prepared, questionnaire, Changed::Refuse) {
            Ok(()) => Ok("saved".to_owned()),
            Err(SaveError::Unconfirmed { .. }) => Ok("unconfirmed".to_owned()),
            Err(error) => Err(format!("refused: {error}")),
        });
    mark("end");
    println!("{}", result.unwrap_or_else(|error| error));
}

/// A folder with a document and a backup of it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = fs::canonicalize(folder.path()).unwrap().join("answers.ron");
    fs::write(&path, bytes_of(OLDER)).unwrap();
    replace(&SystemDisk, &path, &bytes_of(OLD), Replaced::Keep).unwrap();
    (folder, path)
}

fn strace(path: &Path, mutation: Mutation, options: &[&str]) -> Output {
    Command::new("strace")
        .args(options)
        .arg(std::env::current_exe().unwrap())
        .args(["child", path.to_str().unwrap(), &format!("{mutation:?}")])
        .output()
        .expect("'strace' is missing: install the package strace")
}

/// The calls of an undisturbed save, one a line, from its beginning to its end.
fn calls(mutation: Mutation) -> Vec<String> {
    let (folder, path) = place();
    let log = folder.path().join("log");
    let output = strace(&path, mutation, &["-y", "-s", "0", "-o", log.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(log).unwrap().lines().map(str::to_owned).collect()
}

fn name(call: &str) -> &str {
    call.split('(').next().unwrap_or_default()
}

/// The calls between the marks, with their number among all calls of the same name.
fn between(calls: &[String]) -> Vec<(&str, usize)> {
    let at = |mark: &str| calls.iter().position(|call| call.contains(mark)).expect("the mark is there");
    let (begin, end) = (at("/mark-begin"), at("/mark-end"));
    (begin + 1..end)
        .map(|index| {
            let name = name(&calls[index]);
            (name, calls[..=index].iter().filter(|call| self::name(call) == name).count())
        })
        .collect()
}

/// The order without which a save does not last.
fn order(calls: &[String]) -> Result<(), String> {
    let find = |what: &str, test: &dyn Fn(&str) -> bool, from: usize| {
        let found = calls[from..].iter().position(|call| test(call)).map(|index| from + index);
        found.ok_or_else(|| format!("no {what}"))
    };
    let written =
        find("write of a temporary file", &|call| name(call) == "write" && call.contains(".tmp>"), 0)?;
    let synced =
        find("sync of the temporary file", &|call| name(call) == "fsync" && call.contains(".tmp>"), written)?;
    let read = find("reading back", &|call| name(call) == "openat" && call.contains(".tmp"), synced)?;
    let renamed = find(
        "rename onto the document",
        &|call| name(call) == "rename" && call.contains(".tmp") && call.contains("/answers.ron\""),
        read,
    )?;
    find("sync of the folder", &|call| name(call) == "fsync" && !call.contains(".tmp>"), renamed)?;
    Ok(())
}

fn parent() {
    order(&calls(Mutation::None)).expect("the order of the product's save");
    for mutation in Mutation::FAULTY {
        assert!(order(&calls(mutation)).is_err(), "{mutation:?} is not caught");
    }
    println!("test the order of the calls holds, and three faulty orders are caught ... ok");

    let undisturbed = calls(Mutation::None);
    let calls = between(&undisturbed);
    let (mut fired, mut wrong) = (0, Vec::new());
    let mut ends = std::collections::BTreeMap::<String, usize>::new();
    for (call, ways) in FAULTS {
        let numbers: Vec<usize> =
            calls.iter().filter(|(name, _)| *name == call).map(|(_, number)| *number).collect();
        assert!(!numbers.is_empty(), "a save no longer calls {call}");
        for number in numbers {
            for way in ways {
                match strike(call, number, way) {
                    Ok(Some(end)) => {
                        fired += 1;
                        *ends.entry(end).or_default() += 1;
                    }
                    Ok(None) => {}
                    Err(error) => wrong.push(format!("{call} {number} {way}: {error}")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fired >= 70, "only {fired} faults fired");
    println!("test {fired} faults leave the old or the new file whole ... ok ({ends:?})");
    println!("\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
}

/// One save with one fault; how it ended, or `None` when the fault did not fire.
fn strike(call: &str, number: usize, way: &str) -> Result<Option<String>, String> {
    let (folder, path) = place();
    let log = folder.path().join("log");
    let inject = format!("inject={call}:{way}:when={number}");
    let trace = format!("trace={call}");
    let output = strace(&path, Mutation::None, &["-o", log.to_str().unwrap(), "-e", &trace, "-e", &inject]);
    let log = fs::read_to_string(log).unwrap_or_default();
    if !log.contains("(INJECTED)") && !log.contains("killed by SIGKILL") {
        return Ok(None);
    }
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let end = said.split(':').next().unwrap_or_default().to_owned();
    let now = read_number(&fs::read(&path).map_err(|error| format!("the document is gone: {error}"))?)
        .map_err(|error| format!("the document is broken: {error}"))?;
    match (end.as_str(), now) {
        ("saved" | "unconfirmed", NEW) | ("refused", OLD) | ("", OLD | NEW) => {}
        (end, now) => return Err(format!("it said '{end}', and the document is number {now}")),
    }
    for backup in [1, 2].map(|age| backup_path(&path, age)).iter().filter(|path| path.exists()) {
        let number = read_number(&fs::read(backup).unwrap())
            .map_err(|error| format!("{} is broken: {error}", backup.display()))?;
        if ![OLDER, OLD].contains(&number) {
            return Err(format!("{} is number {number}", backup.display()));
        }
    }
    Ok(Some(if end.is_empty() { "killed".to_owned() } else { end }))
}
