//! What the figures of the registers are called in a table, in one language: words of the chapter where it has them,
//! else those of `assets/lang/*/figures.ron`.

use super::figure_lines::{FigureName, FigureSection, FigureUnit};
use super::register_words::{RegisterReportWords, register_report_words};
use super::words::{Words, words};
use crate::analysis::PlaceSort;
use crate::analysis::words::{RegisterWords, register_words};
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording};
use crate::scoring::names::{Names, names};

texts! {
    /// The wording that a table of figures has alone.
    struct FigureTexts {
        sheet section of value counted_in in_yen in_parts in_count marked singles rows sold monthly_sales hhi held_up
        cost_once cost_yearly held_up_after talks talks_past talks_coming talks_law_open
    }
}

static TEXTS: Wording<FigureTexts> = Wording::new(
    include_str!("../../assets/lang/ja/figures.ron"),
    include_str!("../../assets/lang/en/figures.ron"),
);

/// What figures are called.
pub struct FigureWords {
    own: &'static FigureTexts,
    chapter: &'static RegisterReportWords,
    registers: &'static RegisterWords,
    report: &'static Words,
    names: &'static Names,
}

impl FigureWords {
    /// In a language.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        Self {
            own: TEXTS.get(lang),
            chapter: register_report_words(lang),
            registers: register_words(lang),
            report: words(lang),
            names: names(lang),
        }
    }

    /// What the table is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.own.sheet
    }

    /// What stands over its columns: part, of what, figure, what it is counted in, value, and the three ends.
    #[must_use]
    pub fn heads(&self) -> [&str; 8] {
        let (own, chapter) = (self.own, self.chapter);
        [
            &own.section,
            &own.of,
            &self.report.since_figure,
            &own.counted_in,
            &own.value,
            &chapter.least,
            &chapter.most,
            &chapter.outermost,
        ]
    }

    /// A part.
    #[must_use]
    pub fn section(&self, of: FigureSection) -> &str {
        match of {
            FigureSection::Totals => &self.chapter.title,
            FigureSection::Places(PlaceSort::MadeIn) => &self.registers.places_made_in,
            FigureSection::Places(PlaceSort::OwnedFrom) => &self.registers.places_owned_from,
            FigureSection::Places(PlaceSort::Partner) => &self.registers.places_partner,
            FigureSection::Known => &self.registers.known,
            FigureSection::Marked => &self.own.marked,
            FigureSection::Singles => &self.own.singles,
            FigureSection::Points => &self.chapter.points,
            FigureSection::Scenarios => &self.chapter.scenario,
            FigureSection::Measures => &self.registers.measures,
            FigureSection::Technologies => &self.chapter.technologies,
            FigureSection::Dialogue => &self.chapter.talks,
        }
    }

    /// What is counted.
    #[must_use]
    pub fn kind(&self, of: FigureName) -> &str {
        match of {
            FigureName::Bought => &self.registers.moved_bought,
            FigureName::Rows => &self.own.rows,
            FigureName::WithoutAmount => &self.registers.moved_without,
            FigureName::Sold => &self.own.sold,
            FigureName::MonthlySales => &self.own.monthly_sales,
            FigureName::Share => &self.chapter.known_amount,
            FigureName::Concentration => &self.own.hhi,
            FigureName::HeldUp => &self.own.held_up,
            FigureName::Lasts => &self.chapter.lasts,
            FigureName::Importance => &self.registers.importance,
            FigureName::Urgency => &self.names.urgency,
            FigureName::CostOnce => &self.own.cost_once,
            FigureName::CostYearly => &self.own.cost_yearly,
            FigureName::Buys => &self.chapter.buys,
            FigureName::HeldUpAfter => &self.own.held_up_after,
            FigureName::RoutesClosed => &self.chapter.route_closed,
            FigureName::RoutesOpen => &self.chapter.route_still_open,
            FigureName::RoutesUnseen => &self.chapter.route_unseen,
            FigureName::Talks => &self.own.talks,
            FigureName::TalksPast => &self.own.talks_past,
            FigureName::TalksComing => &self.own.talks_coming,
            FigureName::TalksLawOpen => &self.own.talks_law_open,
        }
    }

    /// What a value counts.
    #[must_use]
    pub fn unit(&self, of: FigureUnit) -> &str {
        match of {
            FigureUnit::Yen => &self.own.in_yen,
            FigureUnit::Part => &self.own.in_parts,
            FigureUnit::Count => &self.own.in_count,
            FigureUnit::Days => &self.chapter.lasts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_placeholders() {
        TEXTS.assert_alike();
    }
}
