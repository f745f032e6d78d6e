//! What the full report of a file of answers says, as JSON on standard output, so that other programs
//! can set the same text: `content ANSWERS.ron ja`. A figure is given by the text that stands for it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for those who build Keian")]

use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::questionnaire::Catalogue;
use keian::report::document::{Align, Block, Cell, Column, Span};
use keian::storage::parse;
use serde_json::{Value, json};

#[path = "../../../../tests/harness/made.rs"]
mod made;

use made::made;

fn text(runs: &[Span]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The columns' widths in percent: those that take what they need share what is left.
fn widths(columns: &[Column]) -> Vec<f32> {
    let given: f32 = columns.iter().map(|column| column.width).sum();
    let open = columns.iter().filter(|column| column.width == 0.0).fold(0.0_f32, |count, _| count + 1.0);
    let share = (100.0 - given) / open.max(1.0);
    columns.iter().map(|column| if column.width == 0.0 { share } else { column.width }).collect()
}

fn blocks(of: &[Block], out: &mut Vec<Value>) {
    for block in of {
        match block {
            Block::Heading { level, text, .. } => out.push(json!({ "heading": text, "level": level })),
            Block::Paragraph(_, runs) => out.push(json!({ "paragraph": text(runs) })),
            Block::Bullets(items) => {
                out.push(json!({ "bullets": items.iter().map(|runs| text(runs)).collect::<Vec<_>>() }));
            }
            Block::Fields(fields) => {
                let rows: Vec<Value> = fields
                    .iter()
                    .map(|field| {
                        let values: Vec<String> = field.values.iter().map(|runs| text(runs)).collect();
                        json!([field.label, values.join("\n")])
                    })
                    .collect();
                out.push(json!({ "fields": rows }));
            }
            Block::Facts(facts) => {
                let rows: Vec<[&str; 2]> =
                    facts.iter().map(|fact| [fact.label.as_str(), fact.value.as_str()]).collect();
                out.push(json!({ "fields": rows }));
            }
            Block::Choices(choices) => out.push(json!({ "fields": choices })),
            Block::Table(table) => {
                let cell = |cell: &Cell| match cell {
                    Cell::Text(runs) => text(runs),
                    Cell::Level(_, alt) => alt.clone(),
                };
                let rows: Vec<Vec<String>> =
                    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
                out.push(json!({
                    "head": table.columns.iter().map(|column| &column.title).collect::<Vec<_>>(),
                    "widths": widths(&table.columns),
                    "right": table.columns.iter().map(|column| column.align == Align::Right).collect::<Vec<_>>(),
                    "rows": rows,
                }));
            }
            Block::Figure(figure) => out.push(json!({ "paragraph": figure.alt })),
            Block::Headline { value, unit, body } => {
                out.push(json!({ "heading": format!("{value} {unit}"), "level": 3 }));
                out.extend(body.iter().map(|runs| json!({ "paragraph": text(runs) })));
            }
            Block::Blanks(rows) => {
                let labels: Vec<&str> = rows.iter().flatten().map(|blank| blank.label.as_str()).collect();
                out.push(json!({ "bullets": labels }));
            }
            Block::Together(inner) | Block::Last(inner) | Block::OnePage(inner) => blocks(inner, out),
        }
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("a file of answers");
    let lang: Lang = arguments.next().expect("ja or en").parse().expect("ja or en");
    let opened = parse(&std::fs::read(file).unwrap(), &Catalogue::shipped()).unwrap();
    let document = made((Edition::Full, lang), &opened.questionnaire, &opened.assessment);
    let mut content = Vec::new();
    blocks(&document.blocks, &mut content);
    let cover = &document.cover;
    println!(
        "{}",
        json!({
            "lang": lang.tag(),
            "title": cover.title,
            "organisation": cover.organisation,
            "fields": cover.fields,
            "notices": cover.notices,
            "header": document.header.0,
            "blocks": content,
        })
    );
}
