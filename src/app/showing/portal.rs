//! Asks the desktop to open a file or to show the folder that it is in: through its portal, on the session's
//! bus, with the file opened here. No program is started by this process, for it would inherit what the
//! process denies itself (`src/sandbox.rs`).

use std::path::Path;

/// What the desktop is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The file, in the program that the person has for such files.
    File,
    /// The folder that it is in.
    Folder,
}

/// Why nothing was shown.
#[derive(Debug, thiserror::Error)]
pub enum NotShown {
    /// There is nobody to ask.
    #[error("no desktop portal: {0}")]
    NoPortal(String),
    /// The desktop would not or could not.
    #[error("the desktop portal did not show it")]
    Refused,
    /// A file of a kind that is never opened from here.
    #[error("not a kind of file that is opened")]
    NoKind,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Gone(#[source] std::io::Error),
}

/// Whether the desktop of this system can be asked.
pub const AVAILABLE: bool = cfg!(target_os = "linux");

/// The kinds of files that may be opened: documents that hold no programs of their own.
const OPENED: [&str; 8] = ["pdf", "docx", "xlsx", "pptx", "txt", "csv", "png", "jpg"];

/// Whether a file of this name may be opened.
#[must_use]
pub fn may_be_opened(path: &Path) -> bool {
    path.extension().is_some_and(|ending| OPENED.iter().any(|kind| ending.eq_ignore_ascii_case(kind)))
}

/// Asks the desktop on a bus, on the session's where none is given; returns when it has answered.
///
/// # Errors
/// [`NotShown`] when it has shown nothing. That the person closed a choice of programs is none.
pub fn show(bus: Option<&str>, path: &Path, wish: Wish) -> Result<(), NotShown> {
    if wish == Wish::File && !may_be_opened(path) {
        return Err(NotShown::NoKind);
    }
    let file = std::fs::File::open(path).map_err(NotShown::Gone)?;
    if !file.metadata().map_err(NotShown::Gone)?.is_file() {
        return Err(NotShown::NoKind);
    }
    ask(bus, &file, wish)
}

#[cfg(not(target_os = "linux"))]
fn ask(_: Option<&str>, _: &std::fs::File, _: Wish) -> Result<(), NotShown> {
    Err(NotShown::NoPortal("not on this system".to_owned()))
}

#[cfg(target_os = "linux")]
fn ask(bus: Option<&str>, file: &std::fs::File, wish: Wish) -> Result<(), NotShown> {
    pollster::block_on(linux::ask(bus, file, wish))
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashMap;
    use std::fs::File;
    use std::time::Duration;

    use zbus::connection::Builder;
    use zbus::export::ordered_stream::OrderedStreamExt;
    use zbus::zvariant::{Fd, OwnedObjectPath, OwnedValue, Value};
    use zbus::{Error, Proxy};

    use super::{NotShown, Wish};

    const PORTAL: &str = "org.freedesktop.portal.Desktop";
    const PLACE: &str = "/org/freedesktop/portal/desktop";
    /// So long it may take to take the wish.
    const PATIENCE: Duration = Duration::from_secs(20);

    /// How a request ended: all well, or closed by the person; else it failed.
    const DONE: u32 = 0;
    const CLOSED: u32 = 1;

    fn nobody(error: &Error) -> NotShown {
        NotShown::NoPortal(error.to_string())
    }

    /// Whether nobody is there who could do it.
    fn is_absent(error: &Error) -> bool {
        let Error::MethodError(name, ..) = error else { return false };
        ["ServiceUnknown", "NameHasNoOwner", "UnknownMethod", "UnknownInterface", "UnknownObject"]
            .iter()
            .any(|kind| name.as_str() == format!("org.freedesktop.DBus.Error.{kind}"))
            || name.as_str().starts_with("org.freedesktop.DBus.Error.Spawn.")
    }

    pub(super) async fn ask(bus: Option<&str>, file: &File, wish: Wish) -> Result<(), NotShown> {
        let builder = match bus {
            Some(address) => Builder::address(address),
            None => Builder::session(),
        };
        let builder = builder.map_err(|error| nobody(&error))?.method_timeout(PATIENCE);
        let bus = builder.build().await.map_err(|error| nobody(&error))?;
        let own = bus.unique_name().map(|name| name.trim_start_matches(':').replace('.', "_"));
        let own = own.unwrap_or_default();
        // Whoever asks says beforehand where the answer will be, and listens there before asking.
        let answered = format!("{PLACE}/request/{own}/keian");
        let request = Proxy::new(&bus, PORTAL, answered.as_str(), "org.freedesktop.portal.Request");
        let request = request.await.map_err(|error| nobody(&error))?;
        let failed = |error: Error| if is_absent(&error) { nobody(&error) } else { NotShown::Refused };
        let mut answers = request.receive_signal("Response").await.map_err(failed)?;
        let portal = Proxy::new(&bus, PORTAL, PLACE, "org.freedesktop.portal.OpenURI");
        let portal = portal.await.map_err(|error| nobody(&error))?;
        let method = match wish {
            Wish::File => "OpenFile",
            Wish::Folder => "OpenDirectory",
        };
        let options = HashMap::from([("handle_token", Value::from("keian"))]);
        let _: OwnedObjectPath = portal.call(method, &("", Fd::from(file), options)).await.map_err(failed)?;
        let answer = answers.next().await.ok_or(NotShown::Refused)?;
        let (code, _): (u32, HashMap<String, OwnedValue>) =
            answer.body().deserialize().map_err(|_| NotShown::Refused)?;
        if code == DONE || code == CLOSED { Ok(()) } else { Err(NotShown::Refused) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_opened_and_nothing_that_could_run() {
        let opened = ["a.pdf", "a.PDF", "a.docx", "a.xlsx", "a.pptx", "a.txt", "a.csv", "a.png", "a.jpg"];
        assert!(opened.iter().all(|name| may_be_opened(Path::new(name))));
        for name in ["a", "pdf", "a.keian", "a.desktop", "a.html", "a.sh", "a.pdf.exe", "a.svg", "a.docm"] {
            assert!(!may_be_opened(Path::new(name)), "{name}");
        }
    }
}
