//! Figures of the registers in lines of words: commands and window say the same.

use super::asking::Call;
use super::bought_said::more_said;
use super::cells::Whom;
use super::concentration::Concentration;
use super::marked::Marking;
use super::measure_gain::{Gain, MeasureGain};
use super::numbers::{Four, Sum};
use super::places::TradePlace;
use super::what_if::{ProductLoss, WhatIf};
use super::words::{RegisterWords, Rounded, concentration, money, percents, to};
use crate::assessment::registers::scenarios::Countermeasure;
use crate::base::countries::country_name;
use crate::base::lang::{Lang, fill, opening};
use crate::base::numbers_said::grouped;

/// A place as it is said.
#[must_use]
pub fn place_said(place: &TradePlace, lang: Lang) -> String {
    match place {
        TradePlace::Country(country) => country_name(*country, lang),
        TradePlace::Partner(name) => name.clone(),
    }
}

/// How concentrated something is.
#[must_use]
pub fn hhi_said(w: &RegisterWords, found: &Concentration, lang: Lang) -> String {
    let (low, high) = found.equal_sources();
    let tenths = |hundredths: u64| format!("{}.{}", hundredths / 100, hundredths / 10 % 10);
    let sources = if low / 10 == high / 10 {
        tenths(low)
    } else {
        format!("{}{}{}", tenths(low), to(lang), tenths(high))
    };
    fill(&w.hhi, &[("hhi", &*concentration(found.hhi, lang)), ("sources", &*sources)])
}

/// How concentrated is what comes from abroad, and whether that is marked.
#[must_use]
pub fn abroad_said(w: &RegisterWords, abroad: Option<&Concentration>, lang: Lang) -> Vec<String> {
    let Some(abroad) = abroad else { return Vec::new() };
    let hhi = concentration(abroad.hhi, lang);
    let mut said = vec![fill(&w.abroad, &[("part", &*percents(abroad.part, lang)), ("hhi", &*hhi)])];
    match abroad.marking() {
        Some(Marking::Surely) => said.push(w.abroad_marked.clone()),
        Some(Marking::Perhaps) => said.push(w.abroad_perhaps.clone()),
        None => {}
    }
    said
}

/// The products that lose anything, those with the highest estimate first; where there is none, the upper end stands
/// for it.
#[must_use]
pub fn felt_products(found: &WhatIf) -> Vec<&ProductLoss> {
    let mut products: Vec<&ProductLoss> =
        found.products.iter().filter(|product| product.counted.outermost > 0).collect();
    let key = |product: &&ProductLoss| {
        let of = product.counted;
        std::cmp::Reverse((of.estimate.unwrap_or(of.most), of.outermost))
    };
    products.sort_by_key(key);
    products
}

/// What a product loses, and when.
#[must_use]
pub fn product_said(w: &RegisterWords, product: &ProductLoss, lang: Lang) -> String {
    let figures = w.four(product.counted, lang);
    let felt = product.felt;
    // Days are counted from the first on.
    let days = felt
        .estimate
        .or(felt.most)
        .map(|(from, to)| fill(&w.felt, &[("from", &(from + 1).to_string()), ("to", &to.to_string())]));
    let template = if days.is_some() { &w.product } else { &w.product_unfelt };
    let days = days.unwrap_or_default();
    fill(template, &[("name", product.called()), ("figures", &*figures), ("felt", &*days)])
}

/// What customers in what stops would not take, if anything.
#[must_use]
pub fn sales_said(w: &RegisterWords, found: &WhatIf, lang: Lang) -> Option<String> {
    let held = found.sales.iter().any(|sale| sale.lost.outermost > 0);
    held.then(|| fill(&w.sales_line, &[("figures", &w.four(found.terms.sales, lang))]))
}

/// How many items or products that are in no figure are named.
const LISTED: usize = 12;

/// What is in no figure.
#[must_use]
pub fn left_out_said(w: &RegisterWords, found: &WhatIf, lang: Lang) -> Vec<String> {
    let list = |mut names: Vec<String>| {
        let more = more_said(w, names.len(), LISTED);
        names.truncate(LISTED);
        names.extend(more);
        names.join(lang.comma())
    };
    let left = &found.left_out;
    let items: Vec<String> = left
        .items
        .iter()
        .map(|(item, sum, _)| {
            let amount = money(*sum, Rounded::Nearest, lang);
            if *sum > 0 { fill(&w.left_item, &[("item", item), ("amount", &amount)]) } else { item.clone() }
        })
        .collect();
    let ids = |ids: &[crate::base::ids::ProductId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let all = [
        (&w.left_items, "items", items),
        (&w.left_products, "products", ids(&left.without_rows)),
        (&w.left_sales, "products", ids(&left.without_sales)),
    ];
    let named = all.into_iter().filter(|(.., names)| !names.is_empty());
    named.map(|(template, place, names)| fill(template, &[(place, &list(names))])).collect()
}

/// Who is asked.
#[must_use]
pub fn whom_said<'a>(w: &'a RegisterWords, whom: &'a Whom) -> &'a str {
    match whom {
        Whom::Partner(name) => name,
        Whom::OwnSites => &w.own_sites,
        Whom::Purchasing => &w.purchasing,
        Whom::Sales => &w.sales_department,
    }
}

/// Who is asked about how many rows, and how far the figures may move by it.
#[must_use]
pub fn call_said(w: &RegisterWords, call: &Call, lang: Lang) -> String {
    let whom = whom_said(w, &call.whom);
    let (rise, fall) = (money(call.rise, Rounded::Nearest, lang), money(call.fall, Rounded::Nearest, lang));
    let rows = grouped(call.rows.len() as u128);
    fill(&w.call, &[("whom", whom), ("rows", &*rows), ("rise", &*rise), ("fall", &*fall)])
}

/// How both ends move by a measure, and which of them stays as far as it is said.
#[must_use]
pub fn moves_said(w: &RegisterWords, of: Gain, lang: Lang) -> String {
    let ends =
        |four: Four<Sum>| (money(four.least, Rounded::Down, lang), money(four.most, Rounded::Up, lang));
    let ((least, most), (least_after, most_after)) = (ends(of.before), ends(of.after));
    let template = match (least == least_after, most == most_after) {
        (false, false) => &w.both_move,
        (true, false) => &w.most_moves,
        (false, true) => &w.least_moves,
        (true, true) => &w.none_moves,
    };
    let values =
        [("least", &*least), ("least_after", &*least_after), ("most", &*most), ("most_after", &*most_after)];
    fill(template, &values)
}

/// What a measure buys, in its scenario and for its partners alone.
#[must_use]
pub fn gain_said(w: &RegisterWords, measure: &Countermeasure, gain: &MeasureGain, lang: Lang) -> Vec<String> {
    let what = measure.called();
    if let Some(lacking) = w.lacking(what, &gain.lacks, lang) {
        return vec![lacking];
    }
    let said = |template: &str, of: Gain| {
        let amount = money(of.at_most, Rounded::Up, lang);
        fill(template, &[("what", what), ("amount", &*amount), ("ends", &*moves_said(w, of, lang))])
    };
    let first = if gain.in_scenario.at_most == 0 { &w.measure_nothing } else { &w.measure };
    let mut lines = vec![said(first, gain.in_scenario)];
    lines.extend(gain.alone.map(|alone| opening(&said(&w.measure_alone, alone))));
    if !gain.unfinished.is_empty() {
        lines.push(opening(&w.measure_unfinished));
    }
    lines
}
