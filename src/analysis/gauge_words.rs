//! What the registers say of a question, in words, from `assets/lang/*/bearings.ron`: beside the question and in
//! checks the same.

use super::gauges::{GaugeReading, Readings};
use super::words::{percents, register_words};
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::base::numbers_said::grouped;
use crate::questionnaire::bearing::{Bearing, Circle, Gauge};

texts! {
    /// The wording of what bears on questions.
    #[allow(missing_docs, reason = "each field is the text that it names")]
    pub struct GaugeWords {
        beside of_bought of_rows deeper deeper_rows customers destinations amounts volumes sites made_abroad products
        single_items single_answered single_evaluated single_days technologies_reasoned technologies_threatened
        routes leak_effects leak_amounts scenarios_told scenarios_reviewed scenarios_exercised scenarios_ranked
        measures_assigned scenarios_met talks recent_talks peers_law customer_circle supplier_circle
        customer_supplier_circle supplier_peer_circle bank_circle shareholder_circle authority_circle concern_circle
        peer_circle
    }
}

static WORDS: Wording<GaugeWords> = Wording::new(
    include_str!("../../assets/lang/ja/bearings.ron"),
    include_str!("../../assets/lang/en/bearings.ron"),
);

/// The wording in a language.
fn gauge_words(lang: Lang) -> &'static GaugeWords {
    WORDS.get(lang)
}

/// What bears on a question, in one sentence; `None` where the registers say nothing of it.
#[must_use]
pub fn beside_said(bearings: &[Bearing], readings: &Readings, lang: Lang) -> Option<String> {
    let said: Vec<String> = bearings
        .iter()
        .filter_map(|bearing| Some(reading_said(bearing.gauge, readings.get(bearing.gauge)?, lang)))
        .collect();
    let said = said.join(lang.semicolon());
    (!said.is_empty()).then(|| fill(&gauge_words(lang).beside, &[("said", &said)]))
}

/// What one gauge says, as a sentence.
#[must_use]
pub fn sentence_said(gauge: Gauge, reading: GaugeReading, lang: Lang) -> String {
    fill(&gauge_words(lang).beside, &[("said", &reading_said(gauge, reading, lang))])
}

/// What one gauge says, as a part of a sentence.
#[must_use]
pub fn reading_said(gauge: Gauge, reading: GaugeReading, lang: Lang) -> String {
    let (w, registers) = (gauge_words(lang), register_words(lang));
    let bought = |what: &'static str| match reading.amount {
        Some(_) => (w.of_bought.as_str(), what),
        None => (w.of_rows.as_str(), what),
    };
    let (template, what) = match gauge {
        Gauge::Partners => bought(&registers.known_partner),
        Gauge::MadeIn => bought(&registers.known_made_in),
        Gauge::OwnedFrom => bought(&registers.known_owned_from),
        Gauge::Stocks => bought(&registers.known_stock),
        Gauge::DeeperTiers if reading.amount.is_some() => (&*w.deeper, ""),
        Gauge::DeeperTiers => (&*w.deeper_rows, ""),
        Gauge::Customers => (&*w.customers, ""),
        Gauge::Destinations => (&*w.destinations, ""),
        Gauge::Amounts => (&*w.amounts, ""),
        Gauge::Volumes => (&*w.volumes, ""),
        Gauge::Sites => (&*w.sites, ""),
        Gauge::MadeAbroad => (&*w.made_abroad, ""),
        Gauge::Products => (&*w.products, ""),
        Gauge::SingleItems => (&*w.single_items, ""),
        Gauge::SingleAnswered => (&*w.single_answered, ""),
        Gauge::SingleEvaluated => (&*w.single_evaluated, ""),
        Gauge::SingleDays => (&*w.single_days, ""),
        Gauge::TechnologiesReasoned => (&*w.technologies_reasoned, ""),
        Gauge::TechnologiesThreatened => (&*w.technologies_threatened, ""),
        Gauge::RoutesLookedAt => (&*w.routes, ""),
        Gauge::LeakEffects => (&*w.leak_effects, ""),
        Gauge::LeakAmounts => (&*w.leak_amounts, ""),
        Gauge::ScenariosTold => (&*w.scenarios_told, ""),
        Gauge::ScenariosReviewed => (&*w.scenarios_reviewed, ""),
        Gauge::ScenariosExercised => (&*w.scenarios_exercised, ""),
        Gauge::ScenariosRanked => (&*w.scenarios_ranked, ""),
        Gauge::MeasuresAssigned => (&*w.measures_assigned, ""),
        Gauge::ScenariosMet => (&*w.scenarios_met, ""),
        Gauge::Talks(circle) => (&*w.talks, w.circle(circle)),
        Gauge::RecentTalks(circle) => (&*w.recent_talks, w.circle(circle)),
        Gauge::PeersLaw => (&*w.peers_law, ""),
    };
    let (have, all) = reading.count;
    let (have, all) = (grouped(have as u128), grouped(all as u128));
    let part = percents(reading.bounds(), lang);
    fill(template, &[("what", what), ("circle", what), ("part", &*part), ("have", &*have), ("all", &*all)])
}

impl GaugeWords {
    fn circle(&self, circle: Circle) -> &str {
        match circle {
            Circle::Customers => &self.customer_circle,
            Circle::Suppliers => &self.supplier_circle,
            Circle::CustomersAndSuppliers => &self.customer_supplier_circle,
            Circle::SuppliersAndPeers => &self.supplier_peer_circle,
            Circle::Banks => &self.bank_circle,
            Circle::Shareholders => &self.shareholder_circle,
            Circle::Authorities => &self.authority_circle,
            Circle::SupplyConcern => &self.concern_circle,
            Circle::Peers => &self.peer_circle,
        }
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
    fn counts_have_their_thousands_apart() {
        let reading = GaugeReading { count: (1_160, 1_320), amount: None };
        let said = Lang::ALL.map(|lang| reading_said(Gauge::SingleItems, reading, lang));
        assert_eq!(
            said,
            ["供給元が1つの品目は1,320件のうち1,160件", "1,160 of 1,320 items come from one source"]
        );
    }
}
