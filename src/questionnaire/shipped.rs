//! The questionnaire and the reference lists that are compiled in.

use std::sync::LazyLock;

use super::checked::{Checked, Provenance};
use super::list::{Item, ReferenceList};
use crate::base::compiled::{compiled_in, compiled_in_as_json};

/// A shipped file: its path in the repository and its text.
pub type File = (&'static str, &'static str);

/// The questionnaire on METI's guideline.
pub static METI_GUIDELINE: File =
    ("questionnaires/meti-guideline.ron", include_str!("../../questionnaires/meti-guideline.ron"));

/// What it says, as the build has written it: JSON is read in a quarter of the time, and every start reads it.
const METI_GUIDELINE_READ: &str = include_str!(concat!(env!("OUT_DIR"), "/meti-guideline.json"));

/// The SHA-256 of that text, and the digest of what it says, by which files name it. They are written
/// down because every file and report needs the latter, and it takes longer to make than the text to
/// read. Where a word changes, the text from before joins those in `src/questionnaire/earlier.rs`.
pub const METI_GUIDELINE_DIGEST: (&str, &str) = (
    "a451c92fea7e94352af7fd4cdb25b3973c00a5974e0a9dfa178e298f79fff0ed",
    "91f74c446432ddf8b8bf8475dfe531582b07228a2571a9d40482aab2bbf7d44a",
);

/// The reference lists.
pub const LISTS: [File; 7] = [
    ("questionnaires/lists/technologies.ron", include_str!("../../questionnaires/lists/technologies.ron")),
    (
        "questionnaires/lists/critical-minerals.ron",
        include_str!("../../questionnaires/lists/critical-minerals.ron"),
    ),
    (
        "questionnaires/lists/specified-critical-products.ron",
        include_str!("../../questionnaires/lists/specified-critical-products.ron"),
    ),
    ("questionnaires/lists/leak-routes.ron", include_str!("../../questionnaires/lists/leak-routes.ron")),
    (
        "questionnaires/lists/risk-scenarios.ron",
        include_str!("../../questionnaires/lists/risk-scenarios.ron"),
    ),
    (
        "questionnaires/lists/stakeholder-dialogue.ron",
        include_str!("../../questionnaires/lists/stakeholder-dialogue.ron"),
    ),
    ("questionnaires/lists/documents.ron", include_str!("../../questionnaires/lists/documents.ron")),
];

/// The shipped questionnaire: one and the same for all who ask. A test holds it to be free of faults.
#[must_use]
pub fn meti_guideline() -> &'static Checked {
    static READ: LazyLock<Checked> = LazyLock::new(|| {
        let read = compiled_in_as_json(METI_GUIDELINE.0, METI_GUIDELINE_READ);
        Checked::new(read, METI_GUIDELINE_DIGEST.1.to_owned(), Provenance::Shipped)
    });
    &READ
}

/// The shipped reference lists.
#[must_use]
pub fn lists() -> &'static [ReferenceList] {
    static PARSED: LazyLock<Vec<ReferenceList>> =
        LazyLock::new(|| LISTS.iter().map(|(name, text)| compiled_in(name, text)).collect());
    &PARSED
}

/// The list of the ways by which technologies leave, of which the first are routes.
const ROUTES_LIST: &str = "leak-routes";

/// How many of the list's entries are routes.
pub const ROUTES: usize = 7;

/// The routes by which technologies leave.
#[must_use]
pub fn leak_routes() -> &'static [Item] {
    let list = lists().iter().find(|list| list.id.as_str() == ROUTES_LIST);
    list.and_then(|list| list.items.get(..ROUTES)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::base::digest::{digest_of, sha256_hex};
    use crate::base::lang::Lang;

    #[test]
    fn it_asks_forty_eight_questions_in_six_areas() {
        let q = meti_guideline();
        let by_area: Vec<_> = q.areas.iter().map(|area| (area.id.as_str(), area.questions.len())).collect();
        assert_eq!(by_area, [("P1", 7), ("P2", 5), ("P3", 4), ("A", 10), ("I", 11), ("G", 11)]);
        assert_eq!(q.questions().count(), 48);
    }

    #[test]
    fn it_has_the_digest_that_files_and_reports_are_told() {
        let made = (sha256_hex(METI_GUIDELINE.1.as_bytes()), digest_of(&**meti_guideline()).unwrap());
        assert_eq!(
            METI_GUIDELINE_DIGEST,
            (made.0.as_str(), made.1.as_str()),
            "a word of the questionnaire has changed: the text from before is kept, see docs/decisions.md"
        );
    }

    #[test]
    fn what_is_read_at_a_start_is_what_its_text_says() {
        let text: crate::questionnaire::Questionnaire = ron::from_str(METI_GUIDELINE.1).unwrap();
        assert_eq!(**meti_guideline(), text);
    }

    #[test]
    fn it_declares_the_three_facts_that_were_there_before_any_was_declared() {
        let asked = |facts: &[crate::questionnaire::FactAsked]| -> Vec<_> {
            facts.iter().map(|fact| (fact.id.to_string(), fact.kind.clone())).collect()
        };
        let now = asked(&meti_guideline().facts);
        assert_eq!(now, asked(&crate::questionnaire::facts::undeclared()));
        let ids: Vec<&str> = now.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["overseas_production", "single_sourced", "limited_resources"]);
    }

    #[test]
    fn the_short_run_asks_twelve() {
        let keys: Vec<_> =
            meti_guideline().questions().filter(|(_, q)| q.key).map(|(_, q)| q.id.as_str()).collect();
        assert_eq!(
            keys,
            ["P1-1", "P1-4", "P1-5", "L-1", "P2-2", "P3-1", "A-1", "A-3", "I-3", "I-5", "G-2", "G-6"]
        );
    }

    #[test]
    fn no_two_questions_share_a_level_description() {
        for lang in Lang::ALL {
            let all: Vec<&str> =
                meti_guideline().questions().flat_map(|(_, q)| &q.levels).map(|t| t.get(lang)).collect();
            assert_eq!(all.len(), 37 * 5 + 11 * 3);
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        }
    }

    #[test]
    fn the_lists_have_all_their_items() {
        let sizes: Vec<_> = lists().iter().map(|l| (l.id.as_str(), l.items.len())).collect();
        assert_eq!(
            sizes,
            [
                ("technologies", 19),
                ("critical-minerals", 29),
                ("specified-critical-products", 16),
                ("leak-routes", 21),
                ("risk-scenarios", 8),
                ("stakeholder-dialogue", 6),
                ("documents", 5),
            ]
        );
        assert_eq!(leak_routes().len(), ROUTES);
    }
}
