//! `keian verify`: whether a report is what the program makes of a file of answers, to the byte.

mod verdict;

use std::path::{Path, PathBuf};

use clap::Args;

use super::association::cohort;
use super::shared::{Failure, answers, beside, lang, open, parsed, print, read};
use super::words::{Words, words};
use crate::base::lang::{Lang, fill};
use crate::base::{APP, MAKES};
use crate::paper::{Differs, attached_answers};
use crate::report::{Recipe, RecipeEarlier};
use crate::scoring::names::names;
use crate::storage::goes_along;
pub use verdict::{NotMade, Unchecked, Verdict, Verifying, WhyNot};

/// The exit code where nobody can say here whether a report is what it should be.
const NOT_CHECKED: u8 = 3;
/// How many of the pages that differ are named.
const NAMED: usize = 12;
/// How many digits of a program's digest are shown.
const DIGITS: usize = 8;

/// Make a report again from a file of answers and compare it to the byte: exit code 0 if it is the same, 1 if
/// not, 3 if that cannot be checked here (another version of the program made it, or the file that it was
/// compared with is not given).
#[derive(Debug, Args)]
#[command(after_help = "Example: keian verify report.pdf answers.keian\n         \
                        keian verify report.pdf answers.keian --compare 2025.keian")]
pub(super) struct Verify {
    /// The report, made by `keian report` or the window.
    report: PathBuf,
    /// The file of answers; the report itself where they are embedded in it.
    answers: PathBuf,
    /// The earlier file of answers that the report tells the changes from, if it does. A milestone is found in
    /// the file of answers.
    #[arg(long, value_name = "OLD")]
    compare: Option<PathBuf>,
    /// The published results in which the report shows where the company stands, if it does.
    #[arg(long, value_name = "COHORT")]
    cohort: Option<PathBuf>,
    /// The language of the messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl Verify {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        let pdf = read(&self.report, lang)?;
        let given = read(&self.answers, lang)?;
        let embedded = attached_answers(&given).is_some();
        let file = answers(given);
        let opened = parsed(&self.answers, &file, lang)?;
        let older = match &self.compare {
            Some(path) => Some(beside(path, open(path, lang)?, &opened.questionnaire, lang)?),
            None => None,
        };
        let file = goes_along(&file, &opened.assessment, &opened.questionnaire)
            .map_err(|error| Failure::Said(error.message(lang)))?;
        let cohort = self.cohort.as_deref().map(|path| cohort(path, lang)).transpose()?;
        let cohort = cohort.as_ref().map(|(cohort, _)| cohort);
        let verifying = Verifying { file: &file, opened: &opened, older: older.as_ref(), cohort };
        let verdict = verifying.verdict(&pdf).map_err(|error| {
            Failure::Said(match error {
                NotMade::Content(error) => error.message(lang),
                NotMade::Render(error) => error.message(lang),
            })
        })?;
        let said = Said { verify: &self, lang, w: words(lang), embedded };
        let (text, code) = match &verdict {
            Verdict::Yes(recipe) => (said.yes(recipe), 0),
            Verdict::No(why) => (said.no(why), 1),
            Verdict::NotChecked(why) => (said.not_checked(why), NOT_CHECKED),
            Verdict::NoReport => return Err(Failure::Said(said.fill(&said.w.verify_no_report, &[]))),
            Verdict::NoComparison => return Err(Failure::Said(said.fill(&said.w.verify_no_comparison, &[]))),
        };
        print(&format!("{text}\n"))?;
        Ok(code)
    }
}

/// What becomes of it, in words.
struct Said<'a> {
    verify: &'a Verify,
    lang: Lang,
    w: &'static Words,
    /// Whether the answers come out of a report.
    embedded: bool,
}

impl Said<'_> {
    /// A text with the names of the files and more.
    fn fill(&self, text: &str, more: &[(&str, &str)]) -> String {
        let name = |path: &Path| path.display().to_string();
        let files = [name(&self.verify.report), name(&self.verify.answers)];
        let older = self.verify.compare.as_deref().map_or_else(String::new, name);
        let names = [("report", &*files[0]), ("answers", &*files[1]), ("older", &*older)];
        fill(text, &[&names[..], more].concat())
    }

    fn yes(&self, recipe: &Recipe) -> String {
        let w = self.w;
        let date = names(self.lang).day(recipe.date);
        let mut how = vec![recipe.edition.said(self.lang).to_owned(), recipe.lang.name().to_owned(), date];
        if let Some(RecipeEarlier { name, .. }) = &recipe.earlier {
            how.push(fill(&w.verify_compared, &[("name", name)]));
        }
        let how = how.join(self.lang.comma());
        let template = match (self.embedded, self.verify.report == self.verify.answers) {
            (true, true) => &w.verify_yes_itself,
            (true, false) => &w.verify_yes_embedded,
            (false, _) => &w.verify_yes,
        };
        self.fill(template, &[("how", &how)])
    }

    fn no(&self, why: &WhyNot) -> String {
        let w = self.w;
        match why {
            WhyNot::Answers => self.fill(&w.verify_other_answers, &[]),
            WhyNot::File => self.fill(&w.verify_same_answers, &[]),
            WhyNot::Questionnaire => self.fill(&w.verify_other_questionnaire, &[]),
            WhyNot::Earlier => self.fill(&w.verify_other_earlier, &[]),
            WhyNot::Cohort => self.fill(&w.verify_other_cohort, &[]),
            WhyNot::Changed(difference) => {
                let what = self.difference(difference);
                self.fill(&w.verify_changed, &[("what", &what)])
            }
        }
    }

    fn difference(&self, difference: &Differs) -> String {
        let w = self.w;
        let count = |template: &str, count: usize| fill(template, &[("count", &count.to_string())]);
        match difference {
            Differs::After(bytes) => count(&w.differs_after, *bytes),
            Differs::Short(bytes) => count(&w.differs_short, *bytes),
            Differs::Unreadable => w.differs_unreadable.clone(),
            Differs::Pages(is, should) => {
                fill(&w.differs_pages, &[("count", &is.to_string()), ("should", &should.to_string())])
            }
            Differs::OnPages(pages) => {
                let mut named: Vec<String> = pages.iter().take(NAMED).map(ToString::to_string).collect();
                if pages.len() > NAMED {
                    named.push("…".to_owned());
                }
                fill(&w.differs_on_pages, &[("pages", &named.join(self.lang.comma()))])
            }
            Differs::Attachment => w.differs_attachment.clone(),
            Differs::About => w.differs_about.clone(),
            Differs::Elsewhere(byte) => count(&w.differs_elsewhere, *byte),
        }
    }

    fn not_checked(&self, why: &Unchecked) -> String {
        let w = self.w;
        match why {
            Unchecked::Program { recipe, names_file } => {
                let build = |app: &str, makes: &str| {
                    let makes = makes.chars().take(DIGITS).collect::<String>();
                    fill(&w.verify_build, &[("app", app), ("build", &makes)])
                };
                let by = recipe.as_ref().map_or_else(
                    || w.verify_earlier_version.clone(),
                    |recipe| build(&recipe.app, &recipe.makes),
                );
                let values = [("by", &*by), ("this", &*build(APP, MAKES))];
                let mut said = self.fill(&w.verify_other_program, &values);
                if *names_file {
                    said.push_str(&self.fill(&w.verify_names_file, &[]));
                }
                said
            }
            Unchecked::Earlier(told) => self.fill(&w.verify_needs_earlier, &[("name", &told.name)]),
            Unchecked::Cohort => self.fill(&w.verify_needs_cohort, &[]),
            Unchecked::Milestone(told) => self.fill(&w.verify_no_milestone, &[("name", &told.name)]),
        }
    }
}
