//! What comes last: open checks, method with every term, what the report was made from, sources.

use super::builder::{Builder, whole};
use crate::audience::Edition;
use crate::base::ids::QuestionId;
use crate::base::lang::fill;
use crate::report::crosswalk::{crosswalk_words, name_of, unmatched};
use crate::report::document::{Align, Block, Cell, Column, Field, Span, Style, Table};
use crate::scoring::{AreaScore, Check, Exact};

/// A value of the cover that is no wider than this is never cut; a Japanese character counts as two.
const ON_COVER: usize = 60;

/// Everything, for the full edition.
pub(super) fn full(b: &Builder<'_>) -> Vec<Block> {
    [checks(b), crosswalks(b), method(b), vec![Block::Together(about(b))]].concat()
}

/// For the board: the method in a few sentences, and what the report was made from.
pub(super) fn board(b: &Builder<'_>) -> Vec<Block> {
    let mut blocks = about(b);
    let rules = [&b.w.method_score, &b.w.method_range, &b.w.method_overall];
    let rules = rules.into_iter().map(|text| vec![Span::plain(text)]).collect();
    let method = vec![heading(2, &b.w.method), Block::Bullets(rules)];
    blocks.splice(1..1, [vec![body(b.w.board_note.clone())], method].concat());
    vec![Block::Together(blocks)]
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned(), anchor: None }
}

fn body(text: String) -> Block {
    Block::Paragraph(Style::Body, vec![Span::plain(text)])
}

fn column(title: &str, width: f32, align: Align) -> Column {
    Column { title: title.to_owned(), width, align }
}

fn checks(b: &Builder<'_>) -> Vec<Block> {
    let open = &b.card().checks;
    let mut blocks = vec![heading(1, &b.n.checks)];
    if open.is_empty() {
        blocks.push(body(b.checks()));
        return blocks;
    }
    blocks.push(body(format!("{}{}", b.w.checks_intro, b.checks())));
    let rows = alike(b)
        .into_iter()
        .map(|(questions, said)| {
            let mut links = Vec::new();
            for question in questions {
                if !links.is_empty() {
                    links.push(Span::plain("\n"));
                }
                links.push(b.link(b.topic(question), question));
            }
            vec![Cell::Text(links), Cell::plain(said)]
        })
        .collect();
    let columns = vec![column(&b.w.question, 44.0, Align::Left), column(&b.w.check, 56.0, Align::Left)];
    blocks.push(Block::Table(Table {
        summary: b.n.checks.clone(),
        columns,
        rows,
        fitted: true,
        anchors: Vec::new(),
    }));
    blocks
}

/// Questions with all that is open about each; neighbours of an area of which the same is open stand
/// together, so that nothing is said fifty times.
fn alike<'a>(b: &Builder<'a>) -> Vec<(Vec<&'a QuestionId>, String)> {
    let area = |of: &QuestionId| b.input.questionnaire.question(of).map(|(area, _)| &area.id);
    let mut rows: Vec<(Vec<&QuestionId>, String)> = Vec::new();
    for of in b.card().checks.chunk_by(|a, b| a.question == b.question) {
        let Some(Check { question, .. }) = of.first() else { continue };
        let said = of.iter().map(|check| said(b, check)).collect::<Vec<_>>().join("\n");
        match rows.last_mut() {
            Some((questions, same))
                if *same == said && questions.last().is_some_and(|last| area(last) == area(question)) =>
            {
                questions.push(question);
            }
            _ => rows.push((vec![question], said)),
        }
    }
    rows
}

fn said(b: &Builder<'_>, check: &Check) -> String {
    b.n.check(check, b.input.questionnaire, b.input.lang)
}

/// The lists from elsewhere, each with what has no counterpart and all its items.
fn crosswalks(b: &Builder<'_>) -> Vec<Block> {
    let lang = b.input.lang;
    let lists: Vec<_> = b.answers().crosswalks.iter().filter(|list| !list.is_empty()).collect();
    let words = crosswalk_words(lang);
    let mut blocks = Vec::new();
    if !lists.is_empty() {
        blocks.extend([heading(1, &words.title), body(words.report_intro.clone())]);
    }
    for list in lists {
        blocks.push(heading(2, &name_of(list, lang)));
        let lacking = unmatched(list, b.input.questionnaire, lang);
        let lacking: Vec<Vec<Span>> = lacking.into_iter().map(|line| vec![Span::plain(line)]).collect();
        blocks.push(match lacking.is_empty() {
            true => body(words.all_matched.clone()),
            false => Block::Bullets(lacking),
        });
        let rows = list.items.iter().map(|item| {
            let mut links = Vec::new();
            for question in &item.questions {
                if !links.is_empty() {
                    links.push(Span::plain("\n"));
                }
                let known = b.input.questionnaire.question(question).is_some();
                links.push(match known {
                    true => b.link(b.topic(question), question),
                    false => Span::plain(question.as_str()),
                });
            }
            if links.is_empty() {
                links.push(Span::muted(&words.no_question));
            }
            vec![Cell::plain(item.number.clone()), Cell::plain(item.about.clone()), Cell::Text(links)]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        if !rows.is_empty() {
            let columns = vec![
                column(&words.number, 14.0, Align::Left),
                column(&words.about, 42.0, Align::Left),
                column(&words.questions, 44.0, Align::Left),
            ];
            let summary = name_of(list, lang);
            blocks.push(Block::Table(Table { summary, columns, rows, fitted: true, anchors: Vec::new() }));
        }
    }
    blocks
}

fn method(b: &Builder<'_>) -> Vec<Block> {
    let w = b.w;
    let rules = [
        fill(&w.method_run, &[("run", &b.run())]),
        w.method_score.clone(),
        w.method_range.clone(),
        w.method_coverage.clone(),
        w.method_overall.clone(),
        w.method_gap.clone(),
        w.method_round.clone(),
    ];
    let mut blocks = vec![
        heading(1, &w.method),
        Block::Bullets(rules.into_iter().map(|text| vec![Span::plain(text)]).collect()),
    ];
    let mut without = Vec::new();
    for area in &b.card().areas {
        let Some(score) = area.score else {
            without.push(b.short(&area.area));
            continue;
        };
        blocks.push(heading(2, &fill(&w.terms_title, &[("area", b.short(&area.area))])));
        blocks.push(Block::Table(terms(b, area, score)));
    }
    if !without.is_empty() {
        blocks.push(body(fill(&w.terms_none, &[("areas", &without.join(&w.separator))])));
    }
    blocks
}

/// Every term of an area's sums, and what they come to.
fn terms(b: &Builder<'_>, area: &AreaScore, score: Exact) -> Table {
    let w = b.w;
    let mut rows: Vec<Vec<Cell>> = area
        .terms
        .iter()
        .map(|term| {
            let level = b.n.level_or_state(Some(term.state), |level| level.to_string());
            let product = term.level().map(|level| u32::from(term.weight) * u32::from(level.get()));
            let product = product.map_or_else(|| "–".to_owned(), |product| product.to_string());
            vec![
                Cell::Text(vec![b.link(b.topic(&term.question), &term.question)]),
                Cell::plain(term.weight.to_string()),
                Cell::plain(level),
                Cell::plain(super::areas::target(term).map_or_else(|| "–".to_owned(), |t| t.to_string())),
                Cell::plain(product),
            ]
        })
        .collect();
    let (points, weight) = (area.points().to_string(), area.scored_weight().to_string());
    let exact = if score.is_integer() {
        whole(score)
    } else {
        let exact = format!("{}/{}", score.numer(), score.denom());
        fill(&w.term_rounded, &[("exact", &exact), ("score", &whole(score))])
    };
    let result = fill(&w.term_result, &[("points", &points), ("weight", &weight), ("score", &exact)]);
    rows.push(vec![
        Cell::Text(vec![Span {
            text: fill(&w.term_sum, &[("result", &result)]),
            bold: true,
            ..Span::default()
        }]),
        Cell::plain(weight),
        Cell::plain(""),
        Cell::plain(""),
        Cell::plain(points),
    ]);
    Table {
        summary: fill(&w.terms_title, &[("area", b.short(&area.area))]),
        columns: vec![
            column(&w.question, 62.0, Align::Left),
            column(&b.n.weight, 8.0, Align::Right),
            column(&b.n.level, 12.5, Align::Centre),
            column(&b.n.target, 8.0, Align::Right),
            column(&w.term_product, 9.5, Align::Right),
        ],
        rows,
        fitted: false,
        anchors: Vec::new(),
    }
}

/// What the report was made from, in full, and its sources.
fn about(b: &Builder<'_>) -> Vec<Block> {
    let w = b.w;
    let organisation = b.given(&b.answers().profile.organisation);
    let mut fields = vec![(b.n.organisation.clone(), organisation)];
    fields.extend(b.profile());
    if b.edition() == Edition::Board {
        // The cover says the rest; what may be cut there stands here in full.
        fields.retain(|(_, value)| {
            value.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() > ON_COVER
        });
    }
    if let Some(fingerprint) = &b.fingerprint {
        if let Some(file) = &fingerprint.file {
            fields.push((w.fingerprint_file.clone(), file.clone()));
        }
        if fingerprint.file.is_none() || b.edition() == Edition::Full {
            fields.push((w.fingerprint_answers.clone(), fingerprint.answers.clone()));
        }
        fields.push((w.fingerprint_questionnaire.clone(), fingerprint.questionnaire.clone()));
    }
    let fields = fields
        .into_iter()
        .map(|(label, value)| Field { label, values: vec![vec![Span::plain(value)]] })
        .collect();
    let source = b.input.questionnaire.source.get(b.input.lang);
    let mut blocks = vec![heading(1, &w.about_part), heading(2, &w.made_from), Block::Fields(fields)];
    if b.edition() == Edition::Full {
        blocks.push(Block::Paragraph(Style::Small, vec![Span::plain(&w.verify_how)]));
    }
    blocks.extend([heading(2, &w.sources), body(fill(&w.sources_intro, &[("source", source)]))]);
    blocks
}
