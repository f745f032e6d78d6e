//! The dialogs above the screens: the one that is open, with all that it needs, those that wait until
//! it is closed, and what is said before all else.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::command_palette::CommandPalette;
use super::handing::HandForm;
use super::importing::reading::{ImportForm, Reading};
use super::in_turn::wait_a_pass;
use super::keeping::{Form, Protecting};
use super::merging::Merging;
use super::purpose::Purpose;
use super::showing::offered::Offered;
use crate::session::disk::SharedFile;
use crate::session::document::DocumentId;
use crate::session::phase::OfferId;
use crate::storage::Needs;

/// A dialog.
#[derive(Debug, Default)]
pub enum Dialog {
    /// Nothing: while it is being drawn.
    #[default]
    None,
    /// A path to type, where the system has no file dialog or the person wants none.
    Path {
        /// What for.
        purpose: Purpose,
        /// What is typed.
        typed: String,
    },
    /// Whether a file that is there is to be replaced.
    Replace {
        /// By what.
        purpose: Purpose,
        /// The file.
        path: PathBuf,
    },
    /// What opens a file that is encrypted.
    Locked {
        /// The file.
        path: PathBuf,
        /// What it needs.
        needs: Needs,
        /// Why what was given does not open it.
        wrong: Option<String>,
        /// What it is opened for.
        purpose: Purpose,
        /// What is typed.
        form: Form,
    },
    /// What opens a journal that is encrypted.
    LockedOffer {
        /// Which one.
        id: OfferId,
        /// What it needs.
        needs: Needs,
        /// Why what was given does not open it.
        wrong: Option<String>,
        /// What is typed.
        form: Form,
    },
    /// How a file is kept that is to be saved.
    Protect {
        /// Which file.
        what: Protecting,
        /// What is wrong with what was typed.
        wrong: Option<String>,
        /// What is typed.
        form: Form,
    },
    /// Whether a report of an encrypted document is to be saved, which anybody can read.
    InClear {
        /// The report.
        purpose: Purpose,
        /// Where it goes, if the person has typed that.
        path: Option<PathBuf>,
    },
    /// Whether the document's file in clear goes, now that it stands encrypted at another place.
    ClearLeft {
        /// The file with its lock.
        file: SharedFile,
        /// Where it is.
        path: PathBuf,
    },
    /// Whether a journal is to be removed for good.
    Drop(OfferId),
    /// The list of everything.
    Palette(Box<CommandPalette>),
    /// The name of a milestone of a document.
    Naming {
        /// The document.
        document: DocumentId,
        /// What is typed.
        name: String,
    },
    /// To whom questions go, and by when.
    HandOut(Box<HandForm>),
    /// Which answers that came back are taken.
    Merge(Box<Merging>),
    /// That a spreadsheet is being read.
    Reading(Reading),
    /// What a spreadsheet comes to.
    Import(Box<ImportForm>),
}

impl Dialog {
    /// The document that it is about; `None` for one that is about none.
    fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Naming { document, .. } => Some(*document),
            Self::Merge(merging) => Some(merging.document),
            Self::HandOut(form) => Some(form.document),
            Self::Reading(reading) => Some(reading.document),
            Self::Import(form) => Some(form.reading.document),
            Self::Path { purpose, .. }
            | Self::Replace { purpose, .. }
            | Self::InClear { purpose, .. }
            | Self::Locked { purpose, .. } => purpose.document(),
            Self::Protect { what, .. } => match what {
                Protecting::HandOut(document, _) => Some(*document),
                Protecting::Document | Protecting::Here => None,
            },
            Self::None
            | Self::LockedOffer { .. }
            | Self::ClearLeft { .. }
            | Self::Drop(_)
            | Self::Palette(_) => None,
        }
    }
}

/// Something that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// In words.
    pub text: String,
    /// What is offered with it.
    pub offered: Offered,
}

/// All dialogs.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Option<Dialog>,
    /// What came while another was open.
    waiting: VecDeque<Dialog>,
    messages: VecDeque<Message>,
}

impl Dialogs {
    /// Opens a dialog, now or after the one that is open.
    pub fn open(&mut self, ctx: &egui::Context, dialog: Dialog) {
        ctx.memory_mut(egui::Memory::stop_text_input);
        wait_a_pass(ctx);
        if self.open.is_none() { self.open = Some(dialog) } else { self.waiting.push_back(dialog) }
    }

    /// The one that is open.
    #[must_use]
    pub fn current(&self) -> Option<&Dialog> {
        self.open.as_ref()
    }

    /// The one that is open, for what is typed into it.
    pub fn current_mut(&mut self) -> Option<&mut Dialog> {
        self.open.as_mut()
    }

    /// Closes the one that is open, and gives it back.
    pub fn close(&mut self) -> Option<Dialog> {
        let closed = self.open.take();
        self.open = self.waiting.pop_front();
        closed
    }

    /// Another document is open: dialogs about the one before are closed.
    pub fn only_for(&mut self, document: Option<DocumentId>) {
        let stays = |dialog: &Dialog| dialog.document().is_none_or(|of| Some(of) == document);
        self.waiting.retain(stays);
        if self.open.as_ref().is_some_and(|dialog| !stays(dialog)) {
            self.close();
        }
    }

    /// Says something before all else.
    pub fn say(&mut self, text: String) {
        self.say_of_file(text, Offered::Nothing);
    }

    /// Says something of a file before all else.
    pub fn say_of_file(&mut self, text: String, offered: Offered) {
        let message = Message { text, offered };
        if self.messages.back() != Some(&message) {
            self.messages.push_back(message);
        }
    }

    /// What is said.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        self.messages.front()
    }

    /// It was read.
    pub fn dismiss(&mut self) {
        self.messages.pop_front();
    }

    /// Whether anything covers the screen.
    #[must_use]
    pub fn any(&self) -> bool {
        self.open.is_some() || !self.messages.is_empty()
    }
}
