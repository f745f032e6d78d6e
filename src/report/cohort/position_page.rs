//! Where a company stands in an association's results: a part of its own full report, of what was published and
//! its own answers.

use super::cohort_report_words::cohort_report_words;
use super::maker::{CohortInput, Maker, text};
use super::questions::table;
use crate::cohort::Sign;
use crate::cohort::cohort_words::points;
use crate::cohort::position::{OwnStanding, Position};
use crate::cohort::position_words::{part, position_title, standard_score};
use crate::cohort::release::AnswerParts;
use crate::questionnaire::Kind;
use crate::report::document::{Align, Block, Cell, Table};
use crate::report::pieces::{body, column, heading, small};
use crate::report::words::words;
use crate::scoring::names::names;
use crate::scoring::round_half_down;
use crate::scoring::words::score_words;

/// The part, of a position that was reckoned of what was disclosed.
pub fn position_page(input: CohortInput<'_>, position: &Position<'_>) -> Vec<Block> {
    let lang = input.lang;
    let maker = Maker { input, w: cohort_report_words(lang), shown: position.shown };
    let mut blocks = vec![
        heading(1, &maker.w.position),
        body(position_title(input.cohort, position, lang)),
        Block::Table(areas(&maker, position)),
        small(&maker.w.areas_note),
    ];
    blocks.extend(standard_score(position, lang).map(body));
    blocks.extend([heading(2, &maker.w.questions), body(maker.w.position_questions.clone())]);
    for kind in [Kind::Maturity, Kind::Decision] {
        let of_kind: Vec<(&AnswerParts, Sign)> = position
            .questions
            .iter()
            .filter(|(parts, _)| {
                input.questionnaire.question(&parts.question).is_some_and(|(_, asked)| asked.kind == kind)
            })
            .map(|(parts, sign)| (*parts, *sign))
            .collect();
        if !of_kind.is_empty() {
            let parts: Vec<&AnswerParts> = of_kind.iter().map(|(parts, _)| *parts).collect();
            blocks.push(Block::Table(with_own(&maker, table(&maker, kind, &parts), &of_kind)));
        }
    }
    blocks.push(small(&maker.w.questions_steps));
    blocks
}

fn areas(maker: &Maker<'_>, position: &Position<'_>) -> Table {
    let (w, lang) = (maker.w, maker.lang());
    let row = |name: &str, of: &OwnStanding| {
        let own =
            of.own.map_or_else(|| words(lang).no_number.clone(), |score| round_half_down(score).to_string());
        let quarters = of.spread.quarters.map_or_else(
            || words(lang).no_number.clone(),
            |[low, high]| format!("{} / {}", points(low, lang), points(high, lang)),
        );
        vec![
            text(name),
            text(own),
            text(points(of.spread.median, lang)),
            text(quarters),
            text(part(of, lang).unwrap_or_default()),
        ]
    };
    let asked = maker.input.questionnaire;
    let whole = row(&score_words(lang).overall, &position.whole);
    let rows = position.areas.iter().map(|(area, own)| row(asked.short(area, lang), own));
    Table {
        summary: w.position.clone(),
        columns: vec![
            column(&names(lang).area, 22.0, Align::Left),
            column(&w.own, 10.0, Align::Right),
            column(&w.median, 12.0, Align::Right),
            column(&w.both_quarters, 20.0, Align::Right),
            column(&w.place_in, 36.0, Align::Left),
        ],
        rows: [whole].into_iter().chain(rows).collect(),
        ..Table::default()
    }
}

/// The table of questions, with the company's own answer behind each question.
fn with_own(maker: &Maker<'_>, mut table: Table, of: &[(&AnswerParts, Sign)]) -> Table {
    let lang = maker.lang();
    table.columns.insert(1, column(&maker.w.own, 14.0, Align::Right));
    for (row, (parts, sign)) in table.rows.iter_mut().zip(of) {
        let kind = maker.input.questionnaire.question(&parts.question).map(|(_, asked)| asked.kind);
        let own = match sign {
            Sign::Level(level) => match kind {
                Some(Kind::Decision) => maker
                    .input
                    .questionnaire
                    .level_word(Kind::Decision, *level)
                    .map_or_else(|| level.to_string(), |word| word.get(lang).to_owned()),
                _ => level.to_string(),
            },
            Sign::Unknown => names(lang).unknown.clone(),
            Sign::NotApplicable => names(lang).not_applicable.clone(),
        };
        row.insert(1, Cell::plain(own));
    }
    table
}
