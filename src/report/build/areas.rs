//! A part for each area: its score, and every question with what was answered.

use super::builder::{Builder, anchor, applies};
use super::plan::owner;
use crate::assessment::{Answer, Response, tags};
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::{Area, Expected, Holds, Question};
use crate::report::crosswalk::{name_of, numbers_of};
use crate::report::document::{Block, Field, Figure, FigureKind, Labelled, Span, Style};
use crate::report::pieces::small;
use crate::scoring::{AreaScore, Figures, State, Term, lowest_first};

/// How many questions that were not asked are named, in an area.
const UNASKED: usize = 12;

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let card = b.card();
    card.areas
        .iter()
        .filter(|score| !score.terms.is_empty())
        .filter_map(|score| Some((b.input.questionnaire.area(&score.area)?, score)))
        .flat_map(|(area, score)| one(b, area, score))
        .collect()
}

fn one(b: &Builder<'_>, area: &Area, score: &AreaScore) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    let of = Figures::from(score);
    let (value, unit) = b.figure(&of);
    let mut body = vec![match score.score {
        Some(_) => {
            let text = b.scores().described(score, b.input.questionnaire, lang);
            let described = Span { text, bold: true, ..Span::default() };
            let around = b.around(&of);
            vec![described, Span::muted(format!(" · {around}"))]
        }
        None => vec![Span::plain(if applies(score) { &w.area_none } else { &w.area_not_applicable })],
    }];
    // Where all stand at the same level, none is the weakest.
    let levels = lowest_first(&score.terms);
    if let (Some((lowest, term)), Some((highest, _))) = (levels.first(), levels.last())
        && lowest < highest
    {
        let weakest = &term.question;
        let label = Span::plain(fill(&w.area_weakest, &[("question", "")]));
        let mut said = vec![label, b.link(b.topic(weakest), weakest)];
        said.extend(b.more_alike(levels.iter().filter(|(level, _)| level == lowest).count() - 1));
        body.push(said);
    }
    let head = vec![
        Block::Heading { level: 1, text: b.area_title(area), anchor: None },
        Block::Paragraph(Style::Body, vec![Span::muted(area.about.get(lang))]),
        Block::Headline { value, unit, body },
        states(b, score),
    ];
    let mut blocks = vec![Block::Together(head)];
    for term in &score.terms {
        let Some(question) = b.question(&term.question) else { continue };
        let (asked, answered) = self::question(b, question, term);
        blocks.push(Block::Together(asked));
        blocks.extend(answered);
    }
    blocks.extend(left_out(b, area));
    blocks
}

/// How many questions of an area are in which state.
pub(super) fn states(b: &Builder<'_>, score: &AreaScore) -> Block {
    let counts = score.counts;
    let states = [
        (b.n.answered.clone(), counts.level),
        (b.n.unknown.clone(), counts.unknown),
        (b.n.not_applicable.clone(), counts.not_applicable),
        (b.n.unanswered.clone(), counts.unanswered),
    ];
    Block::Figure(Figure { alt: b.counts(counts), kind: FigureKind::States(states) })
}

/// The questions that the profile or earlier answers left out.
pub(super) fn left_out(b: &Builder<'_>, area: &Area) -> Option<Block> {
    let topics: Vec<String> = area
        .questions
        .iter()
        .filter(|q| {
            b.answers().in_run(b.input.questionnaire, q)
                && b.answers().asks(b.input.questionnaire, q) == Holds::No
        })
        .map(|q| b.topic(&q.id))
        .collect();
    let (named, more) = topics.split_at_checked(UNASKED).unwrap_or((&topics, &[]));
    let said = if more.is_empty() { &b.w.not_asked } else { &b.w.not_asked_more };
    let (questions, count) = (named.join(&b.w.topics_separator), more.len().to_string());
    (!topics.is_empty()).then(|| small(fill(said, &[("questions", &questions), ("count", &count)])))
}

/// The answer in words.
pub(super) fn label(b: &Builder<'_>, question: &Question) -> String {
    let state = State::from(b.answers().counted(question));
    b.earlier(question, b.n.level_or_state(Some(state), |level| b.level(question, level)))
}

/// The target, where one applies.
pub(super) fn target(term: &Term) -> Option<Level> {
    (term.state != State::NotApplicable).then_some(term.target)
}

/// What the boxes of a question show, in words.
pub(super) fn level_alt(b: &Builder<'_>, question: &Question, term: &Term, label: &str) -> String {
    let target = target(term).map_or_else(|| b.w.nothing_open.clone(), |target| target.to_string());
    let values = [("question", question.id.as_str()), ("label", label), ("target", &target)];
    fill(&b.w.level_alt, &values)
}

/// A question: what stays together at its beginning, and what may go on over pages.
fn question(b: &Builder<'_>, question: &Question, term: &Term) -> (Vec<Block>, Vec<Block>) {
    let lang = b.input.lang;
    let answer = b.answers().answer(&question.id);
    let label = label(b, question);
    let figure = Block::Figure(Figure {
        alt: level_alt(b, question, term, &label),
        kind: FigureKind::Level { steps: Builder::steps(question, term.level(), target(term)), label },
    });
    let head = vec![
        Block::Heading { level: 2, text: b.topic(&question.id), anchor: Some(anchor(&question.id)) },
        small(question.text.get(lang)),
        figure,
    ];
    let (facts, fields) = (facts(b, question, term, answer), fields(b, question, answer));
    let facts = (!facts.is_empty()).then_some(Block::Facts(facts));
    let fields = (!fields.is_empty()).then_some(Block::Fields(fields));
    (head, facts.into_iter().chain(fields).collect())
}

/// The short facts of an answer: target, who, when, how urgent. Dates have room for the longest month.
fn facts(b: &Builder<'_>, question: &Question, term: &Term, answer: &Answer) -> Vec<Labelled> {
    let w = b.w;
    let mut facts = Vec::new();
    let mut add = |label: &str, value: String, width: f32| {
        facts.push(Labelled { label: label.to_owned(), value, width });
    };
    let gap = b.card().gaps.iter().any(|gap| gap.question == question.id);
    if let Some(target) = target(term) {
        add(&b.n.target, b.level(question, target), 21.0);
    }
    if gap || !answer.action().owner.trim().is_empty() {
        add(&b.n.owner, owner(b, answer), 22.0);
    }
    if gap || answer.action().due.is_some() {
        let due = b.n.due(answer.action(), b.input.date, |due| b.date(due));
        add(&w.field_due, due.unwrap_or_else(|| w.open.clone()), 23.0);
    }
    if gap {
        add(&b.n.urgency, b.n.urgency_of(answer.urgency).to_owned(), 11.0);
    }
    if let (true, Some(date)) = (answer.response != Response::Unanswered, answer.confirmed_on) {
        add(&w.field_confirmed, b.date(date), 23.0);
    }
    if let [alone] = facts.as_mut_slice() {
        alone.width = 100.0;
    }
    facts
}

fn fields(b: &Builder<'_>, question: &Question, answer: &Answer) -> Vec<Field> {
    let (w, lang) = (b.w, b.input.lang);
    let mut fields: Vec<Field> = Vec::new();
    let mut add = |label: &str, values: Vec<String>| {
        let values = values.into_iter().map(|value| vec![Span::plain(value)]).collect();
        fields.push(Field { label: label.to_owned(), values });
    };
    if let Some(earlier) = b.answers().earlier_answer(question) {
        let said = b.n.level_or_state(Some(State::from(&earlier.response)), |level| level.to_string());
        add(&w.field_earlier, vec![said]);
    }
    for crosswalk in &b.answers().crosswalks {
        if let Some(numbers) = numbers_of(crosswalk, &question.id, lang) {
            add(&name_of(crosswalk, lang), vec![numbers]);
        }
    }
    match b.answers().counted(question) {
        Response::Level(level) => {
            let text = question.level_text(*level).map_or("", |t| t.get(lang));
            add(&w.field_level, vec![text.to_owned()]);
        }
        Response::NotApplicable(reason) => {
            let reason = if reason.trim().is_empty() { w.no_reason.clone() } else { reason.clone() };
            add(&w.field_reason, vec![reason]);
        }
        Response::Unknown | Response::Unanswered => {}
    }
    let shown: Vec<_> =
        question.elements.iter().filter(|e| b.answers().shows(b.input.questionnaire, e)).collect();
    if b.answers().counted(question).level().is_some() && !shown.is_empty() {
        for (label, ticked) in [(&b.n.elements, true), (&w.field_missing, false)] {
            let names: Vec<&str> = shown
                .iter()
                .filter(|e| answer.elements.contains(&e.id) == ticked)
                .filter(|e| ticked || e.expected != Expected::Never)
                .map(|e| e.name.get(lang))
                .collect();
            if !names.is_empty() {
                add(label, vec![names.join(&w.separator)]);
            }
        }
    }
    if !answer.note.trim().is_empty() {
        add(&b.n.note, vec![answer.note.clone()]);
    }
    if !answer.tags.is_empty() {
        add(&b.n.tags, vec![tags::joined(&answer.tags, lang)]);
    }
    let said = answer.evidence.iter().filter(|entry| !entry.text.trim().is_empty());
    let evidence: Vec<String> = said.map(|entry| entry.text.clone()).collect();
    if !evidence.is_empty() {
        add(&b.n.evidence, evidence);
    }
    let gap = b.card().gaps.iter().any(|gap| gap.question == question.id);
    if gap || answer.own_action().is_some() {
        add(&b.n.action, vec![b.action(&question.id)]);
    }
    if !answer.respondent.trim().is_empty() {
        add(&b.n.respondent, vec![answer.respondent.clone()]);
    }
    fields
}
