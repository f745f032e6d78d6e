//! `keian hand-out`: questions as a file for a department, noted in the file of answers; without a choice
//! of questions, what is open and what is out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::shared::{Failure, NotNoted, can_be_noted, day, free, lang, open, print, to_be_noted_in};
use super::words::words;
use crate::assessment::Assessment;
use crate::assessment::handing::Handing;
use crate::assessment::remaining::{self, groups};
use crate::assessment::standing::{Along, Request};
use crate::audience::handing::{already_out, handing_words, out, standing, wanted};
use crate::audience::handout;
use crate::base::ids::QuestionId;
use crate::base::lang::{Lang, fill};
use crate::base::nearest::nearest;
use crate::questionnaire::{Catalogue, Checked};
use crate::start::{fresh_id, today};
use crate::storage::{self, Changed, Replace, SaveError, proposed};

/// Save questions as a file for a department and note that in the file of answers; without --role and
/// --questions, list what is open by role and what is out.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian hand-out answers.keian --role procurement --by 2027-01-31")]
pub(super) struct HandOut {
    /// The file of answers, not encrypted.
    file: PathBuf,
    /// The role whose open questions go out.
    #[arg(long, value_name = "ID", conflicts_with = "questions")]
    role: Option<String>,
    /// The questions that go out, with commas between them.
    #[arg(long, value_name = "IDS", value_delimiter = ',', requires = "to")]
    questions: Vec<String>,
    /// Whom they are for; the role's name without it.
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// Who asks; the respondent of the company without it.
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    /// The day by which the answers are wanted (YYYY-MM-DD).
    #[arg(long, value_name = "DATE", value_parser = day)]
    by: Option<Date>,
    /// What to do with the file when it is answered.
    #[arg(long, value_name = "TEXT")]
    then: Option<String>,
    /// Keep notes, evidence, actions and tags here; without it they go along with the answers.
    #[arg(long)]
    answers_alone: bool,
    /// The file to make, which must not exist; without it, one beside the answers that is named after
    /// company, department and day.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The language of messages and of the role's name: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

impl HandOut {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        if self.role.is_none() && self.questions.is_empty() {
            let opened = open(&self.file, lang)?;
            print(&list(&opened.questionnaire, &opened.assessment, lang))?;
            return Ok(0);
        }
        let words = words(lang);
        let not = NotNoted { earlier: &words.hand_out_earlier, comments: &words.hand_out_comments };
        let (mut file, opened) = to_be_noted_in(&self.file, &Catalogue::shipped(), &not, lang)?;
        can_be_noted(&self.file, (&file, &opened), &not, lang)?;
        let path = file.path().to_owned();
        let (questionnaire, mut assessment) = (opened.questionnaire, opened.assessment);
        let handing = self.handing(&questionnaire, &assessment, lang)?;
        let output = match &self.output {
            Some(output) => output.clone(),
            None => beside(&path, &assessment, &handing.request.to),
        };
        free(&output, lang)?;
        for already in already_out(&assessment, &handing.questions, lang) {
            eprintln!("{}: {already}", self.file.display());
        }
        let said = |error: SaveError| Failure::Said(error.message(lang));
        storage::save(&output, &handout(&assessment, &handing), &questionnaire, Replace::Never)
            .map_err(said)?;
        let made = output.display().to_string();
        let _ = assessment.going_out(&handing).apply(&mut assessment);
        file.save(&assessment, &questionnaire, Changed::Refuse).map_err(|error| {
            let values = [("path", made.as_str()), ("reason", &*error.message(lang))];
            Failure::Said(fill(&words.hand_out_not_noted, &values))
        })?;
        print(&format!("{}\n", fill(&words.hand_out_made, &[("path", &made)])))?;
        Ok(0)
    }

    /// What goes out.
    fn handing(
        &self,
        questionnaire: &Checked,
        assessment: &Assessment,
        lang: Lang,
    ) -> Result<Handing, Failure> {
        let (words, mut to) = (words(lang), self.to.clone());
        let mut questions: BTreeSet<QuestionId> = self.questions.iter().map(QuestionId::new).collect();
        if let Some(role) = &self.role {
            let known = || questionnaire.roles.iter().map(|role| role.id.as_str());
            let Some(known_role) = questionnaire.roles.iter().find(|known| known.id.as_str() == role) else {
                let all = known().collect::<Vec<_>>().join(lang.comma());
                let values = [("role", role.as_str()), ("roles", &all)];
                return Err(Failure::Said(fill(&words.hand_out_no_role, &values)));
            };
            let groups = groups(questionnaire, &remaining::open(questionnaire, assessment));
            let group = groups.iter().find(|group| group.role.id == known_role.id);
            questions = group
                .into_iter()
                .flat_map(|group| &group.questions)
                .map(|open| open.question.id.clone())
                .collect();
            to.get_or_insert_with(|| known_role.name.get(lang).to_owned());
            if questions.is_empty() {
                let values = [("role", known_role.name.get(lang))];
                return Err(Failure::Said(fill(&words.hand_out_nothing, &values)));
            }
        }
        if let Some(id) = questions.iter().find(|id| questionnaire.question(id).is_none()) {
            let ids = questionnaire.questions().map(|(_, question)| question.id.as_str());
            let near = nearest(id.as_str(), ids);
            let near = near.map(|name| fill(&words.compare_nearest, &[("name", &name)])).unwrap_or_default();
            let values = [("id", id.as_str()), ("nearest", near.trim())];
            return Err(Failure::Said(fill(&words.hand_out_no_question, &values)));
        }
        let text = |given: &Option<String>| given.as_deref().unwrap_or_default().trim().to_owned();
        let from = self.from.clone().unwrap_or_else(|| assessment.profile.respondent.clone());
        let request = Request {
            id: fresh_id(),
            from: from.trim().to_owned(),
            to: text(&to),
            on: today(),
            by: self.by,
            then: text(&self.then),
        };
        let along = if self.answers_alone { Along::AnswersAlone } else { Along::Everything };
        Ok(Handing { request, questions, along })
    }
}

/// A name beside the answers that no file has yet.
fn beside(answers: &Path, assessment: &Assessment, to: &str) -> PathBuf {
    let organisation = match assessment.profile.organisation.trim() {
        "" => "keian",
        name => name,
    };
    let stem = proposed(&[organisation, to], today());
    let first = std::iter::once(format!("{stem}.keian"));
    let mut names = first.chain((2..).map(|number| format!("{stem}-{number}.keian")));
    let free = names.find_map(|name| Some(answers.with_file_name(name)).filter(|path| !path.exists()));
    free.unwrap_or_else(|| answers.with_file_name(stem))
}

/// What is open, by role, and what is out.
fn list(questionnaire: &Checked, assessment: &Assessment, lang: Lang) -> String {
    let mut out_of_it = String::new();
    let mut line = |text: String| {
        // Writing to a String cannot fail.
        let _ = writeln!(out_of_it, "{text}");
    };
    line(words(lang).hand_out_open.clone());
    for group in groups(questionnaire, &remaining::open(questionnaire, assessment)) {
        let ids: Vec<&str> = group.questions.iter().map(|open| open.question.id.as_str()).collect();
        line(format!("  {} ({}): {}", group.role.id, group.role.name.get(lang), ids.join(lang.comma())));
    }
    if !assessment.handed_out.is_empty() {
        line(format!("\n{}", handing_words(lang).out_title));
    }
    for noted in &assessment.handed_out {
        let standing = standing(noted, lang, today()).said;
        let more = wanted(noted, questionnaire, assessment, lang);
        let all: Vec<String> = [out(noted, lang)].into_iter().chain(more).chain([standing]).collect();
        line(format!("  {}", all.join(" · ")));
    }
    out_of_it
}
