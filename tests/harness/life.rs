//! A life of a process that edits and saves until it ends, and what must be there afterwards.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::journal::recover::find;
use keian::storage::replace::backup_path;
use keian::storage::{Access, Changed, DocumentFile, Journal, Protection, Replace, Subject, Unlock};

use super::{number_of, numbered, read_number};

/// An edit that is older than this is never lost.
const OLD_ENOUGH: Duration = Duration::from_secs(5);

/// What a process had said by a moment.
pub struct Said {
    pub edits: usize,
    pub saves: usize,
    /// The last number that it called saved.
    pub saved: Option<u64>,
    /// The last edit that was old enough.
    pub old_edit: Option<u64>,
}

impl Said {
    /// Starts this program with these words, kills it after a while, and returns what it had said by then.
    pub fn killed(words: &[&str], life: Duration) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(words)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let reader = std::thread::spawn(move || {
            lines.lines().map_while(Result::ok).map(|line| (Instant::now(), line)).collect::<Vec<_>>()
        });
        std::thread::sleep(life);
        child.kill().unwrap();
        let killed = Instant::now();
        child.wait().unwrap();
        Self::by(killed, &reader.join().unwrap())
    }

    /// From its lines, each with the moment at which it was read.
    pub fn by(moment: Instant, lines: &[(Instant, String)]) -> Self {
        let lines: Vec<_> = lines.iter().filter(|(at, _)| *at <= moment).collect();
        let number = |line: &str, word: &str| line.strip_prefix(word).and_then(|rest| rest.parse().ok());
        let old = |at: &Instant| moment.duration_since(*at) > OLD_ENOUGH;
        Self {
            edits: lines.iter().filter(|(_, line)| line.starts_with("edit ")).count(),
            saves: lines.iter().filter(|(_, line)| line.starts_with("saved ")).count(),
            saved: lines.iter().filter_map(|(_, line)| number(line, "saved ")).max(),
            old_edit: lines
                .iter()
                .filter(|(at, _)| old(at))
                .filter_map(|(_, line)| number(line, "edit "))
                .max(),
        }
    }
}

/// Edits and saves until the process is killed, and says what it has done.
pub fn child(folder: &Path, seed: u64) {
    let path = folder.join("answers.ron");
    let mut random = seed;
    let (mut file, mut number) = if path.exists() {
        let (file, opened) = DocumentFile::open(&path, &Catalogue::shipped(), &Unlock::Nothing).unwrap();
        (file, number_of(&opened.assessment).unwrap())
    } else {
        (DocumentFile::create(&path, Protection::Clear, Replace::Never).unwrap(), 0)
    };
    let subject = Subject {
        document: Some(path),
        known: None,
        questionnaire: meti_guideline().clone(),
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

pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// A small generator, for the moments need no quality.
pub fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// What a run left, against what its process had said.
#[derive(Default)]
pub struct Outcome {
    pub edits: usize,
    pub saves: usize,
    pub orphans: usize,
    pub journals: usize,
    pub backups: usize,
    pub lost: Vec<String>,
}

/// Opens what is in the folder of a process that has ended.
pub fn check(folder: &Path, said: &Said) -> Outcome {
    let Said { saved, old_edit, .. } = *said;
    let mut outcome = Outcome { edits: said.edits, saves: said.saves, ..Outcome::default() };
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
    let (found, unreadable) = find(&folder.join("journal"), &Catalogue::shipped());
    outcome.lost.extend(unreadable.iter().map(|journal| format!("a journal cannot be read: {journal:?}")));
    for found in found {
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
    outcome
}
