//! What every section of a report needs: what it is made from, and the wording of what several
//! sections say.

use jiff::civil::Date;

use crate::assessment::{self, Assessment, Profile};
use crate::audience::{Earlier, Edition};
use crate::base::ids::{AreaId, QuestionId};
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::{Area, CompanySize, Question};
use crate::report::document::{Anchor, Cover, Shorten, Span, Steps};
use crate::report::fingerprint::Fingerprint;
use crate::report::input::ReportInput;
use crate::report::words::Words;
use crate::scoring::names::Names;
use crate::scoring::plan::next_step;
use crate::scoring::words::{ScoreWords, score_words};
use crate::scoring::{AreaScore, Certainty, Exact, Figures, Gap, Scorecard, Shown, percent, round_half_down};

/// More areas than this are many.
pub(super) const AREAS: usize = 12;

/// What every section needs.
pub(super) struct Builder<'a> {
    pub(super) input: &'a ReportInput<'a>,
    pub(super) w: &'static Words,
    pub(super) n: &'static Names,
    pub(super) fingerprint: Option<Fingerprint>,
    pub(super) earlier: Option<&'a Earlier>,
    /// Whether the answers are embedded.
    pub(super) attached: bool,
}

impl<'a> Builder<'a> {
    /// Which report it is.
    pub(super) fn edition(&self) -> Edition {
        self.input.disclosed.edition()
    }

    /// What of the answers is shown.
    pub(super) fn answers(&self) -> &'a Assessment {
        self.input.disclosed.answers()
    }

    /// What all the answers mean.
    pub(super) fn card(&self) -> &'a Scorecard {
        self.input.disclosed.card()
    }

    pub(super) fn cover(&self, organisation: &str, title: &str) -> Cover {
        let blank = self.edition() == Edition::Questionnaire;
        let mut fields = if blank { self.form() } else { self.profile() };
        if let Some(fingerprint) = &self.fingerprint {
            // There is room for the beginnings; the last section has the whole ones under the same names.
            let questionnaire = fingerprint.questionnaire.get(..16).unwrap_or_default();
            let of = if fingerprint.file.is_some() { &self.w.fingerprint_file } else { self.digested() };
            for (of, begin) in [(of, fingerprint.short()), (&self.w.questionnaire, questionnaire)] {
                fields.push((self.digest_of(of), format!("{begin}…")));
            }
        }
        let edition = self.edition().said(self.input.lang);
        let status = format!("{} / {edition}", self.w.status);
        Cover {
            organisation: if organisation.is_empty() && !blank {
                &self.w.no_organisation
            } else {
                organisation
            }
            .to_owned(),
            title: title.to_owned(),
            status,
            mark: (self.answers().profile.sample && !blank).then(|| self.w.sample.clone()),
            fields,
            contents: self.w.contents.clone(),
            notices: self
                .attached
                .then(|| self.w.attached_note.clone())
                .into_iter()
                .chain(self.input.questionnaire.about.iter().map(|t| t.get(self.input.lang).to_owned()))
                .collect(),
        }
    }

    /// The name of the digest of something.
    pub(super) fn digest_of(&self, of: &str) -> String {
        fill(&self.w.fingerprint, &[("of", of)])
    }

    /// What the digest of the answers is of: what an edition does not show is not in it.
    pub(super) fn digested(&self) -> &'static String {
        if self.input.disclosed.is_whole() { &self.w.fingerprint_answers } else { &self.w.fingerprint_shown }
    }

    /// The company and the circumstances, as label and value.
    pub(super) fn profile(&self) -> Vec<(String, String)> {
        let profile = &self.answers().profile;
        let assessed = profile.date.map_or_else(|| self.w.not_given.clone(), |d| self.date(d));
        let mut fields = vec![
            (self.n.scope.clone(), self.given(&profile.scope)),
            (self.n.industry.clone(), self.given(&profile.industry)),
            (self.n.size.clone(), self.size()),
        ];
        fields.extend(self.facts());
        fields.extend([
            (self.n.respondent.clone(), self.given(&profile.respondent)),
            (self.w.assessed_on.clone(), assessed),
            (self.w.reported_on.clone(), self.date(self.input.date)),
            (self.n.run.clone(), self.run()),
            (self.w.questionnaire.clone(), self.asked()),
        ]);
        fields
    }

    /// The facts that decide what is asked, as far as they are known.
    fn facts(&self) -> impl Iterator<Item = (String, String)> {
        let known = &self.answers().profile.facts;
        let asked = self.input.questionnaire.facts.iter();
        asked.filter_map(|fact| {
            let lang = self.input.lang;
            Some((fact.name.get(lang).to_owned(), fact.said(known.get(&fact.id)?, lang).to_owned()))
        })
    }

    /// What a blank form is about, as label and value. Who answers and when is written on it.
    pub(super) fn form(&self) -> Vec<(String, String)> {
        let profile = &self.answers().profile;
        let about = [(&self.n.scope, &profile.scope), (&self.n.industry, &profile.industry)]
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(label, value)| (label.clone(), value.trim().to_owned()));
        let size = self.sized().then(|| (self.n.size.clone(), self.size()));
        let made = [
            (self.n.run.clone(), self.run()),
            (self.w.questionnaire.clone(), self.asked()),
            (self.w.form_made_on.clone(), self.date(self.input.date)),
        ];
        about.chain(size).chain(made).collect()
    }

    /// Whether the company's size is known: a profile in which nothing is given has one that nobody said.
    pub(super) fn sized(&self) -> bool {
        let said = Profile { date: None, sample: false, ..self.answers().profile.clone() };
        said != Profile::default()
    }

    fn size(&self) -> String {
        match self.answers().profile.size {
            CompanySize::Small => &self.w.size_small,
            CompanySize::Medium => &self.w.size_medium,
            CompanySize::Large => &self.w.size_large,
        }
        .clone()
    }

    /// The questionnaire, its edition, and who made its questions.
    pub(super) fn asked(&self) -> String {
        let questionnaire = self.input.questionnaire;
        let title = questionnaire.title.get(self.input.lang);
        let asked = fill(&self.w.edition, &[("title", title), ("edition", &questionnaire.edition)]);
        format!("{asked} · {}", questionnaire.said(self.input.lang))
    }

    pub(super) fn run(&self) -> String {
        let overall = &self.card().overall;
        let asked = overall.counts.total();
        let (count, total) = (asked.to_string(), (asked + overall.unasked).to_string());
        let template = match self.card().run {
            assessment::Run::Short => &self.w.run_short,
            assessment::Run::Full => &self.w.run_full,
        };
        fill(template, &[("count", &count), ("total", &total)])
    }

    /// What was typed, or that nothing was.
    pub(super) fn given(&self, text: &str) -> String {
        if text.trim().is_empty() { self.w.not_given.clone() } else { text.trim().to_owned() }
    }

    pub(super) fn date(&self, date: Date) -> String {
        self.n.day(date)
    }

    pub(super) fn question(&self, id: &QuestionId) -> Option<&'a Question> {
        self.input.questionnaire.question(id).map(|(_, question)| question)
    }

    pub(super) fn topic(&self, id: &QuestionId) -> String {
        let topic = self.input.questionnaire.topic(id, self.input.lang);
        format!("{id} {topic}")
    }

    /// The title of an area's part: the short name that stands everywhere else, and the whole one.
    pub(super) fn area_title(&self, area: &Area) -> String {
        let (short, name) = (area.short.get(self.input.lang), area.name.get(self.input.lang));
        if name.contains(short) {
            return name.to_owned();
        }
        fill(&self.w.area_title, &[("short", short), ("name", name)])
    }

    /// What a table says that is shortened for want of room: in the edition that has not room for all.
    pub(super) fn shorten(&self) -> Option<Shorten> {
        (self.edition() == Edition::Board).then(|| self.shorten_to(Some(self.w.texts_cut.clone())))
    }

    /// What it says of rows, with what it says of texts.
    pub(super) fn shorten_to(&self, texts: Option<String>) -> Shorten {
        Shorten {
            rows: self.w.rows_rest.clone(),
            row: self.w.row_rest.clone(),
            beyond: 0,
            texts,
            whole: None,
        }
    }

    pub(super) fn short(&self, area: &AreaId) -> &'a str {
        self.input.questionnaire.short(area, self.input.lang)
    }

    /// The words of a level of a question: its number and the word of its scale.
    pub(super) fn level(&self, question: &Question, level: Level) -> String {
        let word = self.input.questionnaire.level_word(question.kind, level);
        let word = word.map_or("", |t| t.get(self.input.lang));
        fill(&self.w.answered_as, &[("level", &level.to_string()), ("word", word)])
    }

    /// That of so many more the same is true, if there are any.
    pub(super) fn more_alike(&self, count: usize) -> Option<Span> {
        let said = match count {
            0 => return None,
            1 => self.w.area_weakest_more_one.clone(),
            more => fill(&self.w.area_weakest_more, &[("count", &more.to_string())]),
        };
        Some(Span::plain(said))
    }

    /// What is said of a question, and that it was answered to an earlier wording where it was.
    pub(super) fn earlier(&self, question: &Question, said: String) -> String {
        match self.answers().earlier_answer(question) {
            Some(_) => fill(&self.w.answered_earlier, &[("state", &said)]),
            None => said,
        }
    }

    /// An area's score with its range, or why it has none.
    pub(super) fn score(&self, area: &AreaScore) -> String {
        let of = Figures::from(area);
        let score = match (of.shown(), of.standing) {
            (None, _) => {
                return if applies(area) { &self.w.no_score } else { &self.n.not_applicable }.clone();
            }
            (Some(score), Certainty::Final) => {
                fill(&self.scores().score_alone, &[("score", &score.to_string())])
            }
            (Some(score), Certainty::SoFar) => match of.range.shown() {
                // There is room for one of the two, and the range stands before the number.
                Shown::From(..) => return self.scores().large(&of),
                _ => fill(&self.scores().so_far_short, &[("score", &score.to_string())]),
            },
        };
        match of.range.shown() {
            Shown::From(low, high) => {
                let (low, high) = (low.to_string(), high.to_string());
                fill(&self.w.score_range, &[("score", &score), ("low", &low), ("high", &high)])
            }
            Shown::None | Shown::BelowOne => score,
        }
    }

    /// The wording of scores.
    pub(super) fn scores(&self) -> &'static ScoreWords {
        score_words(self.input.lang)
    }

    /// What stands small beside a score, and its target.
    pub(super) fn around(&self, of: &Figures) -> String {
        self.with_target(self.scores().around(of), of)
    }

    /// What is said of a score, and then its target.
    pub(super) fn with_target(&self, said: String, of: &Figures) -> String {
        std::iter::once(said).chain(self.scores().target(of.target)).collect::<Vec<_>>().join(" · ")
    }

    /// What stands large of a score, and its unit: while the score is not final, its range or that it is so
    /// far so much.
    pub(super) fn figure(&self, of: &Figures) -> (String, String) {
        match (of.score, of.standing, of.range.shown()) {
            (None, ..) => (self.w.no_number.clone(), String::new()),
            (Some(_), Certainty::SoFar, Shown::From(..)) => (self.scores().large(of), String::new()),
            (Some(score), Certainty::SoFar, _) => {
                let said = fill(&self.scores().so_far_short, &[("score", &whole(score))]);
                (said, String::new())
            }
            (Some(score), Certainty::Final, _) => (whole(score), self.w.points_unit.clone()),
        }
    }

    /// How much of an area or the whole has a level.
    pub(super) fn coverage(&self, coverage: Exact) -> String {
        fill(&self.scores().line_coverage, &[("coverage", &percent(coverage).to_string())])
    }

    /// How many questions are in which state.
    pub(super) fn counts(&self, counts: crate::scoring::Counts) -> String {
        let values = [
            ("level", counts.level.to_string()),
            ("unknown", counts.unknown.to_string()),
            ("na", counts.not_applicable.to_string()),
            ("open", counts.unanswered.to_string()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        fill(&self.w.counts_line, &values)
    }

    /// How many checks are open. Where none is, it is said of how many answers.
    pub(super) fn checks(&self) -> String {
        let w = self.w;
        match self.input.disclosed.checks() {
            0 => {
                let overall = &self.card().overall;
                self.scores().no_checks(overall.counts, overall.unasked)
            }
            1 => w.checks_line_one.clone(),
            count => fill(&w.checks_line, &[("count", &count.to_string())]),
        }
    }

    /// The levels of a question with what was reached and wanted.
    pub(super) fn steps(question: &Question, reached: Option<Level>, target: Option<Level>) -> Steps {
        Steps {
            levels: question.kind.levels().iter().map(|level| level.get()).collect(),
            reached: reached.and_then(|level| question.kind.index(level)),
            target: target.and_then(|level| question.kind.index(level)),
        }
    }

    /// What will be done about a question: the person's own words, or the suggested next step,
    /// which is said to be one.
    pub(super) fn action(&self, id: &QuestionId) -> String {
        self.action_or(id, &self.w.suggested)
    }

    /// The same for a table, where a note below it says what the mark of a suggestion means.
    pub(super) fn action_in_table(&self, id: &QuestionId) -> String {
        self.action_or(id, &self.w.suggested_mark)
    }

    /// Whether an action of these gaps is a suggestion.
    pub(super) fn suggests(&self, gaps: &[Gap]) -> bool {
        gaps.iter().any(|gap| self.answers().answer(&gap.question).own_action().is_none())
    }

    fn action_or(&self, id: &QuestionId, suggested: &str) -> String {
        let answer = self.answers().answer(id);
        if let Some(own) = answer.own_action() {
            return own.to_owned();
        }
        let gap = self.card().gaps.iter().find(|gap| gap.question == *id);
        let step = gap.and_then(|gap| next_step(self.input.questionnaire, gap));
        step.map_or_else(
            || self.w.open.clone(),
            |step| fill(suggested, &[("step", step.get(self.input.lang))]),
        )
    }

    /// Text that leads to a question.
    pub(super) fn link(&self, text: String, question: &QuestionId) -> Span {
        Span { text, link: Some(anchor(question)), ..Span::default() }
    }
}

/// Whether a question of the area applies to the company.
pub(super) fn applies(area: &AreaScore) -> bool {
    area.applicable_weight() > 0
}

/// A score as a whole number.
pub(super) fn whole(value: Exact) -> String {
    round_half_down(value).to_string()
}

/// For drawing only.
#[allow(clippy::cast_precision_loss, reason = "scores are at most 100")]
pub(super) fn drawn(value: Exact) -> f32 {
    *value.numer() as f32 / *value.denom() as f32
}

pub(super) fn anchor(question: &QuestionId) -> Anchor {
    Anchor(question.to_string())
}
