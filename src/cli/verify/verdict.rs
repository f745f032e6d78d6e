//! Whether a report is what this program makes of answers: it is made again, by what it says of how it was
//! made, and compared to the byte.

use crate::assessment::Assessment;
use crate::assessment::registers::frozen::FrozenFigures;
use crate::audience::{Disclosed, Earlier, EarlierKind, EarlierState};
use crate::base::APP;
use crate::base::digest::{digest_of, sha256_hex};
use crate::cohort::Cohort;
use crate::paper::{self, Differs, RenderError};
use crate::report::{self, Belongs, Extras, Fingerprint, Recipe, RecipeEarlier, ReportInput};
use crate::scoring::Scorecard;
use crate::storage::{Opened, SaveError};

/// What a report is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Verifying<'a> {
    /// The file of answers as it goes along with a report.
    pub file: &'a [u8],
    /// The same, opened.
    pub opened: &'a Opened,
    /// What was answered in the earlier file that the report is said to be compared with.
    pub older: Option<&'a Assessment>,
    /// The published results in which the report is said to show where the company stands.
    pub cohort: Option<&'a Cohort>,
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The report is, to the byte, what is made of the answers by this recipe.
    Yes(Recipe),
    /// It is not.
    No(WhyNot),
    /// Nobody can say here.
    NotChecked(Unchecked),
    /// The file is no report, or a blank form, of which nothing is to be said.
    NoReport,
    /// An earlier file was given for a report that tells of none.
    NoComparison,
}

/// Why a report is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It was made from other answers.
    Answers,
    /// The answers are the same, but their file is another, to the byte.
    File,
    /// Its questionnaire is another.
    Questionnaire,
    /// It was compared with another earlier state than the one that was given.
    Earlier,
    /// It shows a place in other results than those that were given.
    Cohort,
    /// It was made from these, and changed afterwards.
    Changed(Differs),
}

/// Why it cannot be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// Another version of the program made it.
    Program {
        /// How, where it says so.
        recipe: Option<Recipe>,
        /// Whether it names the very file that was given.
        names_file: bool,
    },
    /// It was compared with a file that was not given.
    Earlier(RecipeEarlier),
    /// It shows a place in results that were not given.
    Cohort,
    /// It was compared with a milestone that is not in the file.
    Milestone(RecipeEarlier),
}

/// Why a report could not be made again.
#[derive(Debug)]
pub enum NotMade {
    /// Its content could not be put together.
    Content(SaveError),
    /// It could not be laid out or written.
    Render(RenderError),
}

impl Verifying<'_> {
    /// Whether a file is the report of the answers.
    ///
    /// # Errors
    /// [`NotMade`] where it cannot be made again.
    pub fn verdict(&self, pdf: &[u8]) -> Result<Verdict, NotMade> {
        self.verdict_by(pdf, |recipe, earlier| self.made_again(recipe, earlier))
    }

    /// The same with reports that are made elsewhere.
    ///
    /// # Errors
    /// Those of `again`, and [`NotMade`] where the answers have no digest.
    pub fn verdict_by(
        &self,
        pdf: &[u8],
        again: impl Fn(&Recipe, Option<&Earlier>) -> Result<Vec<u8>, NotMade>,
    ) -> Result<Verdict, NotMade> {
        let Some((printed, recipe)) = paper::made_from(pdf) else { return Ok(Verdict::NoReport) };
        let recipe = match recipe {
            Some(recipe) if recipe.is_of(APP) => recipe,
            other => {
                let names_file = printed.file.as_deref() == Some(&sha256_hex(self.file));
                return Ok(Verdict::NotChecked(Unchecked::Program { recipe: other, names_file }));
            }
        };
        let kind = recipe.earlier.as_ref().map(|told| told.kind);
        if self.older.is_some() && kind != Some(EarlierKind::File) {
            return Ok(Verdict::NoComparison);
        }
        let belongs = printed.belongs(&self.fingerprint(&recipe)?);
        let mut earlier = None;
        if let Some(told) = &recipe.earlier {
            let mut states = self.earlier_states(told, &recipe)?;
            earlier = states.pop_if(|(own, _)| own == told).map(|(_, earlier)| earlier);
            // What changed since depends on the answers as well: where these are others, that is said.
            if earlier.is_none() && belongs == Belongs::Yes {
                return match (told.kind, self.older) {
                    (EarlierKind::Milestone, _) => of_another_milestone(pdf, &recipe, told, states, again),
                    (EarlierKind::File, None) => Ok(Verdict::NotChecked(Unchecked::Earlier(told.clone()))),
                    (EarlierKind::File, Some(_)) => Ok(Verdict::No(WhyNot::Earlier)),
                };
            }
        }
        if recipe.cohort.is_some() && belongs == Belongs::Yes {
            let given = self.cohort.map(digest_of).transpose();
            match given.map_err(|error| NotMade::Content(error.into()))? {
                None => return Ok(Verdict::NotChecked(Unchecked::Cohort)),
                given if given != recipe.cohort => return Ok(Verdict::No(WhyNot::Cohort)),
                Some(_) => {}
            }
        }
        let report = again(&recipe, earlier.as_ref())?;
        let Some(difference) = paper::difference(pdf, &report) else { return Ok(Verdict::Yes(recipe)) };
        // Where the pages are those of these answers, only what the file says of them was changed.
        let on_pages = difference.is_on_pages();
        Ok(Verdict::No(match belongs {
            Belongs::OtherAnswers if on_pages => WhyNot::Answers,
            Belongs::OtherQuestionnaire if on_pages => WhyNot::Questionnaire,
            Belongs::SameAnswers if on_pages => WhyNot::File,
            _ => WhyNot::Changed(difference),
        }))
    }

    /// The report by a recipe.
    ///
    /// # Errors
    /// [`NotMade`].
    pub fn made_again(&self, recipe: &Recipe, earlier: Option<&Earlier>) -> Result<Vec<u8>, NotMade> {
        let Opened { questionnaire, assessment, .. } = self.opened;
        let disclosed = &Disclosed::to(recipe.edition, questionnaire, assessment, recipe.date);
        let Recipe { lang, date, attached, .. } = *recipe;
        let input = ReportInput { questionnaire, disclosed, lang, date, app: APP };
        let cohort = self.cohort.filter(|_| recipe.cohort.is_some());
        let extras = Extras { file: Some(self.file), attach: attached, earlier, cohort };
        let document = report::build_as(&input, &extras).map_err(|error| NotMade::Content(error.into()))?;
        Ok(paper::render(document).map_err(NotMade::Render)?.pdf)
    }

    fn fingerprint(&self, recipe: &Recipe) -> Result<Fingerprint, NotMade> {
        let Opened { questionnaire, assessment, .. } = self.opened;
        let shown = Disclosed::to(recipe.edition, questionnaire, assessment, recipe.date);
        let file = Some(self.file).filter(|_| shown.is_whole());
        Fingerprint::of(questionnaire, &shown, file).map_err(|error| NotMade::Content(error.into()))
    }

    /// The earlier states that a recipe may tell of, each with what it would have to tell: the file that was
    /// given, or the milestones, those of its name first. The one that it does tell of is the last.
    fn earlier_states(
        &self,
        told: &RecipeEarlier,
        recipe: &Recipe,
    ) -> Result<Vec<(RecipeEarlier, Earlier)>, NotMade> {
        let Opened { questionnaire, assessment, .. } = self.opened;
        let card = Scorecard::of(questionnaire, assessment, recipe.date);
        let shown = Disclosed::by(recipe.edition, assessment, card.clone());
        let beside = |name: &str, date, answers: &Assessment, figures: Option<&FrozenFigures>| {
            let before = EarlierState { kind: told.kind, name, date, answers };
            let earlier = Earlier::of(questionnaire, before, (assessment, &card), recipe.date)
                .with_registers((figures, &answers.registers), &shown, recipe.date);
            let own = RecipeEarlier::of(&earlier).map_err(|error| NotMade::Content(error.into()))?;
            Ok((own, earlier))
        };
        let milestones = match told.kind {
            EarlierKind::File => {
                let given = self.older.map(|older| beside(&told.name, older.profile.date, older, None));
                return given.into_iter().collect();
            }
            EarlierKind::Milestone => &assessment.milestones,
        };
        let mut states = Vec::new();
        let (named, others): (Vec<_>, Vec<_>) = milestones.iter().partition(|found| found.name == told.name);
        for milestone in named.into_iter().chain(others) {
            let (name, date) = (&milestone.name, Some(milestone.date));
            let state = beside(name, date, &milestone.assessment(), milestone.figures.as_ref())?;
            let this = state.0 == *told;
            states.push(state);
            if this {
                break;
            }
        }
        Ok(states)
    }
}

/// What is said where the recipe tells of a milestone that the file has not: where the pages show one that it has,
/// only what the file says of them was changed.
fn of_another_milestone(
    pdf: &[u8],
    recipe: &Recipe,
    told: &RecipeEarlier,
    states: Vec<(RecipeEarlier, Earlier)>,
    again: impl Fn(&Recipe, Option<&Earlier>) -> Result<Vec<u8>, NotMade>,
) -> Result<Verdict, NotMade> {
    for (own, earlier) in states {
        let recipe = Recipe { earlier: Some(own), ..recipe.clone() };
        let difference = paper::difference(pdf, &again(&recipe, Some(&earlier))?);
        if let Some(difference) = difference.filter(|found| !found.is_on_pages()) {
            return Ok(Verdict::No(WhyNot::Changed(difference)));
        }
    }
    Ok(Verdict::NotChecked(Unchecked::Milestone(told.clone())))
}
