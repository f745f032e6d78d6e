//! What is reckoned beside the window, one thing at a time: begun in one frame, taken in by a later one.

use std::sync::{Arc, Mutex};

use egui::Context;

use crate::base::shared::locked;

/// Where it is put when it is made.
#[derive(Clone, Debug)]
pub struct Aside<T> {
    brought: Arc<Mutex<Option<T>>>,
    working: bool,
}

impl<T> Default for Aside<T> {
    fn default() -> Self {
        Self { brought: Arc::default(), working: false }
    }
}

impl<T: Send + 'static> Aside<T> {
    /// What was made, once.
    pub fn take(&mut self) -> Option<T> {
        let brought = locked(&self.brought).take();
        if brought.is_some() {
            self.working = false;
        }
        brought
    }

    /// Whether something is being made.
    pub fn is_working(&self) -> bool {
        self.working
    }

    /// Begins to make something, if nothing else is being made, and wakes the window when it is done.
    pub fn begin(&mut self, window: &Context, make: impl FnOnce() -> T + Send + 'static) {
        if self.working {
            return;
        }
        self.working = true;
        let (brought, window) = (Arc::clone(&self.brought), window.clone());
        std::thread::spawn(move || {
            let made = make();
            *locked(&brought) = Some(made);
            window.request_repaint();
        });
    }
}
