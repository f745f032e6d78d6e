//! What a cohort costs: encrypted submissions of a folder, from the files to what is released, beside nothing but
//! reading, decrypting and parsing the same files on the same cores, in turns; and how it grows.
//! `cargo bench --bench cohort [-- COUNT…]` (1,000, 10,000 and 30,000 without counts) prints medians, their
//! ratios, and the most memory that the process ever held.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark fails by panicking"
)]

use std::fs;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use age::x25519::Identity;
use keian::assessment::Run;
use keian::base::ids::SubmissionId;
use keian::base::lang::Text;
use keian::cohort::count::count;
use keian::cohort::invitation::{AskedFor, Band};
use keian::cohort::submission::{Bands, Numbered};
use keian::cohort::take::take;
use keian::cohort::{Invitation, Margin, ResultView, Submission};
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::association::folder::read;
use keian::storage::association::{Opener, cohort_bytes, seal};
use rayon::prelude::*;

#[path = "../tests/harness/members.rs"]
mod members;

const ROUNDS: usize = 5;

fn invitation(key: &Identity) -> Invitation {
    let text = |ja: &str| Text { ja: ja.to_owned(), en: String::new() };
    Invitation {
        association: text("部品工業会"),
        purpose: text("共通の課題"),
        publishes: text("会員に配る"),
        closes: "2031-03".parse().unwrap(),
        asked: AskedFor::of(meti_guideline()),
        run: Run::Full,
        sizes: ["小", "中", "大"].map(|name| Band(text(name))).to_vec(),
        industries: (0..12).map(|at| Band(text(&format!("業種{at}")))).collect(),
        margin: Margin::Two,
        view: ResultView::ByIndustry,
        key: key.to_public().to_string(),
    }
}

/// So many files of members in a folder.
fn folder(invitation: &Invitation, count: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    (0..count).into_par_iter().for_each(|number| {
        let asked = meti_guideline();
        let numbered = Numbered { id: SubmissionId::new(format!("{number:032x}")), revision: 1 };
        let bands = Bands { size: u8::try_from(number % 3).ok(), industry: u8::try_from(number % 12).ok() };
        let company = members::member(asked, 5, number);
        let made = Submission::of(invitation, (asked, &company), bands, numbered).unwrap();
        fs::write(folder.path().join(format!("{number:05}.age")), seal(&made, invitation).unwrap()).unwrap();
    });
    folder
}

/// The files, decrypted and parsed and nothing else.
fn bare(folder: &Path, key: &Identity) -> usize {
    let paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let one = |path: &PathBuf| {
        let sealed = fs::read(path).unwrap();
        let decryptor = age::Decryptor::new_buffered(&sealed[..]).unwrap();
        let mut clear = String::new();
        decryptor.decrypt(std::iter::once(key as _)).unwrap().read_to_string(&mut clear).unwrap();
        let made: Submission = ron::from_str(&clear).unwrap();
        made.signs().all().len()
    };
    paths.par_iter().map(one).sum()
}

/// From the files to the bytes of the results.
fn whole(folder: &Path, invitation: &Invitation, key: &Identity) -> usize {
    let asked = meti_guideline();
    let opener = Opener::new(invitation, asked, key.clone()).unwrap();
    let files = read(folder, &opener, &|_, _| true).unwrap();
    let taken = take(files).unwrap();
    let made = count(invitation, asked, &taken.counted);
    cohort_bytes(&made, asked).unwrap().len()
}

fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    black_box(run());
    begun.elapsed()
}

fn median(mut of: Vec<Duration>) -> f64 {
    of.sort();
    of[of.len() / 2].as_secs_f64()
}

/// The most memory that the process ever held, in MiB, where the system tells.
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    let counts: Vec<u64> = std::env::args().skip(1).filter_map(|count| count.parse().ok()).collect();
    let counts = if counts.is_empty() { vec![1_000, 10_000, 30_000] } else { counts };
    let key = Identity::generate();
    let invitation = invitation(&key);
    for count in counts {
        let folder = folder(&invitation, count);
        let (mut all, mut parts) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            parts.push(timed(|| bare(folder.path(), &key)));
            all.push(timed(|| whole(folder.path(), &invitation, &key)));
        }
        let (all, parts) = (median(all), median(parts));
        let memory = most_memory().map_or_else(String::new, |most| format!(", at most {most} MiB held"));
        println!(
            "{count} submissions: {:.0} ms, {:.0} µs each; bare decryption and parsing {:.0} ms; ratio {:.2}{memory}",
            all * 1e3,
            all * 1e6 / count as f64,
            parts * 1e3,
            all / parts,
        );
    }
}
