//! Reports as tests, measurements and examples make them: of one day, unless they say otherwise.

#![allow(dead_code, reason = "each user needs a part of it")]

use jiff::civil::Date;
use keian::assessment::Assessment;
use keian::audience::{Disclosed, Earlier, EarlierKind, EarlierState, Edition};
use keian::base::lang::Lang;
use keian::questionnaire::Checked;
use keian::report::document::Document;
use keian::report::{Extras, ReportInput, build_as};
use keian::scoring::Scorecard;

/// The day of the reports.
pub const DAY: Date = jiff::civil::date(2026, 11, 24);

/// An edition of the report of these answers, by this program.
pub fn made_by(
    app: &str,
    (edition, lang): (Edition, Lang),
    questionnaire: &Checked,
    assessment: &Assessment,
    extras: &Extras<'_>,
) -> Document {
    let disclosed = &Disclosed::to(edition, questionnaire, assessment, DAY);
    let input = ReportInput { questionnaire, disclosed, lang, date: DAY, app };
    build_as(&input, extras).expect("it has a fingerprint")
}

/// The same by Keian, with nothing beside it.
pub fn made(of: (Edition, Lang), questionnaire: &Checked, assessment: &Assessment) -> Document {
    made_by(keian::APP, of, questionnaire, assessment, &Extras::default())
}

/// What was answered before, of this name and day, laid beside the present answers.
pub fn earlier(
    questionnaire: &Checked,
    (name, date, answers): (&str, Option<Date>, &Assessment),
    now: &Assessment,
) -> Earlier {
    let card = Scorecard::of(questionnaire, now, DAY);
    let before = EarlierState { kind: EarlierKind::File, name, date, answers };
    Earlier::of(questionnaire, before, (now, &card), DAY)
}
