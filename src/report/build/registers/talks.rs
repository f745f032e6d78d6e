//! Dialogue: with whom the company spoke, and which next talks are due.

use super::chapter::{Chapter, counted};
use crate::assessment::registers::dialogue::Counterpart;
use crate::base::lang::fill;
use crate::report::document::{Align, Block, Cell, Table};
use crate::report::pieces::{body, column, heading};

/// How many next talks stand in the table.
const FIRST: usize = 6;

pub(super) fn blocks(c: &Chapter<'_>) -> Vec<Block> {
    let Some(said) = said(c) else { return Vec::new() };
    let talks = &c.figures.talks;
    let by_sort: Vec<String> = talks
        .with
        .iter()
        .map(|(with, lately, _)| {
            fill(&c.w.bar_alt, &[("name", counterpart(c, *with)), ("figures", &counted(*lately))])
        })
        .collect();
    let by_sort = fill(&c.w.talks_lately, &[("items", &by_sort.join(&c.b.w.separator))]);
    let mut blocks = vec![heading(2, &c.w.talks), body(c.run_on(vec![said, by_sort]))];
    if !talks.due.is_empty() {
        let rows = talks.due.iter().take(FIRST).map(|due| {
            let on = due.on.to_string();
            let day = if due.on < c.b.input.date { fill(&c.w.late, &[("date", &on)]) } else { on };
            let name = due.name.clone().unwrap_or_else(|| c.b.w.no_number.clone());
            [name, counterpart(c, due.with).to_owned(), day].map(Cell::plain).into()
        });
        blocks.push(Block::Table(Table {
            summary: c.w.next.clone(),
            columns: vec![
                column(&c.w.talk_name, 45.0, Align::Left),
                column(&c.w.talks_with, 25.0, Align::Left),
                column(&c.w.next, 30.0, Align::Left),
            ],
            rows: rows.collect(),
            ..Table::default()
        }));
        blocks.extend(c.rest(talks.due.len(), FIRST).map(body));
    }
    blocks
}

/// How many talks there were, which next ones are due, and of which competition law was not looked at; none where
/// there was no talk.
pub(super) fn said(c: &Chapter<'_>) -> Option<String> {
    let talks = &c.figures.talks;
    if talks.all == 0 {
        return None;
    }
    let lately: usize = talks.with.iter().map(|(_, lately, _)| lately).sum();
    let values =
        [("lately", &*counted(lately)), ("late", &*counted(talks.next.0)), ("soon", &*counted(talks.next.1))];
    let mut said = vec![fill(&c.w.talks_said, &values)];
    if talks.law_open > 0 {
        said.push(fill(&c.w.talks_law, &[("count", &counted(talks.law_open))]));
    }
    Some(c.run_on(said))
}

fn counterpart<'a>(c: &Chapter<'a>, with: Counterpart) -> &'a str {
    let w = c.w;
    match with {
        Counterpart::Customer => &w.with_customer,
        Counterpart::Supplier => &w.with_supplier,
        Counterpart::Bank => &w.with_bank,
        Counterpart::Shareholder => &w.with_shareholder,
        Counterpart::Government => &w.with_government,
        Counterpart::Municipality => &w.with_municipality,
        Counterpart::Peers => &w.with_peers,
        Counterpart::Inside => &w.with_inside,
    }
}
