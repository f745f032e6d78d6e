//! The widths of a table's columns: their shares, room for what is never broken, and, where the
//! table asks for it, the widths that make its rows lowest.

use super::cells::{PAD, look};
use super::text::{Look, Setter};
use crate::base::typography;
use crate::paper::style::{TABLE, WIDTH};
use crate::paper::tree::Tag;
use crate::report::document::{Align, Cell, Span, Table};

/// How many rows are looked at to find the widths that make a table lowest.
const ROWS: usize = 100;
/// The distance of the widths that are tried, in points.
const STEP: f32 = 6.0;
/// The part of its share that a column of text has at least, however long the others are.
const FLOOR: f32 = 0.75;
/// How many bytes a number and what is said with it have at most, and how much of the page.
const LINE: usize = 120;
const NUMBER: f32 = WIDTH * 0.3;
/// How many characters the name of a person, a post or a department has at most.
const NAME: usize = 6;

/// The widths of the columns: their shares, but no column is narrower than its widest word, and the
/// others give way.
pub(in crate::paper) fn widths(setter: &mut Setter, table: &Table) -> Vec<f32> {
    let sum: f32 = table.columns.iter().map(|column| column.width).sum();
    let least = least(setter, table);
    let mut widths: Vec<f32> = table.columns.iter().map(|column| WIDTH * column.width / sum).collect();
    let missing: f32 = widths.iter().zip(&least).map(|(width, least)| (least - width).max(0.0)).sum();
    let spare: f32 = widths.iter().zip(&least).map(|(width, least)| (width - least).max(0.0)).sum();
    if missing <= spare {
        for (width, least) in widths.iter_mut().zip(&least) {
            let free = *width - least;
            *width -= if free > 0.0 { missing * free / spare.max(0.1) } else { free };
        }
        if table.fitted {
            fit(setter, table, &least, &mut widths);
        }
    } else {
        torn(table, &least, &mut widths);
    }
    widths
}

/// The widths where not every column has its least: text is torn before a number is, but a quarter of the page is left
/// for it.
fn torn(table: &Table, least: &[f32], widths: &mut [f32]) {
    let of_text: Vec<bool> = table.columns.iter().map(|column| column.align == Align::Left).collect();
    let sum = |text: bool| -> f32 {
        least.iter().zip(&of_text).filter(|(_, of)| **of == text).map(|(least, _)| least).sum()
    };
    let (text, fixed) = (sum(true), sum(false));
    let room = if text > 0.0 { (WIDTH - fixed).max(WIDTH / 4.0) } else { 0.0 };
    for ((width, least), is_text) in widths.iter_mut().zip(least).zip(&of_text) {
        *width = if *is_text { least * room / text } else { least * (WIDTH - room) / fixed };
    }
}

/// The least width of each column: no word of its head and of its cells is torn, and no number or date, which do
/// not stand at the left, is parted from what is said with it, unless that is too wide.
fn least(setter: &mut Setter, table: &Table) -> Vec<f32> {
    let mut least = Vec::new();
    for (place, column) in table.columns.iter().enumerate() {
        let look = look(TABLE, column.align, Tag::Artifact);
        // A head that says itself where its lines end has them whole.
        let title = &column.title;
        let words = if title.contains('\n') { title.split('\n').collect() } else { held(title) };
        let mut widest: f32 = 0.0;
        for words in words {
            widest = widest.max(setter.measure(words, look.bold()));
        }
        for runs in table.rows.iter().filter_map(|row| text(row.get(place)?)) {
            for run in runs {
                let mut whole = f32::INFINITY;
                if column.align != Align::Left && run.text.len() < LINE {
                    let lines = run.text.split('\n');
                    whole = lines.map(|line| setter.measure(line, look)).fold(0.0, f32::max);
                }
                let fits = whole + 2.0 * PAD + 0.1 <= NUMBER;
                widest = widest.max(if fits { whole } else { self::widest(setter, &run.text, look) });
            }
        }
        let most = if column.align == Align::Left { WIDTH / 4.0 } else { NUMBER };
        least.push((widest + 2.0 * PAD + 0.1).min(most));
    }
    least
}

/// The runs of a cell, if it has text.
fn text(cell: &Cell) -> Option<&[Span]> {
    match cell {
        Cell::Text(runs) => Some(runs),
        Cell::Level(..) => None,
    }
}

/// The widest part of a text that stays whole: all of it if it is short; else what stands between
/// spaces, but Japanese that is longer than a name may be broken at each of its characters. What is
/// very long is torn anyway, and not measured.
fn widest(setter: &mut Setter, text: &str, look: Look) -> f32 {
    if text.chars().count() <= NAME {
        return setter.measure(text, look);
    }
    let mut widest: f32 = 0.0;
    for word in held(text) {
        if word.chars().count() <= NAME || word.contains(" → ") {
            widest = widest.max(setter.measure(word, look));
            continue;
        }
        let parts = word.split(|c: char| c > '\u{2e7f}').filter(|part| !part.is_empty() && part.len() < 40);
        for part in parts {
            widest = widest.max(setter.measure(part, look));
        }
    }
    widest
}

/// What stands between the spaces at which a line may end.
fn held(text: &str) -> Vec<&str> {
    let (mut words, mut start) = (Vec::new(), 0);
    for (at, space) in text.match_indices(char::is_whitespace) {
        let end = at + space.len();
        if !typography::holds(text[..end].chars().rev(), text[end..].chars()) {
            words.push(text[start..at].trim());
            start = end;
        }
    }
    words.push(text[start..].trim());
    words.retain(|word| !word.is_empty());
    words
}

/// How many lines a cell has at each width of the grid, the least width first.
fn lines(setter: &mut Setter, cell: &Cell, grid: &[f32]) -> Vec<usize> {
    let Some(runs) = text(cell) else { return vec![1; grid.len()] };
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let look = look(TABLE, Align::Left, Tag::Artifact);
    let paragraphs: Vec<Vec<(f32, f32)>> = whole.split('\n').map(|text| setter.parts(text, look)).collect();
    let mut counts: Vec<usize> = Vec::with_capacity(grid.len());
    for width in grid {
        // In a wider column one line stays one line.
        let known = counts.last().copied().filter(|lines| *lines == paragraphs.len());
        let room = width - 2.0 * PAD;
        counts.push(known.unwrap_or_else(|| paragraphs.iter().map(|parts| broken(parts, room)).sum()));
    }
    counts
}

/// How many lines parts take that are broken to a width.
fn broken(parts: &[(f32, f32)], room: f32) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for (width, seen) in parts {
        if used > 0.0 && used + seen > room {
            lines += 1;
            used = 0.0;
        }
        used += width;
    }
    lines
}

/// Gives the columns of text, which are at most three, the widths that make the rows lowest; of
/// equal ones those that are nearest to the shares.
fn fit(setter: &mut Setter, table: &Table, least: &[f32], widths: &mut [f32]) {
    let text: Vec<usize> = (0..widths.len()).filter(|at| table.columns[*at].align == Align::Left).collect();
    if !(2..=3).contains(&text.len()) {
        return;
    }
    let least: Vec<f32> = widths.iter().zip(least).map(|(width, least)| least.max(width * FLOOR)).collect();
    let spare: f32 = text.iter().map(|at| widths[*at] - least[*at]).sum();
    let steps: Vec<f32> =
        std::iter::successors(Some(0.0), |at| Some(at + STEP)).take_while(|at| *at <= spare).collect();
    // For each column and width: the lines of every row.
    let rows = &table.rows[..table.rows.len().min(ROWS)];
    let mut heights: Vec<Vec<Vec<usize>>> = Vec::new();
    for at in &text {
        let grid: Vec<f32> = steps.iter().map(|step| least[*at] + step).collect();
        let mut rows_of = vec![Vec::with_capacity(rows.len()); grid.len()];
        for cell in rows.iter().filter_map(|row| row.get(*at)) {
            for (of, lines) in rows_of.iter_mut().zip(lines(setter, cell, &grid)) {
                of.push(lines);
            }
        }
        heights.push(rows_of);
    }
    let last = steps.len().saturating_sub(1);
    let mut best: Option<(usize, f32, [usize; 3])> = None;
    for first in 0..=last {
        let seconds = if text.len() == 3 { 0..=last - first } else { last - first..=last - first };
        for second in seconds {
            let taken = [first, second, last - first - second];
            let of: Vec<&Vec<usize>> = heights.iter().zip(taken).map(|(of, at)| &of[at]).collect();
            let lines = |row: usize| of.iter().map(|lines| lines[row]).max().unwrap_or(0);
            let height: usize = (0..rows.len()).map(lines).sum();
            let moved = |(at, step): (&usize, usize)| (least[*at] + steps[step] - widths[*at]).abs();
            let moved: f32 = text.iter().zip(taken).map(moved).sum();
            if best.is_none_or(|(least, far, _)| height < least || (height == least && moved < far)) {
                best = Some((height, moved, taken));
            }
        }
    }
    if let Some((_, _, taken)) = best {
        for (at, step) in text.iter().zip(taken) {
            widths[*at] = least[*at] + steps[step];
        }
        // What the grid leaves over.
        widths[text[0]] += spare - steps[last];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Column;

    fn table(columns: &[(&str, f32, Align)], row: &[&str]) -> Table {
        let column = |(title, width, align): &(&str, f32, Align)| Column {
            title: (*title).to_owned(),
            width: *width,
            align: *align,
        };
        Table {
            columns: columns.iter().map(column).collect(),
            rows: vec![row.iter().map(|text| Cell::plain(*text)).collect()],
            ..Table::default()
        }
    }

    #[test]
    fn what_is_said_with_a_number_stands_on_its_line_and_text_has_the_rest() {
        let mut setter = Setter::new().unwrap();
        let columns = [("What", 1.0, Align::Left), ("Cost", 0.0, Align::Right), ("A\nB", 0.0, Align::Centre)];
        let table = table(&columns, &["text ".repeat(60).as_str(), "¥120 m a year", "3"]);
        let found = widths(&mut setter, &table);
        let of = |setter: &mut Setter, text: &str, bold: bool| {
            let look = look(TABLE, Align::Right, Tag::Artifact);
            setter.measure(text, if bold { look.bold() } else { look }) + 2.0 * PAD + 0.1
        };
        let wanted = [of(&mut setter, "¥120 m a year", false), of(&mut setter, "B", true)];
        assert!((found[1] - wanted[0]).abs() < 0.01 && (found[2] - wanted[1]).abs() < 0.5, "{found:?}");
        assert!((found.iter().sum::<f32>() - WIDTH).abs() < 0.01);
    }

    #[test]
    fn where_there_is_no_room_for_all_text_is_torn_before_a_number_is() {
        let mut setter = Setter::new().unwrap();
        let right = ("N", 0.0, Align::Right);
        let columns = [("What", 1.0, Align::Left), right, right, right, right];
        let amount = "¥999,999,999,999 a year";
        let word = "W".repeat(30);
        let found = widths(&mut setter, &table(&columns, &[&word, amount, amount, amount, amount]));
        assert!((found.iter().sum::<f32>() - WIDTH).abs() < 0.01, "{found:?}");
        let look = look(TABLE, Align::Right, Tag::Artifact);
        let wide = setter.measure(amount, look) + 2.0 * PAD;
        // A quarter of the page is left for text, and the numbers share what they lack.
        assert!(
            (found[0] - WIDTH / 4.0).abs() < 0.01 && found[1] < wide && found[1] > 80.0,
            "{found:?} {wide}"
        );
    }
}
