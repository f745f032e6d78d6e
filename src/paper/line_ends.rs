//! In the reports of the samples no line begins with what belongs to the end of the one before, and no size of
//! print is smaller than was decided.

use super::invariants::lines;
use super::layout::lay_out;
use super::pages::{Item, Laid};
use super::set::text::Setter;
use super::style::{LABEL, MARGIN, RIGHT};
use super::tree::{Role, Tag};
use crate::audience::{Disclosed, Earlier, EarlierKind, EarlierState, Edition};
use crate::base::lang::Lang;
use crate::questionnaire::Catalogue;
use crate::questionnaire::shipped::meti_guideline;
use crate::report::{Extras, ReportInput, build_as};

/// A sample's pages, compared with a state in which every third answer was not there.
fn laid(lang: Lang, edition: Edition) -> Laid {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron"),
        Lang::En => include_bytes!("../../assets/sample/sample.en.ron"),
    };
    let now = crate::storage::parse(bytes, &Catalogue::shipped()).unwrap().assessment;
    let (questionnaire, date) = (meti_guideline(), jiff::civil::date(2026, 11, 24));
    let mut then = now.clone();
    let dropped: Vec<_> = then.answers.keys().step_by(3).cloned().collect();
    dropped.iter().for_each(|id| drop(then.answers.remove(id)));
    let disclosed = &Disclosed::to(edition, questionnaire, &now, date);
    let before = EarlierState {
        kind: EarlierKind::File,
        name: "2025.keian",
        date: Some(jiff::civil::date(2025, 11, 1)),
        answers: &then,
    };
    let earlier = Earlier::of(questionnaire, before, (&now, disclosed.card()), date);
    let extras = Extras { earlier: Some(&earlier), ..Extras::default() };
    let input = ReportInput { questionnaire, disclosed, lang, date, app: "Keian test" };
    lay_out(&mut build_as(&input, &extras).unwrap(), &mut Setter::new().unwrap())
}

/// A line and the next one of the same text, and whether the first is as long as any of them.
fn pairs(laid: &Laid) -> Vec<(String, String, bool)> {
    let mut found = Vec::new();
    for page in &laid.pages {
        let lines = lines(page);
        for pair in lines.windows(2) {
            let text = |node: u32| laid.tree.nodes[node as usize].role != Role::Figure;
            let same = matches!(pair[0].tag, Tag::Node(node) if text(node)) && pair[0].tag == pair[1].tag;
            // What stands beside is no next line: the unit of a large number.
            let below = pair[0].edges[1] < pair[1].edges[1] && pair[1].edges[0] < pair[0].edges[2];
            if same && below {
                let right = lines.iter().filter(|line| line.tag == pair[0].tag).map(|line| line.edges[2]);
                // Values of a field stand one under another, up to the margin.
                let value = (pair[0].edges[0] - MARGIN - LABEL).abs() < 0.1;
                let right = if value { RIGHT } else { right.fold(0.0, f32::max) };
                let full = pair[0].edges[2] > right - 24.0;
                found.push((pair[0].text.trim_end().to_owned(), pair[1].text.clone(), full));
            }
        }
    }
    found
}

/// Whether a text ends with a number of something: neither a year nor the end of a sign such as A-1.
fn ends_with_a_count(text: &str) -> bool {
    let number =
        text.rsplit(|char: char| !char.is_ascii_digit() && !",.".contains(char)).next().unwrap_or("");
    let before = text[..text.len() - number.len()].chars().last();
    number.ends_with(|char: char| char.is_ascii_digit())
        && (number.len() != 4 || number.contains(','))
        && !before.is_some_and(|char| char == '-' || char.is_ascii_alphabetic())
}

/// With how many ideographs a text begins.
fn ideographs(chars: impl Iterator<Item = char>) -> usize {
    chars.take_while(|char| ('\u{4e00}'..='\u{9fff}').contains(char)).count()
}

#[test]
fn no_number_is_torn_from_its_unit_and_nothing_from_its_arrow() {
    let units = "件問点年月日社人回つか国歳倍割億万";
    for lang in Lang::ALL {
        for edition in Edition::ALL {
            let pairs = pairs(&laid(lang, edition));
            assert!(pairs.len() > 50, "{lang:?} {edition:?}: {}", pairs.len());
            // In a cell the coverage stands in a line of its own, and the second of two days.
            let owns = ["coverage ", "回答の割合", "見直した日"];
            let own = |next: &str| owns.iter().any(|begin| next.starts_with(begin));
            for (line, next, full) in pairs.into_iter().filter(|(_, next, _)| !own(next)) {
                let told = format!("{lang:?} {edition:?}: {line} / {next}");
                let first = next.chars().next().unwrap_or(' ');
                assert!(first != ' ' && first != '→' && !line.ends_with('→'), "{told}");
                assert!(!"▼÷×=≈≒".contains(first), "{told}");
                assert!(!(line.ends_with("No") && next.starts_with("range")), "{told}");
                let named = ["Principle", "Domain", "low", "high"].iter().any(|word| line.ends_with(word));
                assert!(!(named && first.is_ascii_digit()), "{told}");
                // A word of two characters is not torn; what is said in a line of its own ends before it is full.
                let ideographs = [ideographs(line.chars().rev()), ideographs(next.chars())];
                let torn = full && !ideographs.contains(&0) && ideographs.contains(&1);
                assert!(!torn, "{told}");
                let part = line.strip_suffix(" /").is_some_and(ends_with_a_count);
                assert!(first != '/' && !part, "{told}");
                let months = ["January", "March", "May", "September", "October", "November", "December"];
                let dated = months.iter().any(|month| next.starts_with(month));
                let unit = dated || first.is_ascii_lowercase() || units.contains(first);
                assert!(!(ends_with_a_count(&line) && unit), "{told}");
                let range = |of: char| "–〜".contains(of);
                // Alone it says that there is no number.
                assert!(next == "–" || !range(first), "{told}");
                assert!(line == "–" || !line.ends_with(range), "{told}");
                assert!(!(first.is_ascii_digit() && line.ends_with("レベル")), "{told}");
                let dated = months.iter().any(|month| line.ends_with(month));
                assert!(!(dated && first.is_ascii_digit()), "{told}");
            }
        }
    }
}

/// An earlier state makes one part more, and for all of them there is room.
#[test]
fn the_contents_of_a_report_beside_an_earlier_state_are_not_cut() {
    for lang in Lang::ALL {
        let laid = laid(lang, Edition::Full);
        // Two digests are given by their beginnings.
        assert_eq!(laid.pages[0].text().matches('…').count(), 2, "{lang:?}: {}", laid.pages[0].text());
    }
}

/// Amounts stand with what is said of them: where from and where to, how often they are paid.
#[test]
fn amounts_in_a_table_stand_on_one_line_with_what_is_said_of_them() {
    let wanted = [
        (Lang::Ja, &["27.3億円から", "年に4,000万円", "(7.39億円〜13.9億円)"][..]),
        (Lang::En, &["From ¥2.73 bn", "¥120 m a year", "(¥739.3 m – ¥1.39 bn)"]),
    ];
    for (lang, wanted) in wanted {
        let laid = laid(lang, Edition::Full);
        let found: Vec<String> = laid.pages.iter().flat_map(lines).map(|line| line.text).collect();
        for amount in wanted {
            assert!(found.iter().any(|line| line.trim_end() == *amount), "{lang:?}: {amount}");
        }
    }
}

/// What is circled stands on one line.
#[test]
fn the_labels_of_the_form_stand_on_one_line() {
    for (lang, wanted) in
        [(Lang::Ja, "緊急度(低い / 普通 / 高い)"), (Lang::En, "Urgency (Low / Normal / High)")]
    {
        let laid = laid(lang, Edition::Questionnaire);
        let found = laid.pages.iter().flat_map(lines).filter(|line| line.text == wanted).count();
        assert_eq!(found, 46, "{lang:?}");
    }
}

#[test]
fn text_is_as_large_as_in_board_papers() {
    for (lang, body) in [(Lang::Ja, 10.5), (Lang::En, 10.0)] {
        for edition in Edition::ALL {
            let laid = laid(lang, edition);
            let mut bodies = 0;
            for placed in laid.pages.iter().skip(1).flat_map(|page| &page.items) {
                let (Item::Text { size, .. }, Tag::Node(node)) = (&placed.item, placed.tag) else { continue };
                let role = laid.tree.nodes[node as usize].role;
                // Numbers within figures are smaller: the boxes of levels, the ends of bars.
                assert!(
                    *size >= 9.0 || matches!(role, Role::Figure | Role::Cell),
                    "{lang:?} {role:?}: {size}"
                );
                bodies += usize::from((*size - body).abs() < 0.001);
            }
            assert!(bodies > 40, "{lang:?} {edition:?}: {bodies} runs of {body} points");
        }
    }
}
