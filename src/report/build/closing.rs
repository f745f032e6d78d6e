//! What comes last: open checks, the lists from elsewhere, what the report was made from, sources, words.

use std::collections::BTreeMap;

use super::builder::Builder;
use super::method;
use crate::assessment::standing::ListInUse;
use crate::audience::Edition;
use crate::base::ids::{ListId, QuestionId};
use crate::base::lang::fill;
use crate::base::level::Level;
use crate::questionnaire::{Kind, shipped};
use crate::report::crosswalk::{crosswalk_words, name_of, unmatched};
use crate::report::document::{Align, Blank, Block, Cell, Field, Shorten, Span, Table};
use crate::report::pieces::{body, column, heading, joined, small};
use crate::scoring::{Check, CheckSort};

/// A value of the cover that is no wider than this is never cut; a Japanese character counts as two.
const ON_COVER: usize = 60;
/// How many checks the board is told by name.
const WEIGHTIEST: usize = 10;

/// Everything, for the full edition.
pub(super) fn full(b: &Builder<'_>) -> Vec<Block> {
    let last = vec![Block::Last(signoff(b))];
    joined([checks(b), crosswalks(b), method::blocks(b), about(b), unexplained(b), last])
}

/// For the board: the checks, what the report was made from, what its words mean, room for names.
pub(super) fn board(b: &Builder<'_>) -> Vec<Block> {
    let mut blocks = about(b);
    blocks.insert(1, body(b.w.board_note.clone()));
    joined([board_checks(b), blocks, unexplained(b), vec![Block::Last(signoff(b))]])
}

/// The checks by kind, and the weightiest by name.
fn board_checks(b: &Builder<'_>) -> Vec<Block> {
    let (w, found) = (b.w, b.input.disclosed.found());
    let mut blocks = vec![heading(1, &b.n.checks)];
    if found.is_empty() {
        blocks.push(body(b.checks()));
        return blocks;
    }
    blocks.push(body([b.checks(), w.board_checks.clone()].join(b.input.lang.space())));
    let mut kinds: BTreeMap<CheckSort, usize> = BTreeMap::new();
    found.iter().for_each(|(sort, _)| *kinds.entry(*sort).or_default() += 1);
    let rows =
        kinds.iter().map(|(sort, count)| vec![Cell::plain(b.n.sort(*sort)), Cell::plain(count.to_string())]);
    blocks.push(Block::Table(Table {
        summary: b.n.checks.clone(),
        columns: vec![column(&w.check, 84.0, Align::Left), column(&w.check_count, 16.0, Align::Right)],
        rows: rows.collect(),
        ..Table::default()
    }));
    let rows = found.iter().take(WEIGHTIEST).map(|(sort, question)| {
        vec![Cell::Text(vec![about_check(b, question.as_ref())]), Cell::plain(b.n.sort(*sort))]
    });
    blocks.push(heading(2, &w.check_first));
    blocks.push(Block::Table(Table {
        summary: w.check_first.clone(),
        columns: vec![column(&b.n.question, 48.0, Align::Left), column(&w.check, 52.0, Align::Left)],
        rows: rows.collect(),
        shorten: Some(Shorten {
            rows: fill(&w.checks_rest, &[("checks", &b.n.checks), ("count", "{count}")]),
            row: fill(&w.check_rest, &[("checks", &b.n.checks)]),
            beyond: found.len().saturating_sub(WEIGHTIEST),
            texts: None,
            whole: None,
        }),
        ..Table::default()
    }));
    blocks
}

/// A word that a reader has to know.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Word {
    Level,
    Score,
    Range,
    Coverage,
    Target,
    Priority,
    Evidence,
}

impl Word {
    const ALL: [Self; 7] =
        [Self::Level, Self::Score, Self::Range, Self::Coverage, Self::Target, Self::Priority, Self::Evidence];
    /// What the first page explains where it has room.
    pub(super) const OF_NUMBERS: [Self; 5] =
        [Self::Score, Self::Range, Self::Coverage, Self::Target, Self::Level];
}

/// What those words mean that the first page has not explained.
fn unexplained(b: &Builder<'_>) -> Vec<Block> {
    let explained: &[Word] = if b.card().gaps.is_empty() { &Word::OF_NUMBERS } else { &[] };
    let words: Vec<Word> = Word::ALL.into_iter().filter(|word| !explained.contains(word)).collect();
    glossary(b, &words)
}

/// What words mean.
pub(super) fn glossary(b: &Builder<'_>, words: &[Word]) -> Vec<Block> {
    let (w, n) = (b.w, b.n);
    let end = |level| {
        let word = b.input.questionnaire.level_word(Kind::Maturity, level);
        word.map_or("", |word| word.get(b.input.lang))
    };
    let levels = fill(&w.word_level, &[("low", end(Level::ZERO)), ("high", end(Level::FOUR))]);
    let fields = words.iter().map(|word| {
        let (label, text) = match word {
            Word::Level => (&n.level, &levels),
            Word::Score => (&w.legend_score, &w.word_score),
            Word::Range => (&w.word_range_name, &w.word_range),
            Word::Coverage => (&w.word_coverage_name, &w.word_coverage),
            Word::Target => (&n.target, &w.word_target),
            Word::Priority => (&n.priority, &w.word_priority),
            Word::Evidence => (&n.evidence, &w.word_evidence),
        };
        Field { label: label.clone(), values: vec![vec![Span::plain(text)]] }
    });
    vec![heading(2, &w.glossary), Block::Fields(fields.collect())]
}

/// Lines for who has seen it and who has got it.
fn signoff(b: &Builder<'_>) -> Vec<Block> {
    let w = b.w;
    let blank = |label: &str| Blank { label: label.to_owned(), more: 0 };
    let rows = vec![
        vec![blank(&w.signoff_seen), blank(&w.signoff_approved)],
        vec![blank(&w.signoff_to), blank(&w.signoff_number)],
        vec![blank(&w.signoff_to), blank(&w.signoff_number)],
        vec![blank(&w.signoff_to), blank(&w.signoff_number)],
    ];
    let note = small(&w.signoff_note);
    vec![heading(2, &w.signoff), note, Block::Blanks(rows)]
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
            let said = of_each(b, questions.len(), said);
            let links = below_each_other(questions.into_iter().map(|question| about_check(b, question)));
            vec![Cell::Text(links), Cell::plain(said)]
        })
        .collect();
    let columns = vec![column(&b.n.question, 44.0, Align::Left), column(&b.w.check, 56.0, Align::Left)];
    blocks.push(Block::Table(Table {
        summary: b.n.checks.clone(),
        columns,
        rows,
        fitted: true,
        ..Table::default()
    }));
    blocks
}

/// Each in a line of its own.
fn below_each_other(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let lines = spans.flat_map(|span| [Span::plain("\n"), span]);
    lines.skip(1).collect()
}

/// What a check is about: a question, or the date in the profile.
fn about_check(b: &Builder<'_>, question: Option<&QuestionId>) -> Span {
    match question {
        Some(question) if b.card().term(question).is_some() => b.link(b.topic(question), question),
        Some(question) => Span::plain(b.topic(question)),
        None => Span::plain(&b.w.assessed_on),
    }
}

/// Questions with all that is open about each; neighbours of an area of which the same is open stand
/// together, so that nothing is said fifty times.
fn alike<'a>(b: &Builder<'a>) -> Vec<(Vec<Option<&'a QuestionId>>, String)> {
    let area = |of: Option<&QuestionId>| Some(&b.input.questionnaire.question(of?)?.0.id);
    let mut rows: Vec<(Vec<Option<&QuestionId>>, String)> = Vec::new();
    for of in b.card().checks.chunk_by(|a, b| a.question == b.question) {
        let Some(question) = of.first().map(|check| check.question.as_ref()) else { continue };
        let said = of.iter().map(|check| said(b, check)).collect::<Vec<_>>().join("\n");
        match rows.last_mut() {
            Some((questions, same))
                if *same == said && questions.last().is_some_and(|last| area(*last) == area(question)) =>
            {
                questions.push(question);
            }
            _ => rows.push((vec![question], said)),
        }
    }
    rows
}

/// What is open about several questions, said so that no line of it is taken for that of the question beside it.
fn of_each(b: &Builder<'_>, questions: usize, said: String) -> String {
    if questions < 2 {
        return said;
    }
    let each = fill(&b.w.check_each, &[("count", &questions.to_string())]);
    format!("{each}{}{said}", if said.contains('\n') { "\n" } else { " " })
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
            let mut links = below_each_other(item.questions.iter().map(|question| {
                match b.input.questionnaire.question(question) {
                    Some(_) => b.link(b.topic(question), question),
                    None => Span::plain(question.as_str()),
                }
            }));
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
            blocks.push(Block::Table(Table { summary, columns, rows, fitted: true, ..Table::default() }));
        }
    }
    blocks
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
        let mut digest = |of: &str, digest: &str| {
            fields.push((b.digest_of(of), digest.to_owned()));
        };
        if let Some(file) = &fingerprint.file {
            digest(&w.fingerprint_file, file);
        }
        digest(b.digested(), &fingerprint.answers);
        digest(&w.questionnaire, &fingerprint.questionnaire);
    }
    let mut fields: Vec<Field> = fields
        .into_iter()
        .map(|(label, value)| Field { label, values: vec![vec![Span::plain(value)]] })
        .collect();
    let lists: Vec<_> = b.answers().lists.iter().map(|list| vec![Span::plain(list_used(b, list))]).collect();
    if !lists.is_empty() {
        fields.push(Field { label: w.lists_used.clone(), values: lists });
    }
    let source = b.input.questionnaire.source.get(b.input.lang);
    let mut blocks = vec![heading(1, &w.about_part), heading(2, &w.made_from), Block::Fields(fields)];
    let how = fill(&w.verify_how, &[("app", b.input.app)]);
    blocks.push(small(how));
    blocks.extend([heading(2, &w.sources), body(fill(&w.sources_intro, &[("source", source)]))]);
    blocks
}

/// A reference list that stood beside a question when it was answered; one that is not shipped by its id.
fn list_used(b: &Builder<'_>, (id, used): (&ListId, &ListInUse)) -> String {
    let shipped = shipped::lists().iter().find(|list| list.id.as_str() == id.as_str());
    let own = b.input.questionnaire.lists().iter().map(|entry| &entry.list);
    let own = own.filter(|list| list.id.as_str() == id.as_str());
    let title =
        shipped.into_iter().chain(own).next().map_or(id.as_str(), |list| list.title.get(b.input.lang));
    fill(&b.w.list_used, &[("title", title), ("as_of", &used.as_of.to_string())])
}
