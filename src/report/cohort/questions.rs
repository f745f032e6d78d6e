//! Every question of a cohort: in which steps its answers stand, area by area.

use super::maker::{Maker, text};
use crate::base::lang::fill;
use crate::cohort::release::AnswerParts;
use crate::questionnaire::Kind;
use crate::report::document::{Align, Block, Cell, Table};
use crate::report::pieces::{body, column, heading, small};
use crate::scoring::names::names;

pub(super) fn blocks(maker: &Maker<'_>) -> Vec<Block> {
    let (w, lang) = (maker.w, maker.lang());
    let asked = maker.input.questionnaire;
    let mut blocks = vec![heading(1, &w.questions), body(w.questions_note.clone())];
    for area in &asked.areas {
        let of_area: Vec<(&AnswerParts, Kind)> = maker
            .shown
            .questions
            .iter()
            .filter_map(|parts| {
                let question = area.questions.iter().find(|question| question.id == parts.question)?;
                Some((parts, question.kind))
            })
            .collect();
        if of_area.is_empty() {
            continue;
        }
        let mut together = vec![heading(2, area.name.get(lang))];
        for kind in [Kind::Maturity, Kind::Decision] {
            let of_kind: Vec<&AnswerParts> =
                of_area.iter().filter(|(_, own)| *own == kind).map(|(parts, _)| *parts).collect();
            if !of_kind.is_empty() {
                together.push(Block::Table(table(maker, kind, &of_kind)));
            }
        }
        blocks.extend(together);
    }
    blocks.push(small(&w.questions_steps));
    blocks
}

pub(super) fn table(maker: &Maker<'_>, kind: Kind, of: &[&AnswerParts]) -> Table {
    let (w, n, lang) = (maker.w, names(maker.lang()), maker.lang());
    let asked = maker.input.questionnaire;
    let reached: Vec<String> = kind
        .levels()
        .iter()
        .skip(1)
        .map(|level| match kind {
            Kind::Maturity => fill(&w.from_level, &[("level", &level.to_string())]),
            Kind::Decision => asked.level_word(kind, *level).map_or("", |word| word.get(lang)).to_owned(),
        })
        .collect();
    let columns = [column(&names(lang).question, 46.0, Align::Left)]
        .into_iter()
        .chain(reached.iter().map(|title| column(title, 11.0, Align::Right)))
        .chain([&n.unknown, &w.without_level].map(|title| column(title, 11.0, Align::Right)))
        .collect();
    let rows = of.iter().map(|parts| {
        let topic = asked.topic(&parts.question, lang);
        let steps = parts.reached.iter().chain([&parts.unknown, &parts.without_level]);
        let steps = steps.map(|step| text(maker.step(*step)));
        [text(format!("{} {topic}", parts.question))].into_iter().chain(steps).collect::<Vec<Cell>>()
    });
    Table { summary: w.questions.clone(), columns, rows: rows.collect(), ..Table::default() }
}
