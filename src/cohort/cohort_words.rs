//! Invitations, submissions and what became of them in words, from `assets/lang/*/cohort.ron`.

use super::invitation::{InvitationFault, InvitationField, ResultView};
use super::ledger::Moved;
use super::month::Month;
use super::rules::{Fives, Released, ShareStep};
use super::sign::Sign;
use super::submission::{NoSubmission, NotForThis};
use super::take::{FileVerdict, Rejection};
use crate::assessment::Run;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};

texts! {
    /// The wording of associations and their members.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct CohortWords {
        month not_stated
        inv_title inv_association inv_purpose inv_publishes inv_closes inv_asked inv_asked_value inv_run_full inv_run_short inv_sizes
        inv_industries inv_none inv_view inv_view_quarters inv_view_size inv_view_industry inv_margin
        inv_margin_value inv_key inv_fingerprint inv_fingerprint_note inv_made inv_resting
        field_association field_purpose field_publishes field_sizes field_industries
        fault_missing fault_unfit fault_too_many fault_twice fault_nothing_to_split fault_other_questions
        fault_no_key faulty not_releasable
        other_questions short_run handed_out no_such_band unknown_band nothing_answered too_many_revisions unwritable
        preview_title preview_size preview_industry preview_signs preview_signs_note preview_numbered
        preview_withdrawn preview_text preview_nothing_else preview_who_reads preview_alone preview_no_recall
        warn_closed warn_second warn_already_withdrawn submitted withdrawn never_submitted comments not_noted shown_only
        collected collected_check counted taken_back copy_of same_content replaced contradicts
        refused_damaged refused_newer refused_other_invitation refused_other_questions refused_no_file
        refused_empty refused_too_large refused_not_encrypted refused_other_key refused_unreadable
        taken not_released fewer released released_again moved moved_joined moved_replaced moved_left
        cohort_changed folder_unreadable folder_exists folder_unwritable no_randomness called_off one_key
        reading_files delete_unreleased delete_other_key delete_stays delete_only_told deleted
        step_under step_between step_over short_under short_between short_over points_low points_high
        pos_title pos_line pos_quarters pos_none pos_quarter_1 pos_quarter_2 pos_quarter_3
        pos_quarter_4 pos_half_1 pos_half_2 pos_border pos_standard pos_small pos_question
        part_reached part_partly part_yes part_unknown part_without_level own_level own_unknown
        own_not_applicable
    }
}

static WORDS: Wording<CohortWords> = Wording::new(
    include_str!("../../assets/lang/ja/cohort.ron"),
    include_str!("../../assets/lang/en/cohort.ron"),
);

/// The wording in a language.
#[must_use]
pub fn cohort_words(lang: Lang) -> &'static CohortWords {
    WORDS.get(lang)
}

/// A month in words.
#[must_use]
pub fn month(of: Month, lang: Lang) -> String {
    let name = match lang {
        Lang::Ja => of.month().to_string(),
        Lang::En => of.first().strftime("%B").to_string(),
    };
    fill(&cohort_words(lang).month, &[("year", &of.year().to_string()), ("month", &name)])
}

/// Which questions are collected.
#[must_use]
pub fn run(of: Run, lang: Lang) -> &'static str {
    let words = cohort_words(lang);
    match of {
        Run::Full => &words.inv_run_full,
        Run::Short => &words.inv_run_short,
    }
}

/// By what results are split.
#[must_use]
pub fn view(of: ResultView, lang: Lang) -> &'static str {
    let words = cohort_words(lang);
    match of {
        ResultView::Quarters => &words.inv_view_quarters,
        ResultView::BySize => &words.inv_view_size,
        ResultView::ByIndustry => &words.inv_view_industry,
    }
}

/// What is wrong with an invitation.
#[must_use]
pub fn fault(of: &InvitationFault, lang: Lang) -> String {
    let words = cohort_words(lang);
    let field = |field: InvitationField| match field {
        InvitationField::Association => words.field_association.as_str(),
        InvitationField::Purpose => &words.field_purpose,
        InvitationField::Publishes => &words.field_publishes,
        InvitationField::Sizes => &words.field_sizes,
        InvitationField::Industries => &words.field_industries,
    };
    match of {
        InvitationFault::Missing(of) => fill(&words.fault_missing, &[("field", field(*of))]),
        InvitationFault::Unfit(of) => fill(&words.fault_unfit, &[("field", field(*of))]),
        InvitationFault::TooMany(of, most) => {
            fill(&words.fault_too_many, &[("field", field(*of)), ("most", &most.to_string())])
        }
        InvitationFault::Twice(of, name) => {
            fill(&words.fault_twice, &[("field", field(*of)), ("name", name)])
        }
        InvitationFault::NothingToSplit(of) => fill(&words.fault_nothing_to_split, &[("field", field(*of))]),
        InvitationFault::OtherQuestions => words.fault_other_questions.clone(),
        InvitationFault::NoKey => words.fault_no_key.clone(),
    }
}

/// Why answers cannot be handed in.
#[must_use]
pub fn not_for_this(of: &NotForThis, lang: Lang) -> String {
    let words = cohort_words(lang);
    match of {
        NotForThis::OtherQuestions => words.other_questions.clone(),
        NotForThis::ShortRun => words.short_run.clone(),
        NotForThis::HandedOut => words.handed_out.clone(),
        NotForThis::NoSuchBand => words.no_such_band.clone(),
        NotForThis::NothingAnswered => words.nothing_answered.clone(),
        NotForThis::TooManyRevisions => words.too_many_revisions.clone(),
        NotForThis::Unwritable(reason) => fill(&words.unwritable, &[("reason", &reason.to_string())]),
    }
}

/// What became of a file. Nothing is said of what stands in it.
#[must_use]
pub fn verdict(of: &FileVerdict, lang: Lang) -> String {
    let words = cohort_words(lang);
    match of {
        FileVerdict::Counted => words.counted.clone(),
        FileVerdict::TakenBack => words.taken_back.clone(),
        FileVerdict::CopyOf(name) => fill(&words.copy_of, &[("name", name)]),
        FileVerdict::SameContentAs(name) => fill(&words.same_content, &[("name", name)]),
        FileVerdict::Replaced(name) => fill(&words.replaced, &[("name", name)]),
        FileVerdict::Contradicts(name) => fill(&words.contradicts, &[("name", name)]),
        FileVerdict::Refused(refusal) => refused(refusal, lang),
    }
}

/// Why a file is not taken.
#[must_use]
pub fn refused(of: &Rejection, lang: Lang) -> String {
    let words = cohort_words(lang);
    match of {
        Rejection::NoSubmission(NoSubmission::Damaged) => words.refused_damaged.clone(),
        Rejection::NoSubmission(NoSubmission::Newer) => words.refused_newer.clone(),
        Rejection::NoSubmission(NoSubmission::OtherInvitation) => words.refused_other_invitation.clone(),
        Rejection::NoSubmission(NoSubmission::OtherQuestions) => words.refused_other_questions.clone(),
        Rejection::NoFile => words.refused_no_file.clone(),
        Rejection::Empty => words.refused_empty.clone(),
        Rejection::TooLarge => words.refused_too_large.clone(),
        Rejection::NotEncrypted => words.refused_not_encrypted.clone(),
        Rejection::OtherKey => words.refused_other_key.clone(),
        Rejection::Unreadable(reason) => fill(&words.refused_unreadable, &[("reason", reason)]),
    }
}

/// How a set of submissions differs from the one that was released.
#[must_use]
pub fn moved(of: Moved, lang: Lang) -> String {
    let words = cohort_words(lang);
    let Moved { joined, replaced, left } = of;
    let parts = [(joined, &words.moved_joined), (replaced, &words.moved_replaced), (left, &words.moved_left)];
    let said = parts.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = said.map(|(count, text)| fill(text, &[("count", &count.to_string())])).collect();
    said.join(lang.comma())
}

/// How a step between the lowest and the highest is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepForm {
    /// In a sentence, with which end belongs to it.
    Whole,
    /// In a table.
    Short,
}

/// A step of so many: parts of all companies, in percent.
#[must_use]
pub fn step(of: Released<ShareStep>, steps: u8, form: StepForm, lang: Lang) -> String {
    let words = cohort_words(lang);
    let step = of.get().get();
    let part = |at: u8| u16::from(at) * 100 / u16::from(steps.max(1));
    // Thirds alone are no whole percentages.
    let whole = steps > 0 && 100 % u16::from(steps) == 0;
    let edge = |at: u8| if whole { format!("{}%", part(at)) } else { format!("{at}/{steps}") };
    let (mut lower, upper) = (edge(step), edge(step.saturating_add(1)));
    let text = match form {
        StepForm::Whole if step == 0 => &words.step_under,
        StepForm::Short if step == 0 => &words.short_under,
        StepForm::Whole if step + 1 >= steps => &words.step_over,
        StepForm::Short if step + 1 >= steps => &words.short_over,
        StepForm::Whole => &words.step_between,
        StepForm::Short => {
            if whole {
                lower = part(step).to_string();
            }
            &words.short_between
        }
    };
    fill(text, &[("lower", &lower), ("upper", &upper)])
}

/// A score to five points.
#[must_use]
pub fn points(of: Released<Fives>, lang: Lang) -> String {
    let words = cohort_words(lang);
    let points = of.get().get();
    let text = match points {
        Fives::LOWEST => &words.points_low,
        Fives::HIGHEST => &words.points_high,
        _ => return points.to_string(),
    };
    fill(text, &[("points", &points.to_string())])
}

/// A member's own sign.
#[must_use]
pub fn own(of: Sign, lang: Lang) -> String {
    let words = cohort_words(lang);
    match of {
        Sign::Level(level) => fill(&words.own_level, &[("level", &level.to_string())]),
        Sign::Unknown => words.own_unknown.clone(),
        Sign::NotApplicable => words.own_not_applicable.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence() {
        WORDS.assert_alike();
    }

    #[test]
    fn a_month_has_its_name() {
        let march: Month = "2027-03".parse().unwrap();
        assert_eq!(Lang::ALL.map(|lang| month(march, lang)), ["2027年3月", "March 2027"]);
    }

    #[test]
    fn who_moved_is_told_by_numbers_alone() {
        let of = Moved { joined: 2, replaced: 1, left: 0 };
        let said = Lang::ALL.map(|lang| moved(of, lang));
        assert_eq!(said, ["2社が加わった、1社が差し替えた", "joined: 2, replaced: 1"]);
    }
}
