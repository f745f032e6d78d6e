//! The countries of ISO 3166-1 by name: what they are called in both languages, and which one a text means
//! that stands in a ledger. The table is made from the Unicode CLDR by `assets/countries/make.py`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::country::Country;
use super::fold::folded;
use super::lang::Lang;

/// Columns apart by tabs: both codes, the Japanese and the English name, further names apart by `|`.
const TABLE: &str = include_str!("../../assets/countries/countries.tsv");

struct Names {
    ja: &'static str,
    en: &'static str,
}

struct Countries {
    names: BTreeMap<Country, Names>,
    meant: FxHashMap<String, Country>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut all = Countries { names: BTreeMap::new(), meant: FxHashMap::default() };
    for row in TABLE.lines() {
        let columns: Vec<&'static str> = row.split('\t').collect();
        let [code, alpha3, ja, en, others] = columns[..] else { continue };
        let Ok(country) = Country::new(code) else { continue };
        all.names.insert(country, Names { ja, en });
        for name in [code, alpha3, ja, en].into_iter().chain(others.split('|')) {
            if !name.is_empty() {
                all.meant.insert(key(name).into_owned(), country);
            }
        }
    }
    all
});

/// A name without what does not tell countries apart: blanks, dots, commas and what is folded.
fn key(name: &str) -> Cow<'_, str> {
    let left_out = |char: char| char.is_whitespace() || matches!(char, '.' | ',' | '・');
    let folded = folded(name);
    if folded.contains(left_out) {
        return Cow::Owned(folded.chars().filter(|char| !left_out(*char)).collect());
    }
    folded
}

/// What a country is called; a code that is no country's is its own name.
#[must_use]
pub fn country_name(country: Country, lang: Lang) -> String {
    match (COUNTRIES.names.get(&country), lang) {
        (Some(names), Lang::Ja) => names.ja.to_owned(),
        (Some(names), Lang::En) => names.en.to_owned(),
        (None, _) => country.to_string(),
    }
}

/// The country that a text means: a code of two or three letters, or a name in Japanese or English.
#[must_use]
pub fn country_named(text: &str) -> Option<Country> {
    COUNTRIES.meant.get(&*key(text)).copied()
}

/// All countries, in the order of their codes.
pub fn countries() -> impl Iterator<Item = Country> {
    COUNTRIES.names.keys().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_meant_by_its_names_and_codes_and_no_name_means_two() {
        assert_eq!(countries().count(), 249);
        let mut meant: BTreeMap<String, &str> = BTreeMap::new();
        for row in TABLE.lines() {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 5, "{row}");
            for name in columns[..4].iter().copied().chain(columns[4].split('|')) {
                let of =
                    (!name.is_empty()).then(|| meant.insert(key(name).into_owned(), columns[0])).flatten();
                assert!(of.is_none_or(|of| of == columns[0]), "{name} means {of:?} and {}", columns[0]);
                if !name.is_empty() {
                    assert_eq!(country_named(name), Country::new(columns[0]).ok(), "{name}");
                }
            }
        }
    }

    #[test]
    fn a_country_is_found_as_ledgers_write_it() {
        for (text, code) in [
            ("中国", "CN"),
            (" ＣＨＮ ", "CN"),
            ("ﾍﾞﾄﾅﾑ", "VN"),
            ("ヴェトナム", "VN"),
            ("米国", "US"),
            ("アメリカ合衆国", "US"),
            ("u.s.a.", "US"),
            ("臺灣", "TW"),
            ("Korea, Republic of", "KR"),
            ("UAE", "AE"),
            ("国内", "JP"),
        ] {
            assert_eq!(
                country_named(text).map(|country| country.to_string()),
                Some(code.to_owned()),
                "{text}"
            );
        }
        for text in ["", "海外", "ZZ", "不明", "EU", "China and Vietnam"] {
            assert_eq!(country_named(text), None, "{text}");
        }
    }

    #[test]
    fn a_country_is_called_as_business_papers_call_it() {
        let name = |code, lang| country_name(Country::new(code).unwrap(), lang);
        assert_eq!([name("US", Lang::Ja), name("US", Lang::En)], ["米国", "United States"]);
        assert_eq!([name("HK", Lang::Ja), name("HK", Lang::En)], ["香港", "Hong Kong"]);
        assert_eq!(name("ZZ", Lang::Ja), "ZZ", "no country's code");
    }
}
