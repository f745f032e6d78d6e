//! Where one is: the screen, the slides above it, and what of the window goes with them.

use egui::ViewportCommand;

use super::registers::words::room_words;
use super::screens::slides::Slides;
use super::words::app_words;
use crate::base::ids::QuestionId;
use crate::base::lang::Lang;
use crate::scoring::names::names;
use crate::session::document::Version;
use crate::workshop::words::workshop_words;

/// What is said of the last step of undo or redo, or of a key that does nothing: shown while the person is
/// where that was and has done nothing since.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What is said.
    pub said: String,
    /// The screen.
    pub screen: Screen,
    /// The question.
    pub at: Option<QuestionId>,
    /// The document as it is then.
    pub version: Version,
}

/// Where one is.
#[derive(Default)]
pub struct Route {
    /// The screen.
    pub screen: Screen,
    /// The screen of the last frame: a new one begins at its start.
    drawn: Option<Screen>,
    /// The results as slides, while they are shown.
    pub slides: Option<Slides>,
    /// Whether the window filled the screen before the slides did; `None` while they are not shown.
    full_before: Option<bool>,
    /// What is said of what was done last.
    pub remark: Option<Remark>,
    /// The title of the window.
    pub title: String,
    /// It was seen to that the window is within reach.
    pub placed: bool,
}

impl Route {
    /// Whether the screen is another one than in the last frame; it is not any more afterwards.
    pub fn entered(&mut self) -> bool {
        self.drawn.replace(self.screen) != Some(self.screen)
    }

    /// The window fills the screen while the slides are shown, and is afterwards as it was before. Where
    /// the system refuses it stays as it is: the slides take what there is.
    pub fn fill_screen(&mut self, ctx: &egui::Context) {
        match (self.slides.is_some(), self.full_before) {
            (true, None) => {
                let before = ctx.input(|i| i.viewport().fullscreen == Some(true));
                self.full_before = Some(before);
                if !before {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
                }
            }
            (false, Some(before)) => {
                self.full_before = None;
                if !before {
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
                }
            }
            _ => {}
        }
    }
}

/// A screen of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Begin, open, recent files, the sample.
    #[default]
    Home,
    /// The company and the circumstances.
    Profile,
    /// One question at a time.
    Question,
    /// Scores, gaps, checks.
    Results,
    /// The action plan.
    Plan,
    /// The company's facts, and what a stop would cost.
    Registers,
    /// Votes and decisions of several people.
    Workshop,
    /// Saving the report.
    Export,
    /// What remains, and for whom.
    Remaining,
    /// What changed since an earlier state.
    Compare,
    /// Language, theme, text size.
    Settings,
    /// The keys and the glossary.
    Help,
    /// What others wrote, with their licences; by way of the settings.
    Licences,
    /// The reference lists; by way of the help.
    Lists,
    /// An association's own questions; by way of the settings.
    OwnQuestions,
    /// What goes to an association and what comes of it; by way of the report.
    Association,
}

impl Screen {
    /// The screens of the column at the left with their names, in order.
    #[must_use]
    pub fn all(lang: Lang) -> [(Self, &'static str); 12] {
        let words = app_words(lang);
        [
            (Self::Home, &words.nav_home),
            (Self::Profile, &words.nav_profile),
            (Self::Question, &words.nav_question),
            (Self::Remaining, &words.nav_remaining),
            (Self::Results, &words.nav_results),
            (Self::Plan, &names(lang).plan),
            (Self::Registers, &room_words(lang).title),
            (Self::Workshop, &workshop_words(lang).title),
            (Self::Compare, &words.nav_compare),
            (Self::Export, &words.nav_export),
            (Self::Settings, &words.nav_settings),
            (Self::Help, &words.help_title),
        ]
    }

    /// Whether it shows an open document.
    #[must_use]
    pub fn needs_document(self) -> bool {
        !matches!(
            self,
            Self::Home | Self::Settings | Self::Help | Self::Licences | Self::Lists | Self::OwnQuestions
        )
    }
}
