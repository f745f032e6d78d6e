//! The figures of the report's chapter on the registers for a spreadsheet and for programs.

use std::path::Path;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::json_figures::number;
use super::shared::Failure;
use super::words::words;
use crate::assessment::Assessment;
use crate::audience::{Disclosed, Edition};
use crate::base::lang::Lang;
use crate::export::workbook::{WorkbookError, table};
use crate::export::written::WrittenCell;
use crate::questionnaire::Checked;
use crate::report::figure_lines::{FigureLine, FigureUnit, figure_lines};
use crate::report::figure_words::FigureWords;

/// What those who see everything are shown of the registers on a day.
pub(super) fn lines(
    questionnaire: &Checked,
    assessment: &Assessment,
    date: Date,
    lang: Lang,
) -> Vec<FigureLine> {
    let disclosed = Disclosed::to(Edition::Full, questionnaire, assessment, date);
    disclosed.registers(date).map(|figures| figure_lines(&figures, lang)).unwrap_or_default()
}

/// The lines as the file that a path names by its ending.
///
/// # Errors
/// [`Failure`] for another ending, and for a text that no cell holds.
pub(super) fn as_file(lines: &[FigureLine], path: &Path, lang: Lang) -> Result<Vec<u8>, Failure> {
    match path.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx") => workbook(lines, lang).map_err(|error| Failure::Said(error.message(lang))),
        Some("json") => Ok(format!("{:#}\n", Value::from(to_json(lines))).into_bytes()),
        _ => Err(Failure::Said(words(lang).figures_ending.clone())),
    }
}

fn workbook(lines: &[FigureLine], lang: Lang) -> Result<Vec<u8>, WorkbookError> {
    const WIDTHS: [f64; 8] = [24.0, 40.0, 30.0, 16.0, 22.0, 18.0, 18.0, 22.0];
    let words = FigureWords::of(lang);
    let heads: Vec<(&str, f64)> = words.heads().into_iter().zip(WIDTHS).collect();
    let rows: Vec<Vec<WrittenCell>> = lines
        .iter()
        .map(|line| {
            let value = |value: Option<u128>| match (value, line.unit) {
                (None, _) => WrittenCell::Empty,
                (Some(value), FigureUnit::Part) => {
                    WrittenCell::Millionths(u32::try_from(value).unwrap_or(u32::MAX))
                }
                // Beyond so much a spreadsheet has no whole numbers.
                (Some(value), _) => match u64::try_from(value).ok().filter(|value| *value < 1 << 53) {
                    Some(value) => WrittenCell::Count(value),
                    None => WrittenCell::Text(value.to_string()),
                },
            };
            let texts = [words.section(line.section), &line.of, words.kind(line.kind), words.unit(line.unit)];
            let texts = texts.map(|text| match text {
                "" => WrittenCell::Empty,
                text => WrittenCell::Text(text.to_owned()),
            });
            texts.into_iter().chain([value(line.value)]).chain(line.ends.map(value)).collect()
        })
        .collect();
    table(words.title(), &heads, &rows)
}

/// The lines for a program.
fn to_json(lines: &[FigureLine]) -> Vec<Value> {
    lines
        .iter()
        .map(|line| {
            let [least, most, outermost] = line.ends.map(|end| end.map(number));
            json!({ "section": line.section.code(), "of": line.of, "figure": line.kind, "unit": line.unit,
                "value": line.value.map(number), "least": least, "most": most, "outermost": outermost })
        })
        .collect()
}
