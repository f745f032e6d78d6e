//! An association's day on the command line: the invitation, twenty members, a folder that somebody has filled
//! with more than that, the one release, and where a member stands.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::UNIX_EPOCH;

use keian::assessment::Assessment;
use keian::assessment::standing::SubmissionState;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::{Replace, open, save};

use super::members::{SECRETS, member};
use super::names;

fn keian(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keian"));
    let output: Output = command.current_dir(folder).args(arguments).args(["--lang", "en"]).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout) + &text(&output.stderr))
}

/// The same where it has to go well.
fn well(folder: &Path, arguments: &[&str]) -> String {
    let (code, text) = keian(folder, arguments);
    assert_eq!(code, Some(0), "{arguments:?}: {text}");
    text
}

/// The file of a company, with texts all over it.
fn company(seed: usize) -> Assessment {
    member(meti_guideline(), 1, seed as u64)
}

/// A folder with an invitation, its key, and the files of so many members.
fn place(members: usize, view: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let key = well(at, &["key", "new", "-o", "key.txt"]);
    let texts = ["--association", "部品工業会|Parts association", "--purpose", "共通の課題|Common gaps"];
    let more = ["--publishes", "会員に配る|To members", "--closes", "2031-03", "--key", key.trim()];
    let bands = ["--size", "300人未満|under 300", "--size", "300人以上|300 and more", "-o", "invitation.ron"];
    well(at, &[&["invite", "new"], &texts[..], &more, &bands, view].concat());
    for seed in 0..members {
        let file = at.join(format!("member{seed}.keian"));
        save(&file, &company(seed), meti_guideline(), Replace::Never).unwrap();
    }
    folder
}

fn submit(folder: &Path, seed: usize, more: &[&str], output: &str) -> String {
    let file = format!("member{seed}.keian");
    let size = if seed.is_multiple_of(3) { "under 300" } else { "2" };
    let size: &[&str] = if more.contains(&"--withdraw") { &[] } else { &["--size", size] };
    well(folder, &[&["submit", &file, "--to", "invitation.ron", "-o", output], size, more].concat())
}

fn received(folder: &Path, members: usize) {
    fs::create_dir(folder.join("received")).unwrap();
    for seed in 0..members {
        submit(folder, seed, &[], &format!("received/{seed}.age"));
    }
}

const COUNT: [&str; 7] = ["cohort", "count", "box", "--invitation", "invitation.ron", "-i", "key.txt"];

fn count(folder: &Path, output: &str) -> (Option<i32>, String) {
    keian(folder, &[&COUNT[..], &["-o", output]].concat())
}

#[test]
fn twenty_members_hand_in_are_counted_once_and_see_where_they_stand() {
    let folder = place(20, &["--view", "size"]);
    let at = folder.path();
    let shown = well(at, &["invite", "show", "invitation.ron"]);
    assert!(shown.contains("Association: Parts association\n"), "{shown}");
    assert!(shown.contains("  Closing month: March 2031\n"), "{shown}");
    assert!(shown.contains("whoever knows the answers of up to 2 of the members"), "{shown}");
    received(at, 20);
    // Nothing of who sent what is left: names, order, dates, lengths.
    let told = well(at, &["cohort", "collect", "received", "-o", "box"]);
    assert!(told.starts_with("20 files were copied into the new folder 'box'."), "{told}");
    let files = names(&at.join("box"));
    assert!(files.iter().all(|name| name.len() == 20 && name.ends_with(".age")), "{files:?}");
    let meta: BTreeSet<(u64, u64)> = files
        .iter()
        .map(|name| {
            let meta = fs::metadata(at.join("box").join(name)).unwrap();
            (meta.len(), meta.modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_secs())
        })
        .collect();
    assert_eq!(meta.len(), 1, "{meta:?}");
    let (length, moment) = meta.first().unwrap();
    assert_eq!((*length % 4096, moment % 86_400), (0, 0));

    // Before the release only the number is told.
    let before = well(at, &COUNT);
    assert!(before.contains("Companies that count: 20 (of 20 files)\nNo results were made."), "{before}");
    let told = well(at, &[&COUNT[..], &["-o", "cohort.ron", "--report", "report.pdf"]].concat());
    assert!(told.contains("The results were made: cohort.ron\nThis was the one release"), "{told}");
    assert!(fs::read(at.join("report.pdf")).unwrap().starts_with(b"%PDF-"));
    let published = fs::read_to_string(at.join("cohort.ron")).unwrap();
    for secret in SECRETS {
        assert!(!published.contains(secret));
    }
    // Eight and more of 20 for two groups: seven are under 300, so there is no split, and quarters are shown.
    assert!(published.contains("companies: 20") && published.contains("steps: 5"), "{published}");
    assert!(published.contains("quarters: Some(") && !published.contains("groups:"), "{published}");

    // The same set gives the same bytes; another one is refused by numbers alone.
    let (code, told) = count(at, "again.ron");
    assert_eq!((code, fs::read_to_string(at.join("again.ron")).unwrap()), (Some(0), published), "{told}");
    save(&at.join("member20.keian"), &company(20), meti_guideline(), Replace::Never).unwrap();
    submit(at, 20, &[], "box/new.age");
    submit(at, 4, &[], "box/replaced.age");
    let (code, told) = count(at, "other.ron");
    assert_eq!(code, Some(1));
    assert!(
        told.contains("those who count now differ (joined: 1, replaced: 1). They count in the next"),
        "{told}"
    );
    assert!(!at.join("other.ron").exists());
    let ledger = fs::read_to_string(at.join("keian-ledger.ron")).unwrap();
    for seed in 0..20 {
        let file = open(&at.join(format!("member{seed}.keian")), &Catalogue::shipped()).unwrap();
        let noted = &file.assessment.submitted[0];
        assert!(!ledger.contains(noted.submission.as_str()), "the ledger names an id");
    }
    // The questionnaire rests now.
    let resting = keian(
        at,
        &[
            "invite",
            "new",
            "--association",
            "a",
            "--purpose",
            "p",
            "--publishes",
            "w",
            "--closes",
            "2031-04",
            "--key",
            "key.txt",
            "-o",
            "next.ron",
        ],
    );
    assert_eq!(resting.0, Some(1), "{}", resting.1);

    what_is_needed_no_more_goes(at);

    let position = well(at, &["position", "member3.keian", "--cohort", "cohort.ron"]);
    let start =
        "Where the company stands in the results of “Parts association” (20 companies)\nOverall: own ";
    assert!(position.starts_with(start), "{position}");
    let questions = position.lines().filter(|line| line.contains("; unknown or unanswered: "));
    assert_eq!(questions.count(), 48, "{position}");
    // The company's own full report has a part on it, and is verified with the same results alone.
    let report =
        ["report", "member3.keian", "-o", "own.pdf", "--cohort", "cohort.ron", "--date", "2031-04-01"];
    well(at, &report);
    let verify = |more: &[&str]| keian(at, &[&["verify", "own.pdf", "member3.keian"], more].concat());
    assert_eq!(verify(&["--cohort", "cohort.ron"]).0, Some(0));
    let (code, told) = verify(&[]);
    assert_eq!(code, Some(3), "{told}");
    assert!(told.contains("Give that file with --cohort."), "{told}");
    let board =
        ["report", "member3.keian", "-o", "board.pdf", "--edition", "board", "--cohort", "cohort.ron"];
    let (code, told) = keian(at, &board);
    assert_eq!(code, Some(1), "{told}");
    assert!(!at.join("board.pdf").exists());
    let json = well(at, &["position", "member3.keian", "--cohort", "cohort.ron", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["companies"], &json["whole"]["of"]), (&20.into(), &4.into()));
}

/// The submissions and the key go when it is certain that they were released, and nothing else goes.
fn what_is_needed_no_more_goes(at: &Path) {
    let delete = |more: &[&str]| keian(at, &[&["cohort", "delete", "box", "--cohort"], more].concat());
    fs::write(at.join("box/letter.txt"), "somebody's").unwrap();
    let before = names(&at.join("box"));
    // Results that somebody has changed since are not the ones that were released.
    let published = fs::read_to_string(at.join("cohort.ron")).unwrap();
    fs::write(at.join("changed.ron"), published.replace("companies: 20", "companies: 21")).unwrap();
    let (code, told) = delete(&["changed.ron", "-i", "key.txt", "--yes"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("does not say that 'changed.ron' as it is was released"), "{told}");
    well(at, &["key", "new", "-o", "other.txt"]);
    let (code, told) = delete(&["cohort.ron", "-i", "other.txt", "--yes"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("'other.txt' does not belong to the invitation"), "{told}");
    // Without the word nothing goes.
    let (code, told) = delete(&["cohort.ron", "-i", "key.txt"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.starts_with("letter.txt: stays, "), "{told}");
    assert!(
        told.contains("Nothing was deleted. With --yes, 22 submissions and the key 'key.txt' go"),
        "{told}"
    );
    assert_eq!((names(&at.join("box")), at.join("key.txt").exists()), (before, true));
    let (code, told) = delete(&["cohort.ron", "-i", "key.txt", "--yes"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("22 submissions and the key 'key.txt' were deleted."), "{told}");
    assert_eq!(names(&at.join("box")), ["letter.txt"]);
    assert!(!at.join("key.txt").exists() && at.join("other.txt").exists() && at.join("cohort.ron").exists());
}

#[test]
fn what_is_shown_before_is_all_that_leaves_and_the_file_knows_what_it_handed_in() {
    let folder = place(1, &[]);
    let at = folder.path();
    let before = fs::read(at.join("member0.keian")).unwrap();
    let shown = submit(at, 0, &["--show"], "s.age");
    assert!(shown.ends_with("No file was made. To make it, leave --show out.\n"), "{shown}");
    assert!(!at.join("s.age").exists());
    assert_eq!(fs::read(at.join("member0.keian")).unwrap(), before, "looking changes nothing");
    assert!(shown.contains("Size: under 300\nIndustry: not stated\nAnswers (48 questions): "), "{shown}");

    let told = submit(at, 0, &[], "s.age");
    let text = told.lines().find(|line| line.starts_with("(kind:Submission,")).unwrap();
    let file = || open(&at.join("member0.keian"), &Catalogue::shipped()).unwrap().assessment;
    let noted = file().submitted[0].clone();
    assert_eq!((noted.association.as_str(), noted.purpose.as_str()), ("部品工業会", "共通の課題"));
    assert_eq!((noted.revision, noted.state), (1, SubmissionState::HandedIn));
    // What was shown is what was encrypted.
    let secret = fs::read_to_string(at.join("key.txt")).unwrap();
    let secret: age::x25519::Identity = secret.lines().nth(1).unwrap().parse().unwrap();
    let sealed = fs::read(at.join("s.age")).unwrap();
    let clear = age::decrypt(&secret, &sealed).unwrap();
    assert_eq!(String::from_utf8(clear).unwrap().trim_end_matches(' '), text);
    assert!(text.contains(&format!("id:\"{}\",revision:1,withdrawn:false)", noted.submission)), "{text}");

    // Replaced, taken back: the same id, another revision.
    assert!(submit(at, 0, &[], "t.age").contains("revision:2,withdrawn:false)"));
    let withdrawn = submit(at, 0, &["--withdraw"], "u.age");
    assert!(withdrawn.contains("revision:3,withdrawn:true)"), "{withdrawn}");
    let now = file().submitted;
    assert_eq!(now.len(), 1);
    assert_eq!((&now[0].submission, now[0].revision), (&noted.submission, 3));
    assert_eq!(now[0].state, SubmissionState::Withdrawn);
    let again = submit(at, 0, &["--show"], "v.age");
    assert!(again.contains("Your submission to this invitation was withdrawn."), "{again}");

    // The same answers to a second association are warned of; ids have nothing in common.
    let more = ["--publishes", "w", "--closes", "2020-01", "--key", "key.txt", "-o", "second.ron"];
    well(at, &[&["invite", "new", "--association", "別の会", "--purpose", "q"], &more[..]].concat());
    submit(at, 0, &[], "v.age");
    let second = well(at, &["submit", "member0.keian", "--to", "second.ron", "-o", "w.age"]);
    assert!(second.contains("The same answers were submitted to “部品工業会: 共通の課題”, too."), "{second}");
    assert!(second.contains("The closing month (January 2020) is over."), "{second}");
    let both = file().submitted;
    assert_eq!(both.len(), 2);
    assert_ne!(both[0].submission, both[1].submission);
}

#[test]
fn a_folder_that_somebody_filled_ends_with_every_file_named_and_the_rest_counted() {
    let folder = place(80, &[]);
    let at = folder.path();
    received(at, 80);
    let put = |name: &str, bytes: &[u8]| fs::write(at.join("received").join(name), bytes).unwrap();
    let good = fs::read(at.join("received/0.age")).unwrap();
    let mut hostile: Vec<(String, &str)> = Vec::new();
    let mut bad = |name: &str, bytes: &[u8], why: &'static str| {
        put(name, bytes);
        hostile.push((name.to_owned(), why));
    };
    bad("x00-empty", b"", "not taken: it is empty");
    bad("x01-text", b"hello", "not taken: it is not encrypted");
    bad("x02-zeros", &[0; 4096], "not taken: it is not encrypted");
    bad("x03-cut.age", &good[..4000], "not taken: it is damaged, or no submission");
    let mut changed = good.clone();
    *changed.last_mut().unwrap() ^= 1;
    bad("x04-changed.age", &changed, "not taken: it is damaged, or no submission");
    bad("x05-long.age", &[&good[..], &[b'x'; 9000]].concat(), "not taken: it is larger than a submission");
    bad("x06-copy.age", &good, "not counted: the same file as '0.age'");
    bad(
        "x07-answers",
        &fs::read(at.join("member1.keian")).unwrap(),
        "not taken: it is larger than a submission",
    );
    bad("x08-head.age", b"age-encryption.org/v1\n", "not taken: it is damaged, or no submission");
    // Encrypted by whom one knows not, to the right key: anything may be in it.
    let key = fs::read_to_string(at.join("key.txt")).unwrap();
    let public = key.lines().next().unwrap().trim_start_matches("# public key: ").to_owned();
    let sealed = |to: &str, clear: &[u8]| {
        use std::io::Write;
        let to: age::x25519::Recipient = to.parse().unwrap();
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&to as _)).unwrap();
        let mut sealed = Vec::new();
        let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
        writer.write_all(clear).unwrap();
        writer.finish().unwrap();
        sealed
    };
    let shown = submit(at, 5, &["--show"], "none");
    let text = shown.lines().find(|line| line.starts_with("(kind:Submission,")).unwrap().to_owned();
    let damaged = "not taken: it is damaged, or no submission";
    bad("x09-nothing.age", &sealed(&public, b""), damaged);
    bad("x10-bomb.age", &sealed(&public, &[b'('; 2000]), damaged);
    bad("x11-bytes.age", &sealed(&public, &[0xff; 100]), damaged);
    bad("x12-field.age", &sealed(&public, text.replace("revision", "note").as_bytes()), damaged);
    bad("x13-signs.age", &sealed(&public, text.replace("signs:\"", "signs:\"0").as_bytes()), damaged);
    bad("x14-size.age", &sealed(&public, text.replace("size:Some(1)", "size:Some(2)").as_bytes()), damaged);
    bad("x15-comment.age", &sealed(&public, format!("{text}// hello").as_bytes()), damaged);
    let newer = text.replace("format:1", "format:2");
    bad("x16-newer.age", &sealed(&public, newer.as_bytes()), "not taken: a newer version of Keian made it");
    let other = well(at, &["key", "new", "-o", "other.txt"]);
    bad("x17-key.age", &sealed(other.trim(), text.as_bytes()), "not taken: it is encrypted to another key");
    // An invitation of the same words with another month.
    let more = ["--publishes", "会員に配る", "--closes", "2031-04", "--key", "key.txt", "-o", "second.ron"];
    well(
        at,
        &[&["invite", "new", "--association", "部品工業会", "--purpose", "共通の課題"], &more[..]].concat(),
    );
    well(at, &["submit", "member6.keian", "--to", "second.ron", "-o", "x18.age"]);
    let elsewhere = fs::read(at.join("x18.age")).unwrap();
    bad("x18-other.age", &elsewhere, "not taken: it is a submission to another invitation");
    // The same content under another id, as if one company had sent two.
    let twice = text.replace(id_of(&text), &"f".repeat(32));
    bad(
        "x19-twice.age",
        &sealed(&public, twice.as_bytes()),
        "not counted: the same content as '5.age' (it may",
    );
    fs::create_dir(at.join("received/x20-folder")).unwrap();
    hostile.push(("x20-folder".to_owned(), "not taken: it is not a regular file"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/zero", at.join("received/x21-device")).unwrap();
        hostile.push(("x21-device".to_owned(), "not taken: it is not a regular file"));
    }
    let (code, told) = keian(
        at,
        &[
            "cohort",
            "count",
            "received",
            "--invitation",
            "invitation.ron",
            "-i",
            "key.txt",
            "-o",
            "cohort.ron",
        ],
    );
    assert_eq!(code, Some(0), "{told}");
    for (name, why) in &hostile {
        assert!(told.contains(&format!("{name}: {why}")), "{name}: {why} is not in\n{told}");
    }
    for seed in 0..80 {
        assert!(
            told.contains(&format!("\n{seed}.age: counts"))
                || told.starts_with(&format!("{seed}.age: counts"))
        );
    }
    let all = 80 + hostile.len();
    assert!(told.contains(&format!("Companies that count: 80 (of {all} files)")), "{told}");
}

/// The id in the text of a submission.
fn id_of(text: &str) -> &str {
    text.split("id:\"").last().unwrap().split('"').next().unwrap()
}

#[test]
fn of_one_id_the_last_revision_counts_and_what_contradicts_does_not() {
    let folder = place(8, &[]);
    let at = folder.path();
    received(at, 8);
    submit(at, 0, &[], "received/0-again.age");
    submit(at, 1, &["--withdraw"], "received/1-back.age");
    let count = [
        "cohort",
        "count",
        "received",
        "--invitation",
        "invitation.ron",
        "-i",
        "key.txt",
        "-o",
        "cohort.ron",
    ];
    let told = well(at, &count);
    for line in [
        "0-again.age: counts\n",
        "0.age: not counted: '0-again.age' replaces it\n",
        "1-back.age: withdrawn: this member is not counted\n",
        "1.age: not counted: '1-back.age' replaces it\n",
        "Companies that count: 7 (of 10 files)\n",
    ] {
        assert!(told.contains(line), "{line} is not in {told}");
    }
}

#[test]
fn answers_are_taken_over_to_the_questions_of_an_invitation() {
    let folder = place(1, &[]);
    let at = folder.path();
    let overlay = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/examples/parts-makers.ron");
    let texts = ["--association", "部品工業会", "--purpose", "p", "--publishes", "w", "--closes", "2031-03"];
    well(
        at,
        &[&["invite", "new"], &texts[..], &["--overlay", overlay, "--key", "key.txt", "-o", "own.ron"]]
            .concat(),
    );
    let submit = |file: &str| keian(at, &["submit", file, "--to", "own.ron", "--show"]);
    let (code, told) = submit("member0.keian");
    assert_eq!(code, Some(1));
    assert!(told.contains("“keian update ANSWERS --invitation INVITATION -o NEW-FILE”"), "{told}");
    well(at, &["update", "member0.keian", "--invitation", "own.ron", "-o", "new.keian"]);
    let (code, told) = submit("new.keian");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("Answers (56 questions): "), "{told}");
    let before = open(&at.join("member0.keian"), &Catalogue::shipped()).unwrap();
    let after = open(&at.join("new.keian"), &Catalogue::shipped()).unwrap();
    assert_eq!(after.assessment.answers, before.assessment.answers);
}

#[test]
fn fewer_than_seven_get_nothing() {
    let folder = place(6, &[]);
    let at = folder.path();
    received(at, 6);
    let count = [
        "cohort",
        "count",
        "received",
        "--invitation",
        "invitation.ron",
        "-i",
        "key.txt",
        "-o",
        "cohort.ron",
    ];
    let (code, told) = keian(at, &count);
    assert_eq!(code, Some(1));
    assert!(told.ends_with("Fewer than 7 members have submitted, so nothing can be shown.\n"), "{told}");
    assert!(!at.join("cohort.ron").exists() && !at.join("keian-ledger.ron").exists());
}
