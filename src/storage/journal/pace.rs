//! When the journal is written: soon after the last edit, and at the latest some time after the
//! first that is not written yet. The writing itself fits in what is left of the promise.

use std::time::{Duration, Instant};

/// After this rest the journal is written; the promise is one second.
const REST: Duration = Duration::from_millis(600);
/// At the latest this long after the first edit; the promise is three seconds.
const LATEST: Duration = Duration::from_millis(2500);
/// How long a document that is being changed is waited for.
const CHANGE: Duration = Duration::from_millis(20);

/// Edits that are not written yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pace {
    first: Option<Instant>,
    due: Option<Instant>,
}

impl Pace {
    /// After a failure.
    pub(super) fn again_at(due: Instant) -> Self {
        Self { first: None, due: Some(due) }
    }

    fn edited(&mut self, now: Instant) {
        let first = *self.first.get_or_insert(now);
        self.due = Some((now + REST).min(first + LATEST));
    }

    /// Takes note of an edit; returns whether there is time before the journal has to be written: a burst
    /// of edits must not keep it from that.
    pub(super) fn waits_after_edit(&mut self, now: Instant) -> bool {
        self.edited(now);
        self.due.is_some_and(|due| due > now)
    }

    /// It is due, and the document is being changed just now.
    pub(super) fn wait(&mut self, now: Instant) {
        self.due = Some(now + CHANGE);
    }

    /// When the journal is to be written next.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_after_a_rest_and_never_later_than_promised() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut pace = Pace::default();
        assert_eq!(pace.due(), None);
        pace.edited(start);
        assert_eq!(pace.due(), Some(at(600)));
        // Someone who types without a pause.
        for ms in (100..5000).step_by(100) {
            pace.edited(at(ms));
        }
        assert_eq!(pace.due(), Some(at(2500)));
        // A change that is under way when it is due makes it no later.
        pace.wait(at(2510));
        assert_eq!(pace.due(), Some(at(2530)));
        assert!(!pace.waits_after_edit(at(2515)));
    }
}
