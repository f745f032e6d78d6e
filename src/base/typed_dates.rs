//! Dates as people type them, in both languages: `2026-11-24`, `2026/11/24`, `2026年11月24日`,
//! `令和8年11月24日`, `R8.11.24`, `24 Nov 2026`, `November 24, 2026`, with full-width digits too. What is
//! none is refused with its reason; a date in the Japanese calendar.

use jiff::civil::{Date, date};

/// The first year that is taken for one.
pub const FIRST_YEAR: i16 = 1900;
/// The last year that is taken for one.
pub const LAST_YEAR: i16 = 2199;

/// The eras since 1868: name, letter, first day.
const ERAS: [(&str, char, Date); 5] = [
    ("令和", 'r', date(2019, 5, 1)),
    ("平成", 'h', date(1989, 1, 8)),
    ("昭和", 's', date(1926, 12, 25)),
    ("大正", 't', date(1912, 7, 30)),
    ("明治", 'm', date(1868, 10, 23)),
];

/// The months by their English names.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Why a text is not taken for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// It has no form of a date.
    Unreadable,
    /// There is no such month.
    NoMonth(u32),
    /// The month has no such day.
    NoDay {
        /// The year, where one was typed.
        year: Option<i16>,
        /// The month.
        month: i8,
        /// Its last day.
        last: i8,
    },
    /// The year is not between [`FIRST_YEAR`] and [`LAST_YEAR`].
    Year(u32),
    /// A month and a day without a year.
    NoYear {
        /// The month.
        month: i8,
        /// The day.
        day: i8,
    },
}

/// The date that a text means.
///
/// # Errors
/// [`NoDate`]: why it means none.
pub fn typed_date(text: &str) -> Result<Date, NoDate> {
    let text: String = text.trim().chars().map(narrow).collect::<String>().to_lowercase();
    let text = text.trim();
    if let Some(found) = in_english(text) {
        return found;
    }
    let era = ERAS.iter().find_map(|(name, letter, start)| {
        let rest = text.strip_prefix(name).or_else(|| text.strip_prefix(*letter))?;
        Some((start.year().unsigned_abs().into(), rest.trim()))
    });
    let (before_first, rest) = era.map_or((0, text), |(first, rest): (u32, _)| (first - 1, rest));
    let rest = rest.replacen("元年", "1年", 1);
    let rest = rest.strip_suffix('日').unwrap_or(&rest);
    if let (None, Some(joined)) = (era, number(rest).filter(|_| rest.len() == 8)) {
        return checked(joined / 10_000, joined / 100 % 100, joined % 100);
    }
    let parts: Option<Vec<u32>> = rest.split(['-', '/', '.', '年', '月']).map(number).collect();
    match (parts.as_deref(), era) {
        // Day and month before the year: which is which is not told by the numbers.
        (Some([1..=31, 1..=31, 1_000..=u32::MAX]), None) => Err(NoDate::Unreadable),
        (Some([year, month, day]), _) => checked(before_first.saturating_add(*year), *month, *day),
        (Some([month, day]), None) if *month <= 12 => without_year(*month, *day),
        _ => Err(NoDate::Unreadable),
    }
}

/// The next day with this month and day, today included: for something that is to be done.
#[must_use]
pub fn next(month: i8, day: i8, today: Date) -> Option<Date> {
    (0..=8).find_map(|years| on(today.year().checked_add(years)?, month, day).filter(|date| *date >= today))
}

/// The latest day with this month and day, today included: for something that was done.
#[must_use]
pub fn latest(month: i8, day: i8, today: Date) -> Option<Date> {
    (0..=8).find_map(|years| on(today.year().checked_sub(years)?, month, day).filter(|date| *date <= today))
}

/// The day, where it exists and its year is one that is taken.
fn on(year: i16, month: i8, day: i8) -> Option<Date> {
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then(|| Date::new(year, month, day).ok())?
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
#[must_use]
pub fn narrow(char: char) -> char {
    match char {
        '！'..='～' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        '　' => ' ',
        'ー' | '−' | '‐' => '-',
        '・' | '。' => '.',
        _ => char,
    }
}

/// A number of digits alone; one too large for any date is as large as it can be.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u32::MAX))
}

/// The date of a text with the English name of a month; `None` where there is no such name.
fn in_english(text: &str) -> Option<Result<Date, NoDate>> {
    let pieces = text.split([' ', ',', '-', '/', '.']).filter(|piece| !piece.is_empty());
    let (names, others): (Vec<_>, Vec<_>) = pieces.partition(|piece| month_of(piece).is_some());
    let month = names.first().and_then(|name| month_of(name))?;
    let numbers: Option<Vec<(&str, u32)>> =
        others.iter().map(|piece| Some((*piece, number(without_ordinal(piece))?))).collect();
    Some(match (numbers.as_deref(), names.len()) {
        (Some([(text, day)]), 1) if text.len() <= 2 || without_ordinal(text) != *text => {
            without_year(month, *day)
        }
        // The year stands last, unless it is told by its length.
        (Some([(first, year), (_, day)]), 1) if first.len() == 4 && without_ordinal(first) == *first => {
            checked(*year, month, *day)
        }
        (Some([(_, day), (_, year)]), 1) => checked(*year, month, *day),
        _ => Err(NoDate::Unreadable),
    })
}

fn month_of(word: &str) -> Option<u32> {
    let known =
        |name: &&str| *name == word || name[..3] == *word || (word == "sept" && name.starts_with(word));
    let place = MONTHS.iter().position(known)?;
    u32::try_from(place + 1).ok()
}

/// `31st` as `31`.
fn without_ordinal(piece: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| piece.strip_suffix(end)).unwrap_or(piece)
}

fn checked(year: u32, month: u32, day: u32) -> Result<Date, NoDate> {
    let known = i16::try_from(year).ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year));
    let year = known.ok_or(NoDate::Year(year))?;
    let small = month_within(month)?;
    let first = Date::new(year, small, 1).map_err(|_| NoDate::NoMonth(month))?;
    let last = first.days_in_month();
    let no_day = NoDate::NoDay { year: Some(year), month: small, last };
    let day = i8::try_from(day).map_err(|_| no_day)?;
    Date::new(year, small, day).map_err(|_| no_day)
}

fn without_year(month: u32, day: u32) -> Result<Date, NoDate> {
    let month = month_within(month)?;
    // A year with a 29 February.
    let last = Date::new(2000, month, 1).map_or(31, Date::days_in_month);
    match i8::try_from(day) {
        Ok(day) if (1..=last).contains(&day) => Err(NoDate::NoYear { month, day }),
        _ => Err(NoDate::NoDay { year: None, month, last }),
    }
}

fn month_within(month: u32) -> Result<i8, NoDate> {
    i8::try_from(month).ok().filter(|month| (1..=12).contains(month)).ok_or(NoDate::NoMonth(month))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_date_is_understood_however_it_is_typed() {
        for text in [
            "2026-11-24",
            " 2026/11/24 ",
            "2026.11.24",
            "20261124",
            "２０２６－１１－２４",
            "２０２６／１１／２４",
            "２０２６．１１．２４",
            "2026年11月24日",
            "2026年 11月 24日",
            "令和8年11月24日",
            "令和８年１１月２４日",
            "R8.11.24",
            "r8/11/24",
            "Ｒ８．１１．２４",
            "24 Nov 2026",
            "24 November 2026",
            "24th November, 2026",
            "Nov 24, 2026",
            "Nov. 24, 2026",
            "NOVEMBER 24TH 2026",
            "2026 Nov 24",
            "24-Nov-2026",
        ] {
            assert_eq!(typed_date(text), Ok(date(2026, 11, 24)), "{text}");
        }
        for (text, year, month, day) in [
            ("令和元年5月1日", 2019, 5, 1),
            ("昭和64年1月7日", 1989, 1, 7),
            ("31 Mar 2027", 2027, 3, 31),
            ("Mar 31, 2027", 2027, 3, 31),
            ("31 March 2027", 2027, 3, 31),
            ("May 1, 2027", 2027, 5, 1),
            ("3 Sept 2027", 2027, 9, 3),
            ("2028-02-29", 2028, 2, 29),
            ("1900-01-01", 1900, 1, 1),
            ("2199-12-31", 2199, 12, 31),
        ] {
            assert_eq!(typed_date(text), Ok(date(year, month, day)), "{text}");
        }
    }

    #[test]
    fn what_has_no_form_of_a_date_is_unreadable() {
        for text in [
            "",
            "来月",
            "2026-11",
            "2026-11-24-1",
            "2026--11-24",
            "-2026-11-24",
            "2026-11-24T09:00",
            "令和",
            "令和元年",
            "R8",
            "Mar",
            "Mar 2027",
            "Mar Apr 3",
            "31/3",
            "31/3/2027",
            "3/31/2027",
            "m",
            "2027-3-x",
        ] {
            assert_eq!(typed_date(text), Err(NoDate::Unreadable), "{text}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_refused_with_the_last_one_of_its_month() {
        let no_day = |year, month, last| Err(NoDate::NoDay { year, month, last });
        assert_eq!(typed_date("2027-09-31"), no_day(Some(2027), 9, 30));
        assert_eq!(typed_date("30 February 2027"), no_day(Some(2027), 2, 28));
        assert_eq!(typed_date("2028年2月30日"), no_day(Some(2028), 2, 29));
        assert_eq!(typed_date("令和9年4月31日"), no_day(Some(2027), 4, 30));
        assert_eq!(typed_date("2027-04-00"), no_day(Some(2027), 4, 30));
        assert_eq!(typed_date("2027-04-99999999999"), no_day(Some(2027), 4, 30));
        assert_eq!(typed_date("2/30"), no_day(None, 2, 29));
        assert_eq!(typed_date("Feb 30"), no_day(None, 2, 29));
        assert_eq!(typed_date("2026-13-01"), Err(NoDate::NoMonth(13)));
        assert_eq!(typed_date("2026-0-01"), Err(NoDate::NoMonth(0)));
    }

    #[test]
    fn a_year_out_of_reach_is_refused() {
        for (text, year) in [
            ("1899-12-31", 1899),
            ("2200-01-01", 2200),
            ("26-11-24", 26),
            ("31 Mar 27", 27),
            ("20270-03-31", 20_270),
            ("99999999999-01-01", u32::MAX),
            ("M30.1.1", 1897),
        ] {
            assert_eq!(typed_date(text), Err(NoDate::Year(year)), "{text}");
        }
    }

    #[test]
    fn a_month_and_a_day_propose_the_next_such_day_or_the_latest() {
        for text in ["3/31", "３／３１", "3月31日", "3.31", "3-31", "31 Mar", "March 31st"] {
            assert_eq!(typed_date(text), Err(NoDate::NoYear { month: 3, day: 31 }), "{text}");
        }
        let today = date(2026, 11, 28);
        assert_eq!(next(3, 31, today), Some(date(2027, 3, 31)));
        assert_eq!(next(11, 28, today), Some(today));
        assert_eq!(next(2, 29, today), Some(date(2028, 2, 29)));
        assert_eq!(latest(3, 31, today), Some(date(2026, 3, 31)));
        assert_eq!(latest(12, 1, today), Some(date(2025, 12, 1)));
        assert_eq!(next(3, 31, date(2199, 12, 1)), None, "a proposal is one that could be typed");
    }

    #[test]
    fn an_era_begins_on_its_first_day() {
        assert_eq!(era_date(date(2026, 11, 24)).as_deref(), Some("令和8年11月24日"));
        assert_eq!(era_date(date(2019, 5, 1)).as_deref(), Some("令和元年5月1日"));
        assert_eq!(era_date(date(2019, 4, 30)).as_deref(), Some("平成31年4月30日"));
        assert_eq!(era_date(date(1868, 10, 22)), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_date_or_has_a_reason(text in "[0-9/.年月日令和元a-z ,-]{0,14}|\\PC{0,20}") {
            let _ = typed_date(&text);
        }

        #[test]
        fn a_date_is_read_as_it_is_shown(days in 0_i64..109_572) {
            let day = date(1900, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            prop_assert_eq!(typed_date(&day.to_string()), Ok(day));
            if let Some(era) = era_date(day).filter(|_| day.year() >= 1900) {
                prop_assert_eq!(typed_date(&era), Ok(day));
            }
        }
    }
}
