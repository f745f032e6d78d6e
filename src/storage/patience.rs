//! A call that fails because another program has the file for a moment, such as a scanner of viruses, is made
//! again for about a second.

use std::io;
use std::time::Duration;

/// How long is waited between the calls.
const PAUSES: [Duration; 7] = [
    Duration::from_millis(10),
    Duration::from_millis(20),
    Duration::from_millis(50),
    Duration::from_millis(120),
    Duration::from_millis(200),
    Duration::from_millis(300),
    Duration::from_millis(300),
];

/// Makes a call until it succeeds, or fails for a reason that does not pass by itself, or the patience ends.
///
/// # Errors
/// That of the last call.
pub(super) fn patiently<T>(
    mut call: impl FnMut() -> io::Result<T>,
    passes: impl Fn(&io::Error) -> bool,
    mut wait: impl FnMut(Duration),
) -> io::Result<T> {
    for pause in PAUSES {
        match call() {
            Err(error) if passes(&error) => wait(pause),
            done => return done,
        }
    }
    call()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// What comes of a call that fails so often, and how often it was made and how long was waited.
    fn tried(failures: usize, kind: io::ErrorKind) -> (io::Result<usize>, usize, Duration) {
        let (calls, waited) = (Cell::new(0), Cell::new(Duration::ZERO));
        let call = || {
            calls.set(calls.get() + 1);
            if calls.get() > failures { Ok(calls.get()) } else { Err(kind.into()) }
        };
        let passes = |error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy;
        let done = patiently(call, passes, |pause| waited.set(waited.get() + pause));
        (done, calls.get(), waited.get())
    }

    #[test]
    fn a_file_that_is_held_for_a_moment_is_tried_again() {
        let (done, calls, waited) = tried(3, io::ErrorKind::ResourceBusy);
        assert_eq!((done.unwrap(), calls, waited), (4, 4, Duration::from_millis(80)));
    }

    #[test]
    fn after_about_a_second_a_file_that_is_held_is_given_up() {
        let (done, calls, waited) = tried(usize::MAX, io::ErrorKind::ResourceBusy);
        assert_eq!((done.unwrap_err().kind(), calls), (io::ErrorKind::ResourceBusy, 8));
        assert_eq!(waited, Duration::from_secs(1));
    }

    #[test]
    fn what_does_not_pass_by_itself_is_not_waited_for() {
        let (done, calls, waited) = tried(usize::MAX, io::ErrorKind::PermissionDenied);
        assert_eq!(
            (done.unwrap_err().kind(), calls, waited),
            (io::ErrorKind::PermissionDenied, 1, Duration::ZERO)
        );
        let (done, calls, waited) = tried(0, io::ErrorKind::ResourceBusy);
        assert_eq!((done.unwrap(), calls, waited), (1, 1, Duration::ZERO));
    }
}
