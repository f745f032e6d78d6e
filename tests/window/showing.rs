//! What can be done with a report after saving it: a stand-in for the desktop's portal, on a bus of its own,
//! is asked to open it or to show its folder, from within the sandbox; where no portal is, that is said.

#![cfg(target_os = "linux")]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::os::fd::OwnedFd as Fd;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable;
use keian::app::showing::portal::{NotShown, Wish, show};
use zbus::MessageStream;
use zbus::export::ordered_stream::OrderedStreamExt;
use zbus::message::Header;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue, Value};

use super::person::{Person, Words};

const OPEN: (&str, &str) = ("ファイルを開く", "Open the file");
const FOLDER: (&str, &str) = ("フォルダーを表示", "Show the folder");
const COPY: (&str, &str) = ("保存先をコピー", "Copy the path");

/// A bus on which nobody is but who is put there.
struct Bus {
    daemon: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Bus {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("bus.conf");
        let text = format!(
            r#"<busconfig><type>session</type><listen>unix:dir={}</listen><policy context="default">
               <allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"#,
            folder.path().display()
        );
        std::fs::write(&config, text).unwrap();
        let daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .spawn();
        let mut daemon = daemon.expect("dbus-daemon, of the package dbus");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { daemon, address: address.trim().to_owned(), _folder: folder }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.daemon.kill().ok();
        self.daemon.wait().ok();
    }
}

/// What a portal was asked for: the method, and what is in the file.
type Asked = (String, Vec<u8>);

const OPENS: &str = "org.freedesktop.portal.OpenURI";

/// Puts a portal on a bus that opens nothing and says how it went: 0 all well, 1 closed by the person, 2
/// otherwise.
fn portal(bus: &Bus, end: u32) -> Receiver<Asked> {
    let builder = zbus::connection::Builder::address(bus.address.as_str()).unwrap();
    let builder = builder.name("org.freedesktop.portal.Desktop").unwrap();
    let bus = pollster::block_on(builder.build()).unwrap();
    let (mut calls, (asked, was_asked)) = (MessageStream::from(&bus), channel());
    std::thread::spawn(move || {
        pollster::block_on(async {
            // The bus ends with the test.
            while let Some(Ok(call)) = calls.next().await {
                let header = call.header();
                if header.interface().is_some_and(|interface| interface == OPENS) {
                    answer(&bus, &header, call.body().deserialize().unwrap(), (&asked, end)).await;
                }
            }
        });
    });
    was_asked
}

/// Takes a request to open a file or to show its folder.
async fn answer(
    bus: &zbus::Connection,
    header: &Header<'_>,
    (_, file, options): (String, OwnedFd, HashMap<String, OwnedValue>),
    (asked, end): (&Sender<Asked>, u32),
) {
    let mut inside = Vec::new();
    File::from(Fd::from(file)).read_to_end(&mut inside).unwrap();
    asked.send((header.member().unwrap().to_string(), inside)).unwrap();
    let sender = header.sender().unwrap().to_owned();
    let token = String::try_from(options["handle_token"].try_clone().unwrap()).unwrap();
    let own = sender.trim_start_matches(':').replace('.', "_");
    let place = format!("/org/freedesktop/portal/desktop/request/{own}/{token}");
    let nothing: HashMap<&str, Value<'_>> = HashMap::new();
    let interface = "org.freedesktop.portal.Request";
    bus.emit_signal(Some(sender), place.as_str(), interface, "Response", &(end, nothing)).await.unwrap();
    bus.reply(header, &OwnedObjectPath::try_from(place).unwrap()).await.unwrap();
}

/// A report was saved, and that is said; the desktop is on a bus.
fn has_saved(words: Words, bus: &Bus) -> (Person, PathBuf) {
    let mut person = Person::at_the_sample(words);
    person.harness.state_mut().ask_desktop_on(bus.address.clone());
    person.shortcut(Modifiers::COMMAND, Key::P);
    person.shortcut(Modifiers::COMMAND, Key::P);
    let pdf = person.folder().join("報告 1.pdf");
    person.gives(&pdf);
    person.wait_for("OK");
    (person, pdf)
}

/// What the button that copies the path has copied.
fn copied(person: &mut Person, words: Words) -> Option<String> {
    person.harness.query_all_by_label(words.say(COPY.0, COPY.1)).last().unwrap().click();
    let text = |person: &Person| {
        let mut commands = person.harness.output().platform_output.commands.iter();
        commands.find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    (0..5).find_map(|_| {
        person.harness.step();
        text(person)
    })
}

const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_saved_report_is_opened_its_folder_shown_and_its_path_copied() {
    let bus = Bus::start();
    let asked = portal(&bus, 0);
    for words in Words::BOTH {
        let (mut person, pdf) = has_saved(words, &bus);
        let whole = std::fs::read(&pdf).unwrap();
        assert_eq!(copied(&mut person, words), Some(pdf.display().to_string()));
        person.click_last(words.say(OPEN.0, OPEN.1));
        assert_eq!(asked.recv_timeout(PATIENCE).unwrap(), ("OpenFile".to_owned(), whole.clone()));
        // The message is gone; the screen below offers the same.
        assert!(!person.sees("OK"));
        person.click(words.say(FOLDER.0, FOLDER.1));
        assert_eq!(asked.recv_timeout(PATIENCE).unwrap(), ("OpenDirectory".to_owned(), whole));
        for _ in 0..20 {
            std::thread::sleep(Duration::from_millis(20));
            person.harness.step();
        }
        assert!(!person.sees("OK"), "nothing is said where all went well");
    }
}

#[test]
fn where_the_desktop_shows_nothing_that_is_said_and_the_path_can_be_copied() {
    for words in Words::BOTH {
        for (there, said) in [
            (
                Some(2),
                words.say(
                    "デスクトップがファイルまたはフォルダーを開けませんでした",
                    "The desktop did not open it",
                ),
            ),
            (None, words.say("仕組み(デスクトップポータル)がありません", "(a desktop portal)")),
        ] {
            let bus = Bus::start();
            let _asked = there.map(|end| portal(&bus, end));
            let (mut person, pdf) = has_saved(words, &bus);
            person.click_last(words.say(OPEN.0, OPEN.1));
            person.wait_until(|person| person.sees(said));
            person.harness.run();
            assert!(person.sees(pdf.to_str().unwrap()));
            assert_eq!(copied(&mut person, words), Some(pdf.display().to_string()));
            // Enter presses the message's main button.
            person.press(Key::Enter);
            assert!(!person.sees(said));
        }
    }
}

#[test]
fn closing_the_desktops_choice_of_programs_is_no_fault_and_a_missing_file_is() {
    let bus = Bus::start();
    let _asked = portal(&bus, 1);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    std::fs::write(&file, "1,2").unwrap();
    let ask = |name: &str, wish| show(Some(&bus.address), &folder.path().join(name), wish);
    assert!(ask("a.csv", Wish::File).is_ok());
    assert!(matches!(ask("b.csv", Wish::File), Err(NotShown::Gone(_))));
    assert!(matches!(ask("a.keian", Wish::File), Err(NotShown::NoKind)));
    // A folder with the name of a document is none.
    std::fs::create_dir(folder.path().join("c.pdf")).unwrap();
    assert!(matches!(ask("c.pdf", Wish::File), Err(NotShown::NoKind)));
}
