//! The results as slides: one statement each, from the whole over the areas and what to do first to
//! what changed since the last milestone. [`slides`] makes them as data, which the window shows; the
//! wording is that of `assets/lang/*/slides.ron`.

use super::ReportInput;
use crate::audience::Earlier;
use crate::base::ids::AreaId;
use crate::base::lang::texts::texts;
use crate::base::lang::{Wording, fill};
use crate::scoring::names::{Names, names};
use crate::scoring::plan::{finished, next_step};
use crate::scoring::words::{ScoreWords, score_words};
use crate::scoring::{AreaScore, ChangeKind, Figures, extremes};

/// How many gaps of an area are shown.
const GAPS: usize = 2;
/// How many actions are shown.
const ACTIONS: usize = 5;

texts! {
    /// The wording of the slides.
    struct SlideWords {
        whole radar_legend even gaps more more_finished
        since
    }
}

static WORDS: Wording<SlideWords> = Wording::new(
    include_str!("../../assets/lang/ja/slides.ron"),
    include_str!("../../assets/lang/en/slides.ron"),
);

/// A slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// What it is about.
    pub head: String,
    /// What it states.
    pub statement: String,
    /// What shows the statement.
    pub picture: Picture,
    /// What is to be known with it, a line each.
    pub lines: Vec<String>,
    /// What belongs to it, in columns.
    pub rows: Rows,
}

/// What shows a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// The statement alone.
    Nothing,
    /// The statement itself, as large as it can be read from afar, above a bar.
    Large(Figures),
    /// A bar.
    Bar(Figures),
    /// The areas around a centre, each with its short name.
    Radar(Vec<(String, Figures)>),
}

/// Rows in columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The words above them; empty for none.
    pub head: String,
    /// The part of the width that each column takes; together 1.
    pub shares: &'static [f32],
    /// The rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// All slides of a state of answers, in order; the last tells what changed since an earlier state, if one is given.
#[must_use]
pub fn slides(input: &ReportInput<'_>, earlier: Option<&Earlier>) -> Vec<Slide> {
    let teller = Teller {
        input,
        words: WORDS.get(input.lang),
        scores: score_words(input.lang),
        names: names(input.lang),
    };
    let mut all = vec![teller.whole(), teller.radar()];
    let areas = input.disclosed.card().areas.iter().filter(|area| !area.terms.is_empty());
    all.extend(areas.map(|area| teller.area(area)));
    all.extend(teller.actions());
    all.extend(teller.finished());
    all.extend(earlier.map(|earlier| teller.since(earlier)));
    all
}

/// What every slide is made of.
struct Teller<'a> {
    input: &'a ReportInput<'a>,
    words: &'static SlideWords,
    scores: &'static ScoreWords,
    names: &'static Names,
}

impl Teller<'_> {
    fn whole(&self) -> Slide {
        let (overall, scores) = (&self.input.disclosed.card().overall, self.scores);
        let of = Figures::from(overall);
        let target = scores.target(overall.target).filter(|_| overall.score.is_some());
        let mut lines = vec![scores.around(&of)];
        lines.extend(target);
        lines.push(scores.counts(overall.counts));
        lines.extend(scores.first_look(overall));
        lines.extend(scores.provisional_why(overall, self.input.questionnaire, self.input.lang));
        lines.extend(scores.base(self.input.disclosed.card(), self.input.lang));
        Slide {
            head: self.words.whole.clone(),
            statement: scores.large(&of),
            picture: Picture::Large(of),
            lines,
            rows: Rows::default(),
        }
    }

    fn radar(&self) -> Slide {
        let (words, scores) = (self.words, self.scores);
        let areas = &self.input.disclosed.card().areas;
        let scored = || areas.iter().filter(|area| area.score.is_some());
        let settled = scored().all(|area| area.range.low == area.range.high);
        let statement = match (extremes(areas), scored().next()) {
            (Some(extremes), _) => {
                let lang = self.input.lang;
                scores.extremes(&extremes, self.input.questionnaire, lang).join(lang.space())
            }
            (None, Some(area)) if settled => fill(&words.even, &[("score", &scores.score(area.score))]),
            (None, Some(_)) => scores.large(&Figures::from(&self.input.disclosed.card().overall)),
            (None, None) => scores.no_score_yet.clone(),
        };
        let axis = |area: &AreaScore| (self.short(&area.area).to_owned(), Figures::from(area));
        Slide {
            head: self.names.area_scores.clone(),
            statement,
            picture: Picture::Radar(areas.iter().map(axis).collect()),
            lines: vec![words.radar_legend.clone()],
            rows: Rows::default(),
        }
    }

    fn area(&self, area: &AreaScore) -> Slide {
        let (words, scores) = (self.words, self.scores);
        let (questionnaire, lang) = (self.input.questionnaire, self.input.lang);
        let of = Figures::from(area);
        let gaps = self.input.disclosed.card().gaps.iter().filter(|gap| gap.area == area.area).take(GAPS);
        let rows: Vec<Vec<String>> = gaps
            .map(|gap| {
                let topic = questionnaire.topic(&gap.question, lang);
                vec![format!("{} {topic}", gap.question), format!("{} → {}", scores.level(gap), gap.target)]
            })
            .collect();
        let described = scores.described(area, questionnaire, lang);
        let mut lines = vec![scores.around(&of)];
        lines.extend(scores.target(area.target).filter(|_| area.score.is_some()));
        lines.extend(Some(described).filter(|said| !said.is_empty()));
        if rows.is_empty() && area.counts.answered() > 0 {
            lines.push(scores.no_gaps(area.counts, area.unasked.len()));
        }
        let head = if rows.is_empty() { String::new() } else { words.gaps.clone() };
        Slide {
            head: questionnaire.area(&area.area).map_or("", |a| a.name.get(lang)).to_owned(),
            statement: scores.large(&of),
            picture: Picture::Bar(of),
            lines,
            rows: Rows { head, shares: &[0.76, 0.24], rows },
        }
    }

    /// The actions of the highest priority; no slide while there is no gap.
    fn actions(&self) -> Option<Slide> {
        let words = self.words;
        let gaps = &self.input.disclosed.card().gaps;
        let rows: Vec<Vec<String>> = gaps
            .iter()
            .take(ACTIONS)
            .filter_map(|gap| {
                let answer = self.input.disclosed.answers().answer(&gap.question);
                let action = match answer.own_action() {
                    Some(action) => action.trim(),
                    None => next_step(self.input.questionnaire, gap)?.get(self.input.lang),
                };
                let owner = match answer.action().owner.trim() {
                    "" => self.names.no_owner_yet.clone(),
                    owner => owner.to_owned(),
                };
                let due = self.names.due(answer.action(), self.input.date, |due| due.to_string());
                let due = due.unwrap_or_else(|| self.names.no_due_yet.clone());
                Some(vec![action.to_owned(), owner, due])
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let rest = gaps.len() - rows.len();
        let rest = (rest > 0).then(|| fill(&words.more, &[("count", &rest.to_string())]));
        Some(Slide {
            head: self.names.plan.clone(),
            statement: self.names.top_actions.clone(),
            picture: Picture::Nothing,
            lines: rest.into_iter().collect(),
            rows: Rows { head: String::new(), shares: &[0.54, 0.25, 0.21], rows },
        })
    }

    /// What is finished, that which was done last first; no slide where nothing is.
    fn finished(&self) -> Option<Slide> {
        let (card, answers) = (self.input.disclosed.card(), self.input.disclosed.answers());
        let finished = finished(card, answers);
        let rows: Vec<Vec<String>> = finished
            .iter()
            .take(ACTIONS)
            .map(|id| {
                let answer = answers.answer(id);
                let topic = format!("{id} {}", self.input.questionnaire.topic(id, self.input.lang));
                let what = answer.own_action().map_or(topic, |action| action.trim().to_owned());
                let owner = answer.action().owner.trim();
                let state = self.names.finished_as(answer.action(), |on| on.to_string());
                vec![what, owner.to_owned(), state]
            })
            .collect();
        let more = finished.len().checked_sub(ACTIONS).filter(|more| *more > 0);
        (!rows.is_empty()).then(|| Slide {
            head: self.names.plan.clone(),
            statement: self.names.finished.clone(),
            picture: Picture::Nothing,
            lines: more
                .map(|more| fill(&self.words.more_finished, &[("count", &more.to_string())]))
                .into_iter()
                .collect(),
            rows: Rows { head: String::new(), shares: &[0.54, 0.22, 0.24], rows },
        })
    }

    fn since(&self, earlier: &Earlier) -> Slide {
        let (scores, comparison) = (self.scores, &earlier.comparison);
        let rows = comparison.areas.iter().map(|(area, change)| {
            vec![self.short(area).to_owned(), scores.then_and_now(change), scores.points_over(change)]
        });
        let kinds: Vec<String> = ChangeKind::ALL
            .into_iter()
            .filter_map(|kind| {
                let count = comparison.of_kind(kind).count();
                (count > 0).then(|| format!("{} {count}", scores.change(kind)))
            })
            .collect();
        let (change, points) = (scores.then_and_now(&comparison.overall), scores.points(&comparison.overall));
        let date = earlier.date.map(|date| date.to_string()).unwrap_or_default();
        let values = [("name", earlier.name.as_str()), ("date", &date)];
        Slide {
            head: fill(&self.words.since, &values),
            statement: format!("{} {change}  {points}", scores.overall),
            picture: Picture::Nothing,
            lines: vec![scores.alike(&comparison.overall), kinds.join(" · ")],
            rows: Rows { head: String::new(), shares: &[0.33, 0.33, 0.34], rows: rows.collect() },
        }
    }

    fn short(&self, area: &AreaId) -> &str {
        self.input.questionnaire.short(area, self.input.lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::audience::{Disclosed, Edition};
    use crate::base::lang::Lang;
    use crate::questionnaire::shipped::meti_guideline;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }

    #[test]
    fn without_an_answer_there_is_a_slide_for_the_whole_one_for_the_radar_and_one_an_area() {
        let (questionnaire, assessment) = (meti_guideline(), Assessment::default());
        let date = jiff::civil::date(2026, 11, 25);
        let disclosed = &Disclosed::to(Edition::Board, questionnaire, &assessment, date);
        for lang in Lang::ALL {
            let slides = slides(&ReportInput { questionnaire, disclosed, lang, date, app: "" }, None);
            assert_eq!(slides.len(), 2 + disclosed.card().areas.len());
            let said = |slide: &Slide| slide.statement.clone();
            assert!(slides.iter().map(said).all(|statement| statement == score_words(lang).no_score_yet));
            assert!(slides.iter().all(|slide| slide.rows.rows.is_empty()));
        }
    }
}
