//! What the registers come to, in words, from `assets/lang/*/registers.ron`: window, commands and report say
//! the same figure by the same rule.

use super::ends::Lasting;
use super::measure_gain::MeasureLack;
use super::numbers::{Bounds, Four, Sum};
use super::what_if::{NoEstimate, WhatIf};
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::base::numbers_said::grouped;

texts! {
    /// The wording of the registers' figures.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct RegisterWords {
        no_registers bought bought_all sold no_sold no_products monthly places_made_in places_owned_from places_partner place place_unknown
        places_more hhi abroad abroad_marked abroad_perhaps marked marked_all marked_item marked_perhaps marked_unknown
        singles singles_all known known_part known_rows known_partner known_made_in known_owned_from known_stock
        known_recovery known_alternative known_confirmed known_deeper doubts doubt_owners doubt_shares
        doubt_nothing_left doubt_several doubt_product stop_made_in stop_owned_from stop_partner stop_entry
        stop_scenario lasts_days lasts_recovered estimated not_estimated nothing_held no_estimate_places
        no_estimate_usual assumed outermost outermost_absent not_counted products product product_unfelt figures felt
        sales_line calls call own_sites purchasing sales_department left_items left_item left_products left_sales
        points point point_home point_unknown measures measure measure_nothing measure_alone both_move most_moves least_moves none_moves measure_unfinished
        measure_lacks lacks_rows lacks_changes lacks_more_stock lacks_qualified lacks_split
        no_such_partner no_such_scenario no_such_entry nearest
        importance exercised reviewed lives_by unranked
        moved moved_line moved_bought moved_without moved_country moved_owner moved_abroad moved_hhi
        moved_marked moved_singles moved_scenario
    }
}

static WORDS: Wording<RegisterWords> = Wording::new(
    include_str!("../../assets/lang/ja/registers.ron"),
    include_str!("../../assets/lang/en/registers.ron"),
);

/// The wording in a language.
#[must_use]
pub fn register_words(lang: Lang) -> &'static RegisterWords {
    WORDS.get(lang)
}

/// To which side a number is rounded where it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounded {
    /// Down: a lower end.
    Down,
    /// To the nearest, a half up: an estimate.
    Nearest,
    /// Up: an upper end.
    Up,
}

impl Rounded {
    fn divide(self, number: Sum, by: Sum) -> Sum {
        match self {
            Self::Down => number / by,
            Self::Nearest => (number + by / 2) / by,
            Self::Up => number.div_ceil(by),
        }
    }
}

/// A sum of yen as it is said: `¥14.8 bn`, `148億円`.
#[must_use]
pub fn money(sum: Sum, rounded: Rounded, lang: Lang) -> String {
    let units: &[(Sum, &str)] = match lang {
        Lang::Ja => &[(1_000_000_000_000, "兆"), (100_000_000, "億"), (10_000, "万")],
        Lang::En => &[(1_000_000_000_000, " tn"), (1_000_000_000, " bn"), (1_000_000, " m")],
    };
    let found = units.iter().find(|(unit, _)| sum >= *unit);
    let (number, name) = match found {
        Some((unit, name)) => {
            // Three digits, so that ends that differ by a hundredth are told apart.
            let decimals = if sum < unit * 10 { 2 } else { 1 };
            let parts = rounded.divide(sum * (10 as Sum).pow(decimals), *unit);
            (decimals_said(parts, decimals), *name)
        }
        None => (grouped(sum), ""),
    };
    match lang {
        Lang::Ja => format!("{number}{name}円"),
        Lang::En => format!("¥{number}{name}"),
    }
}

/// A number of tenths or hundredths as a decimal, without zeros at its end.
fn decimals_said(parts: Sum, decimals: u32) -> String {
    let whole = (10 as Sum).pow(decimals);
    let fraction = format!("{:0>width$}", parts % whole, width = decimals as usize);
    match fraction.trim_end_matches('0') {
        "" => grouped(parts / whole),
        part => format!("{}.{part}", grouped(parts / whole)),
    }
}

/// What stands between two ends.
#[must_use]
pub fn to(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "〜",
        Lang::En => "–",
    }
}

/// A part of a whole between its ends, in percent.
#[must_use]
pub fn percents(part: Bounds, lang: Lang) -> String {
    let (low, high) = (part.low / 10_000, part.high.div_ceil(10_000));
    if part.low == part.high {
        let tenths = Rounded::Nearest.divide(part.low.into(), 1_000);
        format!("{}%", decimals_said(tenths, 1))
    } else {
        format!("{low}{}{high}%", to(lang))
    }
}

/// A concentration between its ends, as a number from 0 to 1.
#[must_use]
pub fn concentration(hhi: Bounds, lang: Lang) -> String {
    let said = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    if hhi.low == hhi.high {
        said((hhi.low + 5_000) / 10_000)
    } else {
        format!("{}{}{}", said(hhi.low / 10_000), to(lang), said(hhi.high.div_ceil(10_000)))
    }
}

impl RegisterWords {
    /// Four figures in a row.
    #[must_use]
    pub fn four(&self, of: Four<Sum>, lang: Lang) -> String {
        let estimate = of.estimate.map_or("–".to_owned(), |sum| money(sum, Rounded::Nearest, lang));
        let (least, most) = (money(of.least, Rounded::Down, lang), money(of.most, Rounded::Up, lang));
        let outermost = money(of.outermost, Rounded::Up, lang);
        let values =
            [("estimate", &*estimate), ("least", &*least), ("most", &*most), ("outermost", &*outermost)];
        fill(&self.figures, &values)
    }

    /// How long something lasts.
    #[must_use]
    pub fn lasting(&self, lasting: Lasting) -> String {
        match lasting {
            Lasting::Days(_) => fill(&self.lasts_days, &[("days", &lasting.days().to_string())]),
            Lasting::UntilRecovered => self.lasts_recovered.clone(),
        }
    }

    /// What a measure lacks so that it can be reckoned with; nothing where it can.
    #[must_use]
    pub fn lacking(&self, what: &str, lacks: &[MeasureLack], lang: Lang) -> Option<String> {
        let lacks: Vec<&str> = lacks
            .iter()
            .map(|lack| match lack {
                MeasureLack::Rows => self.lacks_rows.as_str(),
                MeasureLack::Changes => &self.lacks_changes,
                MeasureLack::MoreStock => &self.lacks_more_stock,
                MeasureLack::Qualified => &self.lacks_qualified,
                MeasureLack::Split => &self.lacks_split,
            })
            .collect();
        let listed = lacks.join(if lang == Lang::Ja { "、" } else { "; " });
        (!lacks.is_empty()).then(|| fill(&self.measure_lacks, &[("what", what), ("lacks", &listed)]))
    }

    /// What a stop comes to, in sentences: the estimate first, the range after it, and what is not known.
    #[must_use]
    pub fn what_if(&self, found: &WhatIf, what: &str, lang: Lang) -> Vec<String> {
        let company = found.company;
        let (least, most) =
            (money(company.least, Rounded::Down, lang), money(company.most, Rounded::Up, lang));
        let estimate = company.estimate.map(|sum| money(sum, Rounded::Nearest, lang)).unwrap_or_default();
        let (all, lasting) = (money(found.all_sales, Rounded::Nearest, lang), self.lasting(found.lasting));
        let values = [
            ("what", what),
            ("lasting", &*lasting),
            ("all", &*all),
            ("least", &*least),
            ("most", &*most),
            ("estimate", &*estimate),
        ];
        let template = match company.estimate {
            _ if company.most == 0 => &self.nothing_held,
            Some(_) => &self.estimated,
            None => &self.not_estimated,
        };
        let mut said = vec![fill(template, &values)];
        match found.no_estimate {
            Some(NoEstimate::PlacesUnknown) => {
                said.push(fill(&self.no_estimate_places, &[("part", &percents(found.known, lang))]));
            }
            Some(NoEstimate::NothingUsual) => said.push(self.no_estimate_usual.clone()),
            None if found.assumed > 0 => {
                said.push(fill(&self.assumed, &[("count", &grouped(found.assumed as u128))]));
            }
            None => {}
        }
        if company.outermost > company.most {
            let outermost = money(company.outermost, Rounded::Up, lang);
            let (rows, absent) = (grouped(found.perhaps_hit() as u128), grouped(found.rows.absent as u128));
            let values = [("rows", &*rows), ("absent", &*absent), ("outermost", &*outermost)];
            let template = if found.rows.absent > 0 { &self.outermost_absent } else { &self.outermost };
            said.push(fill(template, &values));
        }
        said.push(self.not_counted.clone());
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence_with_the_same_placeholders() {
        WORDS.assert_alike();
    }

    #[test]
    fn money_is_said_in_the_units_of_the_language_and_rounded_to_the_side_of_its_end() {
        let said = |sum: Sum, rounded| [Lang::En, Lang::Ja].map(|lang| money(sum, rounded, lang));
        assert_eq!(said(14_849_000_000, Rounded::Nearest), ["¥14.8 bn", "148.5億円"]);
        assert_eq!(said(14_849_000_000, Rounded::Down), ["¥14.8 bn", "148.4億円"]);
        assert_eq!(said(14_849_000_000, Rounded::Up), ["¥14.9 bn", "148.5億円"]);
        assert_eq!(said(0, Rounded::Up), ["¥0", "0円"]);
        assert_eq!(said(12_345, Rounded::Up), ["¥12,345", "1.24万円"]);
        assert_eq!(said(2_000_000_000_000, Rounded::Up), ["¥2 tn", "2兆円"]);
        assert_eq!(said(2_514_000_000, Rounded::Down), ["¥2.51 bn", "25.1億円"]);
        assert_eq!(said(251_400_000, Rounded::Up), ["¥251.4 m", "2.52億円"]);
        assert_eq!(said(205_000_000, Rounded::Nearest), ["¥205 m", "2.05億円"]);
        assert_eq!(said(123_400_000_000_000, Rounded::Down), ["¥123.4 tn", "123.4兆円"]);
    }

    #[test]
    fn parts_are_said_between_their_ends() {
        assert_eq!(percents(Bounds { low: 400_000, high: 600_001 }, Lang::En), "40–61%");
        assert_eq!(percents(Bounds { low: 125_000, high: 125_000 }, Lang::En), "12.5%");
        assert_eq!(concentration(Bounds { low: 375_000, high: 1_000_000 }, Lang::En), "0.37–1.00");
        assert_eq!(concentration(Bounds { low: 333_333, high: 333_333 }, Lang::En), "0.33");
    }
}
