//! The screens of the window, and where they stand in the column at the left.

use super::words::AppWords;

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
}

impl Screen {
    /// The screens of the column at the left with their names, in order.
    #[must_use]
    pub fn all(words: &AppWords) -> [(Self, &str); 10] {
        [
            (Self::Home, &words.nav_home),
            (Self::Profile, &words.nav_profile),
            (Self::Question, &words.nav_question),
            (Self::Remaining, &words.nav_remaining),
            (Self::Results, &words.nav_results),
            (Self::Plan, &words.nav_plan),
            (Self::Compare, &words.nav_compare),
            (Self::Export, &words.nav_export),
            (Self::Settings, &words.nav_settings),
            (Self::Help, &words.help_title),
        ]
    }

    /// Whether it shows an open document.
    #[must_use]
    pub fn needs_document(self) -> bool {
        !matches!(self, Self::Home | Self::Settings | Self::Help | Self::Licences)
    }
}
