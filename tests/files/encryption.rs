//! `keian key`, `encrypt` and `decrypt`, and that the standard age tool reads what Keian writes and
//! the other way round. Needs the program `age` (Debian's package of that name) and `script`
//! (bsdutils) for the terminal that `age` asks its passphrase from.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const SAMPLE: &str = include_str!("../../assets/sample/sample.ja.ron");

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("answers.ron"), SAMPLE).unwrap();
    fs::write(folder.path().join("passphrase"), "馬の耳に念仏 42\n").unwrap();
    folder
}

fn keian(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_keian"))
        .current_dir(folder)
        .env("LC_ALL", "C.UTF-8")
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn works(folder: &Path, arguments: &[&str]) -> String {
    let output = keian(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = keian(folder, arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

fn tool(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    Command::new(program)
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap_or_else(|_| panic!("'{program}' is missing: install the packages age and bsdutils"))
}

/// Runs age in a terminal of its own, on which the passphrase is typed as often as it asks.
fn age_with_passphrase(folder: &Path, arguments: &str, times: usize) {
    let mut child = Command::new("script")
        .current_dir(folder)
        .args(["-qec", &format!("age {arguments}"), "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("'script' is missing: install the package bsdutils");
    let mut terminal = child.stdin.take().unwrap();
    for _ in 0..times {
        // It drops what is typed before it asks.
        std::thread::sleep(std::time::Duration::from_millis(1500));
        std::io::Write::write_all(&mut terminal, "馬の耳に念仏 42\n".as_bytes()).unwrap();
    }
    let output = child.wait_with_output().unwrap();
    drop(terminal);
    assert!(output.status.success(), "age {arguments}: {}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn a_passphrase_locks_and_opens_and_a_wrong_one_says_so_and_nothing_more() {
    let folder = folder();
    let at = folder.path();
    works(at, &["encrypt", "answers.ron", "-o", "a.age", "--passphrase-file", "passphrase"]);
    let sealed = fs::read(at.join("a.age")).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/v1\n-> scrypt ") && sealed[..80].contains(&b'1'));
    let head = String::from_utf8_lossy(&sealed[..80]).into_owned();
    assert_eq!(head.lines().nth(1).unwrap().split(' ').nth(3), Some("17"), "2^17 rounds");
    assert_eq!(works(at, &["decrypt", "a.age", "-o", "-", "--passphrase-file", "passphrase"]), SAMPLE);
    fs::write(at.join("other"), "馬の耳に念仏 43\n").unwrap();
    assert_eq!(
        refused(at, &["decrypt", "a.age", "-o", "b.ron", "--passphrase-file", "other"]),
        "keian: a.age: The passphrase is wrong. Check it and try again.\n"
    );
    assert!(!at.join("b.ron").exists());
    assert_eq!(
        refused(at, &["score", "a.age"]),
        "keian: a.age: The file is encrypted with a passphrase. Open it in the window, or decrypt it first with “keian decrypt”.\n"
    );
}

#[test]
fn a_key_locks_and_opens_and_no_file_is_ever_overwritten() {
    let folder = folder();
    let at = folder.path();
    let public = works(at, &["key", "new", "-o", "key.txt"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(at.join("key.txt")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    works(at, &["encrypt", "answers.ron", "-o", "a.age", "-r", public.trim()]);
    works(at, &["decrypt", "a.age", "-o", "b.ron", "-i", "key.txt"]);
    assert_eq!(fs::read_to_string(at.join("b.ron")).unwrap(), SAMPLE);
    works(at, &["key", "new", "-o", "other.txt"]);
    assert_eq!(
        refused(at, &["decrypt", "a.age", "-o", "c.ron", "-i", "other.txt"]),
        "keian: a.age: None of the keys opens this file. Choose another key file.\n"
    );
    for arguments in [
        ["key", "new", "-o", "key.txt"].as_slice(),
        &["encrypt", "answers.ron", "-o", "a.age", "-r", public.trim()],
        &["decrypt", "a.age", "-o", "answers.ron", "-i", "key.txt"],
    ] {
        assert!(refused(at, arguments).contains("was left as it is"), "{arguments:?}");
    }
    let broken = refused(at, &["decrypt", "a.age", "-o", "c.ron", "-i", "passphrase"]);
    assert_eq!(
        broken,
        "keian: passphrase: Line 1: there is no key of the age format here. Choose a key file, or correct the key.\n"
    );
}

#[test]
fn a_passphrase_is_the_same_however_its_characters_are_put_together_and_its_file_was_saved() {
    let folder = folder();
    let at = folder.path();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/passphrases");
    let mut files: Vec<String> =
        ["nfc", "nfd", "bom"].map(|name| fixtures.join(format!("{name}.txt")).display().to_string()).into();
    let text = fs::read_to_string(&files[0]).unwrap();
    for (name, ending) in [("crlf", "\r\n"), ("cr", "\r"), ("none", "")] {
        let file = at.join(name);
        fs::write(&file, format!("{}{ending}", text.trim_end())).unwrap();
        files.push(file.display().to_string());
    }
    for (number, with) in files.iter().enumerate().take(2) {
        let sealed = format!("{number}.age");
        works(at, &["encrypt", "answers.ron", "-o", &sealed, "--passphrase-file", with]);
        for (other, opens) in files.iter().enumerate() {
            let clear = format!("{number}-{other}.ron");
            works(at, &["decrypt", &sealed, "-o", &clear, "--passphrase-file", opens]);
            assert_eq!(fs::read_to_string(at.join(&clear)).unwrap(), SAMPLE, "{with} {opens}");
        }
    }
}

#[test]
fn age_opens_what_keian_locked() {
    let folder = folder();
    let at = folder.path();
    let public = works(at, &["key", "new", "-o", "key.txt"]);
    works(at, &["encrypt", "answers.ron", "-o", "a.age", "-r", public.trim()]);
    let output = tool(at, "age", &["-d", "-i", "key.txt", "a.age"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.stdout, SAMPLE.as_bytes());
    works(at, &["encrypt", "answers.ron", "-o", "p.age", "--passphrase-file", "passphrase"]);
    age_with_passphrase(at, "-d -o p.ron p.age", 1);
    assert_eq!(fs::read_to_string(at.join("p.ron")).unwrap(), SAMPLE);
}

#[test]
fn keian_opens_what_age_locked() {
    let folder = folder();
    let at = folder.path();
    assert!(tool(at, "age-keygen", &["-o", "key.txt"]).status.success());
    let public = String::from_utf8(tool(at, "age-keygen", &["-y", "key.txt"]).stdout).unwrap();
    for armor in [&["-a"][..], &[]] {
        let mut arguments = vec!["-r", public.trim(), "-o", "a.age"];
        arguments.extend(armor);
        arguments.push("answers.ron");
        assert!(tool(at, "age", &arguments).status.success());
        assert_eq!(works(at, &["decrypt", "a.age", "-o", "-", "-i", "key.txt"]), SAMPLE);
        fs::remove_file(at.join("a.age")).unwrap();
    }
    age_with_passphrase(at, "-p -o p.age answers.ron", 2);
    assert_eq!(works(at, &["decrypt", "p.age", "-o", "-", "--passphrase-file", "passphrase"]), SAMPLE);
}
