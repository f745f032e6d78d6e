//! The blank form: the same questions in the same order, with what each level means and room to
//! write.

use super::Builder;
use crate::assessment::Assessment;
use crate::lang::fill;
use crate::questionnaire::{Holds, Question};
use crate::report::document::{Block, Run, Style};

pub(super) fn blocks(b: &Builder<'_>) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    // What earlier answers would leave out stays in: nothing is answered on this form.
    let mut blank: Assessment = b.input.assessment.clone();
    blank.answers.clear();
    let rules = [&w.form_rule_level, &w.form_rule_open, &w.form_rule_write];
    let mut blocks = vec![
        Block::Heading { level: 1, text: w.form_part.clone(), anchor: None },
        Block::Bullets(rules.into_iter().map(|text| vec![Run::plain(text)]).collect()),
        Block::Blanks(vec![
            (w.organisation.clone(), 1),
            (w.respondent.clone(), 1),
            (w.field_confirmed.clone(), 1),
        ]),
    ];
    for area in &b.input.questionnaire.areas {
        let questions: Vec<&Question> = area
            .questions
            .iter()
            .filter(|q| blank.in_run(b.input.questionnaire, q) && blank.asks(q) != Holds::No)
            .collect();
        if questions.is_empty() {
            continue;
        }
        blocks.push(Block::Heading { level: 1, text: area.name.get(lang).to_owned(), anchor: None });
        blocks.push(Block::Paragraph(Style::Body, vec![Run::muted(area.about.get(lang))]));
        blocks.extend(questions.into_iter().flat_map(|question| one(b, &blank, question)));
    }
    blocks
}

fn one(b: &Builder<'_>, blank: &Assessment, question: &Question) -> Vec<Block> {
    let (w, lang) = (b.w, b.input.lang);
    let roles: Vec<&str> = question
        .knows
        .iter()
        .filter_map(|id| b.input.questionnaire.role(id))
        .map(|role| role.name.get(lang))
        .collect();
    let mut small = vec![Run::plain(question.why.get(lang))];
    if !roles.is_empty() {
        let roles = roles.join(&w.separator);
        small.push(Run::plain(format!("\n{}", fill(&w.form_knows, &[("roles", &roles)]))));
    }
    let levels = question
        .kind
        .levels()
        .iter()
        .map(|level| {
            let text = question.level_text(*level).map_or("", |t| t.get(lang));
            (b.level(question, *level), text.to_owned())
        })
        .collect();
    let mut open = vec![(w.unknown_answer.clone(), String::new())];
    if let Some(when) = &question.not_applicable_when {
        open.push((w.not_applicable_answer.clone(), when.get(lang).to_owned()));
    }
    let asked = vec![
        Block::Heading { level: 2, text: b.topic(&question.id), anchor: None },
        Block::Paragraph(Style::Body, vec![Run::plain(question.text.get(lang))]),
        Block::Paragraph(Style::Small, small),
        Block::Choices(levels),
        Block::Choices(open),
    ];
    let mut blocks = Vec::new();
    let elements: Vec<(String, String)> = question
        .elements
        .iter()
        .filter(|element| blank.shows(element))
        .map(|element| (element.name.get(lang).to_owned(), String::new()))
        .collect();
    if !elements.is_empty() {
        blocks.push(Block::Paragraph(Style::Small, vec![Run::plain(&w.form_elements)]));
        blocks.push(Block::Choices(elements));
    }
    let evidence: Vec<&str> = question.evidence.iter().map(|text| text.get(lang)).collect();
    if !evidence.is_empty() {
        let text = fill(&w.form_evidence, &[("items", &evidence.join(&w.separator))]);
        blocks.push(Block::Paragraph(Style::Small, vec![Run::plain(text)]));
    }
    blocks.push(Block::Blanks(vec![
        (w.field_note.clone(), 2),
        (w.field_evidence.clone(), 1),
        (w.form_owner.clone(), 1),
    ]));
    vec![Block::Together(asked), Block::Together(blocks)]
}
