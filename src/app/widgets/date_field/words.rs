//! The wording of date fields in one language, from `assets/lang/*/dates.ron`.

use jiff::civil::Date;

use crate::base::ids::QuestionId;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::base::typed_dates::{FIRST_YEAR, LAST_YEAR, NoDate, typed_date};
use crate::session::drafts::DateField;

texts! {
    /// The wording of date fields.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct DateWords {
        unreadable no_month no_day no_day_any_year year no_year propose propose_short draft draft_of_question check
        saved_without lost_by_closing correct_button give_up_button calendar month_before month_after
        month_head day_name
        january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday
        monday_name tuesday_name wednesday_name thursday_name friday_name saturday_name sunday_name
    }
}

static WORDS: Wording<DateWords> = Wording::new(
    include_str!("../../../../assets/lang/ja/dates.ron"),
    include_str!("../../../../assets/lang/en/dates.ron"),
);

/// The wording in a language.
#[must_use]
pub fn date_words(lang: Lang) -> &'static DateWords {
    WORDS.get(lang)
}

impl DateWords {
    /// Why a text is not taken for a date.
    #[must_use]
    pub fn reason(&self, why: NoDate) -> String {
        match why {
            NoDate::Unreadable => self.unreadable.clone(),
            NoDate::NoMonth(month) => fill(&self.no_month, &[("month", &month.to_string())]),
            NoDate::NoDay { year: Some(year), month, last } => {
                let (year, last) = (year.to_string(), last.to_string());
                fill(&self.no_day, &[("year", &year), ("month", self.month(month)), ("last", &last)])
            }
            NoDate::NoDay { year: None, month, last } => {
                let last = last.to_string();
                fill(&self.no_day_any_year, &[("month", self.month(month)), ("last", &last)])
            }
            NoDate::Year(_) => {
                let (first, last) = (FIRST_YEAR.to_string(), LAST_YEAR.to_string());
                fill(&self.year, &[("first", &first), ("last", &last)])
            }
            NoDate::NoYear { .. } => self.no_year.clone(),
        }
    }

    /// What is typed in a field and not taken over, with the question and the reason; `name` is the
    /// field's own.
    #[must_use]
    pub fn draft(&self, question: Option<&QuestionId>, name: &str, text: &str) -> String {
        let reason = typed_date(text).err().map(|why| self.reason(why)).unwrap_or_default();
        let mut values = vec![("field", name), ("text", text), ("reason", &reason)];
        match question {
            Some(question) => {
                values.push(("question", question.as_str()));
                fill(&self.draft_of_question, &values)
            }
            None => fill(&self.draft, &values),
        }
    }

    /// The name of a month.
    #[must_use]
    pub fn month(&self, month: i8) -> &str {
        let names = [
            &self.january,
            &self.february,
            &self.march,
            &self.april,
            &self.may,
            &self.june,
            &self.july,
            &self.august,
            &self.september,
            &self.october,
            &self.november,
            &self.december,
        ];
        let place = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
        place.and_then(|place| names.get(place)).map_or("", |name| name.as_str())
    }

    /// The head of a month's calendar.
    #[must_use]
    pub fn month_head(&self, month: Date) -> String {
        fill(&self.month_head, &[("year", &month.year().to_string()), ("month", self.month(month.month()))])
    }

    /// A day as a screen reader says it.
    #[must_use]
    pub fn day_name(&self, day: Date) -> String {
        let names = [
            &self.monday_name,
            &self.tuesday_name,
            &self.wednesday_name,
            &self.thursday_name,
            &self.friday_name,
            &self.saturday_name,
            &self.sunday_name,
        ];
        let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).ok();
        let weekday = weekday.and_then(|place| names.get(place)).map_or("", |name| name.as_str());
        let (year, number) = (day.year().to_string(), day.day().to_string());
        let values =
            [("year", &*year), ("month", self.month(day.month())), ("day", &*number), ("weekday", weekday)];
        fill(&self.day_name, &values)
    }

    /// The days of the week in short, from the one with which weeks begin in the language.
    #[must_use]
    pub fn weekdays(&self, lang: Lang) -> [&str; 7] {
        let from_monday =
            [&self.monday, &self.tuesday, &self.wednesday, &self.thursday, &self.friday, &self.saturday];
        let mut names = [self.sunday.as_str(); 7];
        let places = match lang {
            Lang::Ja => &mut names[1..],
            Lang::En => &mut names[..6],
        };
        for (place, name) in places.iter_mut().zip(from_monday) {
            *place = name;
        }
        names
    }
}

/// How far into its week a day stands, by the language.
#[must_use]
pub fn place_in_week(day: Date, lang: Lang) -> i8 {
    match lang {
        Lang::Ja => day.weekday().to_sunday_zero_offset(),
        Lang::En => day.weekday().to_monday_zero_offset(),
    }
}

/// What is typed in the date fields of a document and not taken over: each a sentence.
#[must_use]
pub fn drafts_in_words<'a>(
    drafts: impl Iterator<Item = (&'a DateField, &'a str)>,
    app: &crate::app::words::AppWords,
    lang: Lang,
) -> Vec<String> {
    let words = date_words(lang);
    let name = |field: &DateField| match field {
        DateField::Assessed => app.date.clone(),
        DateField::Due(_) | DateField::Decided(..) => app.due.clone(),
    };
    drafts.map(|(field, text)| words.draft(field.question(), &name(field), text)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        WORDS.assert_alike();
    }

    #[test]
    fn why_a_date_is_none_is_said_in_both_languages() {
        let said = |lang, text| date_words(lang).reason(typed_date(text).unwrap_err());
        assert_eq!(said(Lang::Ja, "2027-09-31"), "2027年9月は30日までです。");
        assert_eq!(said(Lang::En, "2027-09-31"), "September 2027 has 30 days.");
        assert_eq!(said(Lang::Ja, "2/30"), "2月は29日までです。");
        assert_eq!(said(Lang::En, "Feb 30"), "February has 29 days at most.");
        assert_eq!(said(Lang::En, "1850-01-01"), "Enter a year from 1900 to 2199 in four digits.");
        assert_eq!(said(Lang::Ja, "2027-13-01"), "13月はありません。月は1から12までです。");
    }

    #[test]
    fn a_week_begins_as_the_language_has_it_and_a_day_is_named_whole() {
        let day = date(2027, 3, 31);
        assert_eq!(date_words(Lang::Ja).weekdays(Lang::Ja), ["日", "月", "火", "水", "木", "金", "土"]);
        assert_eq!(date_words(Lang::En).weekdays(Lang::En), ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]);
        assert_eq!((place_in_week(day, Lang::Ja), place_in_week(day, Lang::En)), (3, 2));
        assert_eq!(date_words(Lang::Ja).day_name(day), "2027年3月31日 水曜日");
        assert_eq!(date_words(Lang::En).day_name(day), "Wednesday, 31 March 2027");
    }
}
