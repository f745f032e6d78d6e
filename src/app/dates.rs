//! Dates as people type them: `2026-11-24`, `2026/11/24`, `2026年11月24日`, `令和8年11月24日`, `R8.11.24`,
//! with full-width digits too; and a date in the Japanese calendar.

use jiff::civil::{Date, date};

/// The eras since 1868: name, letter, first day.
const ERAS: [(&str, char, Date); 5] = [
    ("令和", 'R', date(2019, 5, 1)),
    ("平成", 'H', date(1989, 1, 8)),
    ("昭和", 'S', date(1926, 12, 25)),
    ("大正", 'T', date(1912, 7, 30)),
    ("明治", 'M', date(1868, 10, 23)),
];

/// The date that a text means; `None` when it means none.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text: String = text.trim().chars().map(narrow).collect();
    let (first_year, rest) = ERAS
        .iter()
        .find_map(|(name, letter, start)| {
            let rest = text.strip_prefix(name).or_else(|| {
                text.strip_prefix(*letter).or_else(|| text.strip_prefix(letter.to_ascii_lowercase()))
            })?;
            Some((i32::from(start.year()) - 1, rest))
        })
        .unwrap_or((0, text.as_str()));
    let rest = rest.trim().replacen("元年", "1年", 1);
    let rest = rest.strip_suffix('日').unwrap_or(&rest);
    let mut parts = rest.split(['-', '/', '.', '年', '月']).map(|part| part.trim().parse::<i32>());
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    // A year of two digits could be of any era.
    if parts.next().is_some() || (first_year == 0 && year < 1000) {
        return None;
    }
    Date::new(i16::try_from(first_year + year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A date in the Japanese calendar, such as 令和8年11月24日; `None` before Meiji.
#[must_use]
pub fn era_date(on: Date) -> Option<String> {
    let (name, _, start) = ERAS.iter().find(|(_, _, start)| on >= *start)?;
    let year = on.year() - start.year() + 1;
    let year = if year == 1 { "元".to_owned() } else { year.to_string() };
    Some(format!("{name}{year}年{}月{}日", on.month(), on.day()))
}

/// Full-width digits, letters and separators as their usual forms.
pub(super) fn narrow(char: char) -> char {
    match char {
        '！'..='～' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        '　' => ' ',
        'ー' | '−' | '‐' => '-',
        '・' => '.',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_understood_however_it_is_typed() {
        for text in [
            "2026-11-24",
            " 2026/11/24 ",
            "2026.11.24",
            "２０２６－１１－２４",
            "２０２６／１１／２４",
            "2026年11月24日",
            "令和8年11月24日",
            "令和８年１１月２４日",
            "R8.11.24",
            "r8/11/24",
        ] {
            assert_eq!(parse_date(text), Some(date(2026, 11, 24)), "{text}");
        }
        assert_eq!(parse_date("令和元年5月1日"), Some(date(2019, 5, 1)));
        assert_eq!(parse_date("昭和64年1月7日"), Some(date(1989, 1, 7)));
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for text in ["", "来月", "2026-13-01", "2026-02-30", "26-11-24", "2026-11", "2026-11-24-1", "令和"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn an_era_begins_on_its_first_day() {
        assert_eq!(era_date(date(2026, 11, 24)).as_deref(), Some("令和8年11月24日"));
        assert_eq!(era_date(date(2019, 5, 1)).as_deref(), Some("令和元年5月1日"));
        assert_eq!(era_date(date(2019, 4, 30)).as_deref(), Some("平成31年4月30日"));
        assert_eq!(era_date(date(1868, 10, 22)), None);
    }
}
