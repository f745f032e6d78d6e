//! A part for each area: its score, and every question with what was answered.

use super::summary::word;
use super::{Builder, anchor, link, percent};
use crate::assessment::{Answer, Response, Urgency};
use crate::lang::fill;
use crate::questionnaire::{Area, Holds, Question};
use crate::report::document::{Block, Figure, FigureKind, Run, Style};
use crate::scoring::{AreaScore, Term};

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let card = b.input.scorecard;
    card.areas
        .iter()
        .filter_map(|score| Some((b.input.questionnaire.area(&score.area)?, score)))
        .flat_map(|(area, score)| one(b, area, score))
        .collect()
}

fn one(b: &Builder<'_>, area: &Area, score: &AreaScore) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    let about = Run { text: area.about.get(lang).to_owned(), muted: true, ..Run::default() };
    let values = [
        ("score", b.score(score.score, score.range)),
        ("word", word(b, score)),
        ("coverage", percent(score.coverage)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut body = vec![vec![Run::plain(fill(&w.coverage_line, &values))]];
    if let Some(weakest) = &score.weakest {
        body.push(vec![Run::plain(format!("{}: ", w.area_weakest)), link(b.topic(weakest), weakest)]);
    }
    let counts = score.counts;
    let states = vec![
        (w.state_level.clone(), counts.level),
        (w.state_unknown.clone(), counts.unknown),
        (w.state_not_applicable.clone(), counts.not_applicable),
        (w.state_open.clone(), counts.unanswered),
    ];
    let mut blocks = vec![
        Block::Heading { level: 1, text: area.name.get(lang).to_owned(), anchor: None },
        Block::Paragraph(Style::Body, vec![about]),
        Block::Panel { title: w.area_score.clone(), body },
        Block::Figure(Figure { alt: w.states_alt.clone(), kind: FigureKind::States(states) }),
    ];
    for term in &score.terms {
        if let Some(question) = b.question(&term.question) {
            blocks.extend(self::question(b, question, term));
        }
    }
    let assessment = b.input.assessment;
    let left_out: Vec<String> = area
        .questions
        .iter()
        .filter(|q| assessment.in_run(b.input.questionnaire, q) && assessment.asks(q) == Holds::No)
        .map(|q| b.topic(&q.id))
        .collect();
    if !left_out.is_empty() {
        let text = fill(&w.not_asked, &[("questions", &left_out.join(&w.separator))]);
        blocks.push(Block::Paragraph(Style::Small, vec![Run::plain(text)]));
    }
    blocks
}

fn question(b: &Builder<'_>, question: &Question, term: &Term) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    let answer = b.input.assessment.answer(&question.id);
    let label = match &answer.response {
        Response::Level(level) => b.level(question, *level),
        Response::Unknown => w.unknown_answer.clone(),
        Response::NotApplicable(_) => w.not_applicable_answer.clone(),
        Response::Unanswered => w.not_answered.clone(),
    };
    let text = Run { text: question.text.get(lang).to_owned(), muted: true, ..Run::default() };
    let steps = question.kind.levels().iter().map(ToString::to_string).collect();
    let figure = Block::Figure(Figure {
        alt: fill(&w.level_alt, &[("question", question.id.as_str()), ("label", &label)]),
        kind: FigureKind::Level {
            steps,
            reached: answer.response.level().and_then(|level| question.kind.index(level)),
            target: question.kind.index(term.target),
            label,
        },
    });
    let head = vec![
        Block::Heading { level: 3, text: b.topic(&question.id), anchor: Some(anchor(&question.id)) },
        Block::Paragraph(Style::Small, vec![text]),
        figure,
    ];
    let mut blocks = vec![Block::Together(head)];
    let fields = fields(b, question, term, &answer);
    if !fields.is_empty() {
        blocks.push(Block::Fields(fields));
    }
    blocks
}

fn fields(b: &Builder<'_>, question: &Question, term: &Term, answer: &Answer) -> Vec<(String, Vec<String>)> {
    let (w, lang) = (b.w, b.input.lang);
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |label: &str, values: Vec<String>| fields.push((label.to_owned(), values));
    match &answer.response {
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
    let open = answer.response == Response::Unanswered;
    if !matches!(answer.response, Response::NotApplicable(_)) {
        add(&w.field_target, vec![b.level(question, term.target)]);
    }
    let shown: Vec<_> = question.elements.iter().filter(|e| b.input.assessment.shows(e)).collect();
    let names = |ticked: bool| {
        let of: Vec<&str> = shown
            .iter()
            .filter(|e| answer.elements.contains(&e.id) == ticked)
            .map(|e| e.name.get(lang))
            .collect();
        of.join(&w.separator)
    };
    if answer.response.level().is_some() && !shown.is_empty() {
        for (label, ticked) in [(&w.field_elements, true), (&w.field_missing, false)] {
            let names = names(ticked);
            add(label, vec![if names.is_empty() { w.nothing_open.clone() } else { names }]);
        }
    }
    if !answer.note.trim().is_empty() {
        add(&w.field_note, vec![answer.note.clone()]);
    }
    let evidence: Vec<String> = answer.evidence.iter().filter(|e| !e.trim().is_empty()).cloned().collect();
    if !evidence.is_empty() {
        add(&w.field_evidence, evidence);
    }
    let gap = b.input.scorecard.gaps.iter().any(|gap| gap.question == question.id);
    if gap || !answer.action.trim().is_empty() {
        add(&w.field_action, vec![b.action(&question.id)]);
    }
    if gap || !answer.owner.trim().is_empty() {
        let owner = if answer.owner.trim().is_empty() { w.open.clone() } else { answer.owner.clone() };
        add(&w.field_owner, vec![owner]);
    }
    if gap || answer.due.is_some() {
        add(&w.field_due, vec![answer.due.map_or_else(|| w.open.clone(), |due| b.date(due))]);
    }
    if gap {
        let urgency = match answer.urgency {
            Urgency::Low => &w.urgency_low,
            Urgency::Normal => &w.urgency_normal,
            Urgency::High => &w.urgency_high,
        };
        add(&w.field_urgency, vec![urgency.clone()]);
    }
    if !answer.respondent.trim().is_empty() {
        add(&w.field_respondent, vec![answer.respondent.clone()]);
    }
    if let (false, Some(date)) = (open, answer.confirmed_on) {
        add(&w.field_confirmed, vec![b.date(date)]);
    }
    fields
}
