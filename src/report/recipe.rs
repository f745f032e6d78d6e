//! How a report was made, besides of which answers: it stands in the report itself, so that the report can
//! be made again and compared to the byte.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::input::{Extras, ReportInput};
use crate::audience::{Earlier, EarlierKind, Edition};
use crate::base::MAKES;
use crate::base::digest::{NoDigest, digest_of};
use crate::base::lang::Lang;
use crate::base::limits::MAX_TEXT;
use crate::scoring::names::names;
use crate::scoring::words::score_words;

/// How a report was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The program and its version, such as `Keian 0.1.0`.
    pub app: String,
    /// The digest of all in the program that decides the bytes of a report.
    pub makes: String,
    /// For whom.
    pub edition: Edition,
    /// In which language.
    pub lang: Lang,
    /// Of which day.
    pub date: Date,
    /// Whether the answers are embedded.
    pub attached: bool,
    /// The earlier state that it tells the changes from.
    pub earlier: Option<RecipeEarlier>,
    /// The digest of the published results in which it shows where the company stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
}

/// The earlier state of a report, by what the report tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipeEarlier {
    /// Where it comes from.
    pub kind: EarlierKind,
    /// The name of the milestone or of the file.
    pub name: String,
    /// The day that it stands for.
    pub date: Option<Date>,
    /// SHA-256 of what it does to the report: of what the readers of any edition get to see of it.
    pub digest: String,
}

impl Recipe {
    /// How a report is made.
    ///
    /// # Errors
    /// [`NoDigest`] when what is told of the earlier state has no digest.
    pub fn of(input: &ReportInput<'_>, extras: &Extras<'_>) -> Result<Self, NoDigest> {
        Ok(Self {
            app: input.app.to_owned(),
            makes: MAKES.to_owned(),
            edition: input.disclosed.edition(),
            lang: input.lang,
            date: input.date,
            attached: extras.attach && input.disclosed.is_whole(),
            earlier: extras.earlier.map(RecipeEarlier::of).transpose()?,
            cohort: extras.cohort.map(digest_of).transpose()?,
        })
    }

    /// Whether a program, by its name and version, makes the same bytes by it. What is no digest at all is
    /// of no other program either: it was changed, and that is found where the bytes are compared.
    #[must_use]
    pub fn is_of(&self, app: &str) -> bool {
        let is_digest = self.makes.len() == MAKES.len() && self.makes.bytes().all(|b| b.is_ascii_hexdigit());
        self.app == app && (self.makes == MAKES || !is_digest)
    }

    /// As it stands in a report.
    ///
    /// # Errors
    /// [`NoDigest`] when it cannot be written, which no recipe is known to cause.
    pub fn written(&self) -> Result<String, NoDigest> {
        ron::to_string(self).map_err(|error| NoDigest::of(&error))
    }

    /// Reads one; `None` for anything else, which may come from anywhere.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let read: Self = (text.len() <= 8 * MAX_TEXT).then(|| ron::from_str(text).ok())??;
        (read.edition != Edition::Questionnaire).then_some(read)
    }
}

impl RecipeEarlier {
    /// What stands of an earlier state in a recipe.
    ///
    /// # Errors
    /// [`NoDigest`] when what is told of it has no digest.
    pub fn of(earlier: &Earlier) -> Result<Self, NoDigest> {
        let Earlier { kind, name, date, doubts, comparison, movement } = earlier;
        // In one language, whatever the report's is.
        let (names, scores) = (names(Lang::En), score_words(Lang::En));
        let then: Vec<(&str, String)> = comparison
            .questions
            .iter()
            .map(|change| {
                let said = names.level_or_state(change.before, |level| level.to_string());
                (change.question.as_str(), said)
            })
            .collect();
        let again = comparison.questions.iter().filter(|change| change.confirmed_again).count();
        let doubts: Vec<String> = doubts.iter().map(|doubt| scores.doubt(doubt)).collect();
        let digest =
            digest_of(&(name, date, then, again, doubts, movement.as_ref().map(|moved| &moved.before)))?;
        Ok(Self { kind: *kind, name: name.clone(), date: *date, digest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_anything_else_is_none() {
        let recipe = Recipe {
            app: "Keian 1".to_owned(),
            makes: "00".to_owned(),
            edition: Edition::Board,
            lang: Lang::Ja,
            date: jiff::civil::date(2026, 11, 24),
            attached: false,
            earlier: Some(RecipeEarlier {
                kind: EarlierKind::File,
                name: "「2025」\n\".ron".to_owned(),
                date: None,
                digest: "11".to_owned(),
            }),
            cohort: Some("22".to_owned()),
        };
        let written = recipe.written().unwrap();
        assert_eq!(Recipe::read(&written).as_ref(), Some(&recipe));
        for other in ["", "()", &written.replace("Board", "Questionnaire"), &written.replace("date", "day")] {
            assert_eq!(Recipe::read(other), None, "{other}");
        }
    }
}
