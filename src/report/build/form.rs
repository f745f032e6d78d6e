//! The blank form: the same questions in the same order, with what each level means and room to
//! write.

use super::areas;
use super::builder::Builder;
use super::closing::{Word, glossary};
use crate::base::lang::fill;
use crate::questionnaire::{Area, Holds, Question};
use crate::report::crosswalk::{name_of, numbers_of};
use crate::report::document::{Blank, Block, Span, Style};
use crate::report::pieces::small;

/// How many lines to write on there may be for what is about the whole.
const REMARKS: usize = 24;
/// How many lines to write on a note may have more than one, where the page has room.
const NOTE: usize = 8;
/// The same of evidence and of an action, so that a page with one question has room for all of it.
const SAID: usize = 5;

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    // What earlier answers would leave out stays in: no response is shown to this form.
    let answers = b.answers();
    let asked = |q: &&Question| {
        answers.in_run(b.input.questionnaire, q) && answers.asks(b.input.questionnaire, q) != Holds::No
    };
    let open = vec![Span::plain(&w.form_rule_unknown), Span::plain(&w.form_rule_not_applicable)];
    let wanted = if b.sized() { &w.form_rule_target } else { &w.form_rule_no_target };
    let rules = vec![
        vec![Span::plain(&w.form_rule_level)],
        open,
        vec![Span::plain(&w.form_rule_evidence), Span::plain(wanted)],
    ];
    let mut blocks = vec![
        Block::Heading { level: 1, text: w.form_part.clone(), anchor: None },
        Block::Bullets(rules),
        Block::Blanks(written(b)),
    ];
    blocks.extend(glossary(b, &[Word::Level, Word::Target, Word::Priority, Word::Evidence]));
    blocks.push(Block::Blanks(vec![vec![blank(&w.form_remarks, REMARKS)]]));
    for area in &b.input.questionnaire.areas {
        let questions: Vec<&Question> = area.questions.iter().filter(asked).collect();
        let left_out = areas::left_out(b, area);
        if questions.is_empty() && left_out.is_none() {
            continue;
        }
        // An area begins with its first question.
        let mut together = vec![
            Block::Heading { level: 1, text: b.area_title(area), anchor: None },
            Block::Paragraph(Style::Body, vec![Span::muted(area.about.get(lang))]),
        ];
        for question in questions {
            together.extend(one(b, area, question));
            blocks.push(Block::Together(std::mem::take(&mut together)));
        }
        together.extend(left_out);
        blocks.extend(together);
    }
    blocks
}

/// What is written once: whose answers these are, and what becomes of them. What the profile tells
/// stands on the cover.
fn written(b: &Builder<'_>) -> Vec<Vec<Blank>> {
    let (w, profile) = (b.w, &b.answers().profile);
    let missing: Vec<Blank> = [(&b.n.organisation, &profile.organisation), (&b.n.scope, &profile.scope)]
        .into_iter()
        .filter(|(_, given)| given.trim().is_empty())
        .map(|(label, _)| blank(label, 0))
        .collect();
    let always = [[&w.form_respondent, &w.field_confirmed], [&w.form_return_to, &w.form_return_by]];
    let always = always.map(|row| row.map(|label| blank(label, 0)).into());
    std::iter::once(missing).chain(always).filter(|row| !row.is_empty()).collect()
}

/// A label with one line, and as many more as there is room for.
fn blank(label: &str, more: usize) -> Blank {
    Blank { label: label.to_owned(), more }
}

/// A question with all that belongs to it.
fn one(b: &Builder<'_>, area: &Area, question: &Question) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    let target = b.sized().then(|| b.answers().target(b.input.questionnaire, &area.id, question));
    let roles: Vec<&str> = question
        .knows
        .iter()
        .filter_map(|id| b.input.questionnaire.role(id))
        .map(|role| role.name.get(lang))
        .collect();
    let mut why = vec![Span::plain(question.why.get(lang))];
    if !roles.is_empty() {
        let roles = roles.join(&w.separator);
        why.push(Span::plain(format!(" {}", fill(&w.form_knows, &[("roles", &roles)]))));
    }
    for list in &b.answers().crosswalks {
        if let Some(numbers) = numbers_of(list, &question.id, lang) {
            why.push(Span::plain(format!(" {}: {numbers}", name_of(list, lang))));
        }
    }
    let mut choices: Vec<(String, String)> = question
        .kind
        .levels()
        .iter()
        .map(|level| {
            let text = question.level_text(*level).map_or("", |t| t.get(lang));
            let label = b.level(question, *level);
            let wanted = target == Some(*level);
            let label = if wanted { fill(&w.form_target, &[("level", &label)]) } else { label };
            (label, text.to_owned())
        })
        .collect();
    choices.push((b.n.unknown.clone(), w.form_unknown.clone()));
    let when = question.not_applicable_when.as_ref().map_or(&*w.form_na, |when| when.get(lang));
    choices.push((b.n.not_applicable.clone(), when.to_owned()));
    let mut blocks = vec![
        Block::Heading { level: 2, text: b.topic(&question.id), anchor: None },
        Block::Paragraph(Style::Body, vec![Span::plain(question.text.get(lang))]),
        Block::Paragraph(Style::Small, why),
        Block::Choices(choices),
    ];
    let elements: Vec<(String, String)> = question
        .elements
        .iter()
        .filter(|element| b.answers().shows(b.input.questionnaire, element))
        .map(|element| (element.name.get(lang).to_owned(), String::new()))
        .collect();
    if !elements.is_empty() {
        blocks.push(small(&b.n.elements_hint));
        blocks.push(Block::Choices(elements));
    }
    let evidence: Vec<&str> = question.evidence.iter().map(|text| text.get(lang)).collect();
    if !evidence.is_empty() {
        let text = fill(&w.form_evidence, &[("items", &evidence.join(&w.separator))]);
        blocks.push(small(text));
    }
    let urgencies = [&b.n.urgency_low, &b.n.urgency_normal, &b.n.urgency_high].map(String::as_str);
    let urgency = fill(&w.form_urgency, &[("urgency", &b.n.urgency), ("levels", &urgencies.join(" / "))]);
    blocks.push(Block::Blanks(vec![
        vec![blank(&b.n.note, NOTE)],
        vec![blank(&b.n.evidence, SAID), blank(&w.form_owner, 0)],
        vec![blank(&b.n.action, SAID), blank(&urgency, 0)],
    ]));
    blocks
}
