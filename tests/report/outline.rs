//! A report's document as lines that a person can read and compare.

use std::fmt::Write;

use keian::report::document::{Blank, Block, Cell, Document, FigureKind, RowsWhen, Span, Steps};

pub fn runs(runs: &[Span]) -> String {
    let mut out = String::new();
    for Span { text, bold, muted, link, when } in runs {
        // What is said only where rows of a table are shown, or only where they are not.
        match when.as_deref() {
            Some(RowsWhen::Shown(rows)) => {
                write!(out, "{{with row {} of '{}'}} ", rows.count, rows.table).unwrap()
            }
            Some(RowsWhen::Lacking(rows)) => {
                write!(out, " {{without {} of '{}'}} ", rows.count, rows.table).unwrap()
            }
            None => {}
        }
        let text = text.replace('\n', "⏎");
        let text = if *bold { format!("*{text}*") } else { text };
        let text = if *muted { format!("_{text}_") } else { text };
        out.push_str(&link.as_ref().map_or(text.clone(), |to| format!("[{text}](#{})", to.0)));
    }
    out
}

fn steps(Steps { levels, reached, target }: &Steps) -> String {
    let mark = |(i, level): (usize, &u8)| {
        let filled = if reached.is_some_and(|reached| i <= reached) { "■" } else { "□" };
        let wanted = if *target == Some(i) { "▼" } else { "" };
        format!("{filled}{level}{wanted}")
    };
    levels.iter().enumerate().map(mark).collect::<Vec<_>>().join(" ")
}

/// A document as lines that a person can read and compare.
pub fn outline(blocks: &[Block], out: &mut String) {
    for block in blocks {
        let line = match block {
            Block::Heading { level, text, anchor } => {
                let anchor = anchor.as_ref().map_or(String::new(), |anchor| format!(" {{#{}}}", anchor.0));
                format!("\n{} {text}{anchor}", "#".repeat(usize::from(*level)))
            }
            Block::Paragraph(style, text) => format!("{style:?}: {}", runs(text)),
            Block::Bullets(items) => items.iter().map(|i| format!("• {}\n", runs(i))).collect::<String>(),
            Block::Fields(fields) => fields
                .iter()
                .map(|f| {
                    format!(
                        "{}: {}\n",
                        f.label,
                        f.values.iter().map(|v| runs(v)).collect::<Vec<_>>().join(" ¶ ")
                    )
                })
                .collect(),
            Block::Facts(facts) => {
                facts.iter().map(|fact| format!("| {}: {} ", fact.label, fact.value)).collect()
            }
            Block::Table(table) => {
                let head: Vec<&str> = table.columns.iter().map(|c| c.title.as_str()).collect();
                let mut text = format!("table {:?}: {}\n", table.summary, head.join(" | "));
                for row in &table.rows {
                    let cell = |cell: &Cell| match cell {
                        Cell::Text(text) => runs(text),
                        Cell::Level(level, alt) => format!("{} ({alt})", steps(level)),
                    };
                    let _ = writeln!(text, "  {}", row.iter().map(cell).collect::<Vec<_>>().join(" | "));
                }
                text
            }
            Block::Figure(figure) => {
                let kind = match &figure.kind {
                    FigureKind::Areas { areas, legend } => format!("{areas:?} {legend:?}"),
                    FigureKind::Level { steps: level, label } => format!("{} {label}", steps(level)),
                    FigureKind::States(states) => format!("{states:?}"),
                    FigureKind::Gaps(gaps) => format!("{gaps:?}"),
                    FigureKind::Bars(bars) => format!("{bars:?}"),
                    FigureKind::Cards(cards) => format!("{cards:?}"),
                };
                format!("figure {:?}\n  {kind}", figure.alt)
            }
            Block::Headline { value, unit, body } => {
                format!("{value} {unit}: {}", body.iter().map(|b| runs(b)).collect::<Vec<_>>().join(" ¶ "))
            }
            Block::Choices(choices) => choices.iter().map(|(l, t)| format!("□ {l}: {t}\n")).collect(),
            Block::Blanks(rows) => {
                let blank = |of: &Blank| format!("{} ____ +{}  ", of.label, of.more);
                rows.iter().map(|row| row.iter().map(blank).collect::<String>() + "\n").collect()
            }
            Block::Together(blocks) | Block::Last(blocks) | Block::OnePage(blocks) => {
                outline(blocks, out);
                continue;
            }
        };
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

pub fn shown(document: &Document) -> String {
    let Document { meta, cover, blocks, header, footer, .. } = document;
    let mut out = format!("{meta:#?}\n{cover:#?}\n{header:?} {footer:?}\n");
    outline(blocks, &mut out);
    // Every change of the program has another.
    out.replace(keian::base::MAKES, "(digest of the program)")
}
