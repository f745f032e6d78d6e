//! Whether the projector's window is open, and what it shows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::workshop::shown::Projected;

/// Whether there is something to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// A question of a workshop.
    Something,
    /// No workshop is held.
    Nothing,
}

/// The projector's window.
#[derive(Debug, Default)]
pub struct Projecting {
    /// Whether it is open.
    is_open: bool,
    /// The person has closed it by its own frame.
    closed: Arc<AtomicBool>,
    /// What it shows.
    shown: Option<Projected>,
}

impl Projecting {
    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Takes note that it was closed by its own frame, or has nothing to show.
    pub fn follow(&mut self, shows: Shows) {
        if self.closed.swap(false, Ordering::Relaxed) || shows == Shows::Nothing {
            self.is_open = false;
        }
    }

    /// It shows this from now on; returns whether that is something else than before.
    pub fn show(&mut self, shown: &Projected) -> bool {
        let other = self.shown.as_ref() != Some(shown);
        if other {
            self.shown = Some(shown.clone());
        }
        other
    }

    /// What is told where it is closed by its own frame.
    #[must_use]
    pub fn closing(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.closed)
    }

    /// Opens it, or closes it.
    pub fn toggle(&mut self) {
        self.is_open = !self.is_open;
        self.closed.store(false, Ordering::Relaxed);
        self.shown = None;
    }
}
