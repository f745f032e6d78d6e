//! What holds for every report, whatever the answers: nothing outside its page, no text over
//! another, no line that breaks the rules, every text as often as it is meant to be there.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;

use super::layout::lay_out;
use super::pages::{Item, Laid, Page};
use super::set::breaking::{NEVER_LAST, begins_no_line};
use super::set::cells::PAD;
use super::set::faces::Glyph;
use super::set::table::{ENOUGH, FEWEST, FEWEST_OF_FEW};
use super::set::text::Setter;
use super::style::{BOTTOM, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, RIGHT};
use super::tree::{Role, Tag, Tree};
use crate::assessment::{ActionItem, Answer, Assessment, Evidence, Profile, Response, Run, Urgency};
use crate::audience::{Disclosed, Edition};
use crate::base::ids::{QuestionId, RoleId};
use crate::base::lang::{Lang, Text};
use crate::base::level::Level;
use crate::questionnaire::shipped::meti_guideline;
use crate::questionnaire::{Checked, Question, check};
use crate::report::document::Document;
use crate::report::{ReportInput, build};
use crate::scoring::{Scorecard, plan::finished};

const TODAY: jiff::civil::Date = date(2026, 11, 24);

fn document(questionnaire: &Checked, assessment: &Assessment, edition: Edition, lang: Lang) -> Document {
    let disclosed = &Disclosed::to(edition, questionnaire, assessment, TODAY);
    build(&ReportInput { questionnaire, disclosed, lang, date: TODAY, app: "Keian test" }).unwrap()
}

fn laid(document: &Document) -> Laid {
    lay_out(&mut document.clone(), &mut Setter::new().unwrap())
}

fn chars(glyphs: &[Glyph]) -> impl Iterator<Item = char> + '_ {
    glyphs.iter().flat_map(|glyph| std::iter::once(glyph.char).chain(glyph.mark))
}

/// A line of text: its box (left, top, right, bottom), its text and what it belongs to.
pub(super) struct Line {
    pub(super) edges: [f32; 4],
    /// Where it ends with the space that is there for who reads it aloud and that nobody sees.
    end: f32,
    pub(super) text: String,
    pub(super) tag: Tag,
}

/// The lines of a page; text that goes on in another colour or face is one line.
pub(super) fn lines(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for placed in &page.items {
        let Item::Text { x, y, size, glyphs, .. } = &placed.item else { continue };
        #[allow(clippy::cast_precision_loss, reason = "lines are short")]
        let to = |glyphs: &[Glyph]| {
            x + glyphs.iter().map(|glyph| u32::from(glyph.advance)).sum::<u32>() as f32 / 1000.0 * size
        };
        let seen = glyphs.iter().rposition(|glyph| glyph.char != ' ').map_or(0, |last| last + 1);
        let (right, end) = (to(&glyphs[..seen]), to(glyphs));
        let edges = [*x, y - 0.78 * size, right, y + 0.1 * size];
        match lines.last_mut() {
            Some(last) if (last.end - x).abs() < 0.02 && (last.edges[1] - edges[1]).abs() < 0.01 => {
                (last.edges[2], last.end) = (right, end);
                last.text.extend(chars(glyphs));
            }
            _ => lines.push(Line { edges, end, text: chars(glyphs).collect(), tag: placed.tag }),
        }
    }
    lines
}

/// Nothing stands outside its page, and no text over another one.
fn check_places(laid: &Laid) {
    for (number, page) in laid.pages.iter().enumerate() {
        let lines = lines(page);
        for line in &lines {
            let [left, top, right, bottom] = line.edges;
            let within = if number == 0 { (0.0, PAGE_WIDTH) } else { (MARGIN - 0.1, RIGHT + 0.6) };
            assert!(
                left >= within.0 && right <= within.1 && top > 0.0 && bottom < PAGE_HEIGHT,
                "page {number}: {:?} {}",
                line.edges,
                line.text
            );
            assert!(line.tag == Tag::Furniture || number == 0 || bottom <= BOTTOM + 0.6, "{}", line.text);
        }
        for (place, a) in lines.iter().enumerate() {
            for b in &lines[place + 1..] {
                let over = a.edges[0] < b.edges[2] - 0.3
                    && b.edges[0] < a.edges[2] - 0.3
                    && a.edges[1] < b.edges[3] - 0.3
                    && b.edges[1] < a.edges[3] - 0.3;
                assert!(!over, "page {number}: {:?} over {:?}", a.text, b.text);
            }
        }
        for placed in &page.items {
            if let Item::Path { points, .. } = &placed.item {
                for (x, y) in points {
                    assert!((-0.1..=PAGE_WIDTH + 1.1).contains(x) && (-0.1..=PAGE_HEIGHT).contains(y));
                }
            }
        }
    }
}

/// The lines of a paragraph but the first begin with no closing mark, all but the last end with no
/// opening bracket.
fn check_kinsoku(laid: &Laid) {
    for page in &laid.pages {
        let lines = lines(page);
        for pair in lines.windows(2) {
            let same = matches!(pair[0].tag, Tag::Node(_)) && pair[0].tag == pair[1].tag;
            if same && pair[0].edges[1] < pair[1].edges[1] {
                let (end, start) = (pair[0].text.chars().last(), pair[1].text.chars().next());
                assert!(!start.is_some_and(begins_no_line), "{}", pair[1].text);
                assert!(!end.is_some_and(|c| NEVER_LAST.contains(c)), "{}", pair[0].text);
            }
        }
    }
}

/// The lines of a page that are no header or footer, from the top down.
fn body(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = lines(page).into_iter().filter(|line| line.tag != Tag::Furniture).collect();
    lines.sort_by(|a, b| a.edges[1].total_cmp(&b.edges[1]));
    lines
}

/// The node in which a node stands, and its role.
fn above(tree: &Tree, tag: Tag) -> Option<(u32, Role)> {
    let Tag::Node(node) = tag else { return None };
    let parent = tree.nodes[node as usize].parent;
    Some((parent, tree.nodes[parent as usize].role))
}

/// The row of a table to which a line belongs, with its table.
fn row(tree: &Tree, tag: Tag) -> Option<(u32, u32)> {
    let mut inner = tag;
    while let Some((node, role)) = above(tree, inner).filter(|(node, _)| *node > 0) {
        if role == Role::Row {
            return Some((tree.nodes[node as usize].parent, node));
        }
        inner = Tag::Node(node);
    }
    None
}

/// The rows of a table on one page, each with the top and the bottom of its text.
type Rows = BTreeMap<u32, (f32, f32)>;

/// No page begins with what is said about a question but does not name it, and none ends with a
/// heading.
fn check_beginnings(laid: &Laid) {
    for (number, page) in laid.pages.iter().enumerate().skip(1) {
        let lines = body(page);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let role = |line: &Line| match line.tag {
            Tag::Node(node) => Some(laid.tree.nodes[node as usize].role),
            Tag::Artifact | Tag::Furniture => None,
        };
        let named = first.text == "•" || !matches!(role(first), Some(Role::Label | Role::Body));
        assert!(named, "page {number} begins with {:?}", first.text);
        assert!(!matches!(role(last), Some(Role::Heading(_))), "page {number} ends with {:?}", last.text);
    }
}

/// A table that goes on has at least three rows on its first and on its last page, or two where it has no six, or
/// fewer that are as high.
fn check_tables(laid: &Laid) {
    let mut tables: BTreeMap<u32, BTreeMap<usize, Rows>> = BTreeMap::new();
    for (number, page) in laid.pages.iter().enumerate() {
        for line in body(page) {
            if let Some((table, row)) = row(&laid.tree, line.tag) {
                let rows = tables.entry(table).or_default().entry(number).or_default();
                let edges = rows.entry(row).or_insert((f32::MAX, f32::MIN));
                *edges = (edges.0.min(line.edges[1]), edges.1.max(line.edges[3]));
            }
        }
    }
    for (table, pages) in tables.iter().filter(|(_, pages)| pages.len() > 1) {
        let heights: Vec<f32> =
            pages.values().flat_map(BTreeMap::values).map(|(top, end)| end - top + 2.0 * PAD + 4.0).collect();
        // The head is a row, too.
        let fewest = if heights.len() > 2 * FEWEST { FEWEST } else { FEWEST_OF_FEW };
        let (first, last) = (pages.values().next().unwrap().len(), pages.values().last().unwrap().len());
        let (above, below) = (&heights[1..first], &heights[heights.len() - last..]);
        for (rows, height) in [above, below].map(|rows| (rows.len(), rows.iter().sum::<f32>())) {
            let about = &laid.tree.nodes[*table as usize].alt;
            assert!(rows >= fewest || height > ENOUGH, "{about}: {rows} rows of {height} points");
        }
    }
}

/// What is said, in the order of the structure, without spaces and what is repeated on every page.
fn text(laid: &Laid) -> String {
    let mut nodes: BTreeMap<u32, String> = BTreeMap::new();
    for line in laid.pages.iter().flat_map(lines) {
        if let Tag::Node(node) = line.tag {
            nodes.entry(node).or_default().extend(line.text.chars().filter(|c| !c.is_whitespace()));
        }
    }
    nodes.into_values().collect()
}

/// Every question answered with marks that are found again: `n`ote, `e`vidence, `a`ction, `o`wner,
/// `r`eason, each with the number of its question.
fn marked(questionnaire: &Checked, responses: &[u8], filler: &str) -> Assessment {
    let mut assessment = Assessment {
        profile: Profile { organisation: "架空製作所".to_owned(), ..Profile::default() },
        run: Run::Full,
        ..Assessment::default()
    };
    for (i, (_, question)) in questionnaire.questions().enumerate() {
        let levels = question.kind.levels();
        let pick = responses[i % responses.len()];
        let response = match pick {
            0..=4 => Response::Level(levels[usize::from(pick) * (levels.len() - 1) / 4]),
            5 => Response::Unknown,
            6 => Response::NotApplicable(format!("r{i}q{filler}")),
            _ => Response::Unanswered,
        };
        let due = Some(date(2027, 3, 31));
        let answer = Answer {
            response,
            meaning: question.meaning,
            note: format!("n{i}q{filler}"),
            evidence: [format!("e{i}q"), format!("v{i}q{filler}")].map(Evidence::of).into(),
            actions: vec![ActionItem::of(format!("a{i}q{filler}"), format!("o{i}q"), due)],
            urgency: Urgency::High,
            tags: vec![format!("t{i}q"), format!("u{i}q{filler}")],
            ..Answer::default()
        };
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    assessment
}

/// Every text of the answers is there as often as it is meant to be.
fn check_texts(questionnaire: &Checked, assessment: &Assessment, edition: Edition, text: &str) {
    let card = Scorecard::of(questionnaire, assessment, TODAY);
    let done = |id| usize::from(finished(&card, assessment).contains(id));
    for (i, (_, question)) in questionnaire.questions().enumerate() {
        let asked = card.term(&question.id).is_some();
        let rank = card.gaps.iter().position(|gap| gap.question == question.id);
        let full = usize::from(edition == Edition::Full && asked);
        let of_rank = rank.map_or(0, |rank| 1 + usize::from(rank < 6));
        let plan = if edition == Edition::Questionnaire { 0 } else { of_rank + done(&question.id) };
        let reason = matches!(assessment.response(&question.id), Response::NotApplicable(_));
        let alike = ["n", "e", "v", "t", "u"].map(|mark| (mark, full));
        let others = [("r", full * usize::from(reason)), ("a", full + plan), ("o", full + plan)];
        for (mark, times) in alike.into_iter().chain(others) {
            let mark = format!("{mark}{i}q");
            // The mark of question 1 is no part of that of question 11: it has a letter before it.
            let found = text.match_indices(&mark).count();
            // What the board's tables have no room for stands in the full edition, and they say so.
            let kept = if edition == Edition::Board { found <= times } else { found == times };
            assert!(kept, "{edition:?}: {mark} {found} times, not {times}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_report_keeps_the_rules(
        responses in proptest::collection::vec(0_u8..8, 1..48),
        filler in "(の漢字(、|。)|「かな」|ーメモ|[A-Za-z]{2,9} |[0-9]{1,4}年){0,60}",
        japanese in any::<bool>(),
    ) {
        let questionnaire = meti_guideline();
        let assessment = marked(questionnaire, &responses, &filler);
        let lang = if japanese { Lang::Ja } else { Lang::En };
        for edition in Edition::ALL {
            let laid = laid(&document(questionnaire, &assessment, edition, lang));
            check_places(&laid);
            check_kinsoku(&laid);
            check_beginnings(&laid);
            check_tables(&laid);
            check_texts(questionnaire, &assessment, edition, &text(&laid));
        }
    }
}

/// Texts that no one types and every program meets.
fn nasty() -> Assessment {
    let mut assessment = marked(meti_guideline(), &[0, 3, 5, 6, 7], "");
    let profile = &mut assessment.profile;
    profile.organisation = "株式会社".repeat(50);
    profile.scope = "🦀👨‍👩‍👧 مرحبا بالعالم שלום \u{202e}abc\u{7}\u{0} 𠮷野家 か\u{309a} e\u{301} 〜".repeat(20);
    profile.respondent = "W".repeat(300);
    let mut answers = assessment.answers.values_mut();
    if let Some(answer) = answers.next() {
        answer.response = Response::Level(Level::ZERO);
        answer.note = "長い文章です。".repeat(2900);
        answer.actions = vec![ActionItem::of("する。".repeat(3000), "担当".repeat(2000), None)];
    }
    if let Some(answer) = answers.next() {
        answer.evidence = (0..2000).map(|i| Evidence::of(format!("資料 {i}"))).collect();
        answer.note = format!("{}\n\n\n{}", "x".repeat(5000), "。".repeat(500));
    }
    assessment
}

#[test]
fn texts_that_are_too_long_or_have_no_glyphs_stay_on_their_pages() {
    let assessment = nasty();
    for edition in Edition::ALL {
        let document = document(meti_guideline(), &assessment, edition, Lang::Ja);
        let mut setter = Setter::new().unwrap();
        let laid = lay_out(&mut document.clone(), &mut setter);
        check_places(&laid);
        let text = text(&laid);
        assert!(setter.faces.missing.contains(&'🦀'));
        // The last page names what no font has, or the cover where that page is full.
        let ends = [laid.pages.last().unwrap(), &laid.pages[0]];
        assert!(ends.into_iter().any(|page| page.text().contains("U+1F980")));
        assert!(!text.contains('\u{202e}') && !text.contains('🦀'));
        if edition == Edition::Full {
            assert_eq!(text.matches("長い文章です。").count(), 2900);
            // The page that stands alone cuts the cell; area and action plan give it in full.
            assert!((6000..6100).contains(&text.matches("する。").count()));
            for i in [0, 999, 1999] {
                assert!(text.contains(&format!("資料{i}")), "{i}");
            }
            let marks = laid.pages.iter().flat_map(lines).filter(|line| line.tag == Tag::Artifact);
            assert!(marks.filter(|line| line.text == format!("({})", document.continued)).count() > 10);
            check_beginnings(&laid);
            assert!(text.matches("株式会社").count() >= 100, "cover and last part give the name in full");
        }
    }
}

#[test]
fn the_page_that_stands_alone_is_one_page_and_names_question_owner_and_date() {
    for lang in Lang::ALL {
        for responses in [&[0_u8, 3, 1, 2][..], &[7], &[5], &[4], &[2, 7, 7, 7]] {
            let assessment = marked(meti_guideline(), responses, "");
            let document = document(meti_guideline(), &assessment, Edition::Board, lang);
            let laid = laid(&document);
            let firsts: Vec<usize> =
                laid.marks.iter().filter(|mark| mark.level == 1).map(|mark| mark.page).collect();
            assert_eq!(&firsts[..2], [1, 2], "{lang:?} {responses:?}");
        }
    }
}

#[test]
fn a_thousand_questions_are_laid_out_and_cost_pages_in_proportion() {
    let pages = |count: usize| {
        let text = |text: String| Text { ja: text.clone(), en: text };
        let questions: Vec<Question> = (0..count)
            .map(|i| Question {
                id: QuestionId::new(format!("Q-{i}")),
                weight: 1,
                key: true,
                topic: text(format!("題目{i}")),
                text: text(format!("質問{i}ですか。")),
                why: text("理由".to_owned()),
                reference: text("出典".to_owned()),
                levels: (0..5).map(|level| text(format!("状態{i}-{level}"))).collect(),
                next_steps: vec![text("次".to_owned()); 4],
                evidence: vec![text("証跡".to_owned())],
                knows: vec![RoleId::new("r")],
                ..Question::default()
            })
            .collect();
        let mut questionnaire = (**meti_guideline()).clone();
        questionnaire.roles =
            vec![crate::questionnaire::Role { id: RoleId::new("r"), name: text("役割".to_owned()) }];
        questionnaire.areas.truncate(1);
        questionnaire.areas[0].questions = questions;
        let questionnaire = check::made(questionnaire).unwrap();
        let assessment = marked(&questionnaire, &[2], "");
        let laid = laid(&document(&questionnaire, &assessment, Edition::Full, Lang::Ja));
        check_places(&laid);
        assert_eq!(text_count(&laid, "n7q"), 1);
        laid.pages.len()
    };
    let (hundred, thousand) = (pages(100), pages(1000));
    assert!(thousand > 8 * hundred && thousand < 11 * hundred, "{hundred} {thousand}");
}

#[test]
fn no_label_of_a_figure_is_cut() {
    for lang in Lang::ALL {
        for responses in [&[0_u8, 3, 1, 2][..], &[5], &[0]] {
            let assessment = marked(meti_guideline(), responses, "");
            let laid = laid(&document(meti_guideline(), &assessment, Edition::Full, lang));
            let figures = laid.pages.iter().flat_map(lines).filter(
                |line| matches!(line.tag, Tag::Node(node) if laid.tree.nodes[node as usize].role == Role::Figure),
            );
            let texts: Vec<String> = figures.map(|line| line.text).collect();
            assert!(texts.len() > 100 && !texts.iter().any(|text| text.contains('…')), "{texts:?}");
        }
    }
}

#[test]
fn the_page_that_stands_alone_cuts_nothing_of_the_sample() {
    let samples = [
        (Lang::Ja, &include_bytes!("../../assets/sample/sample.ja.ron")[..]),
        (Lang::En, &include_bytes!("../../assets/sample/sample.en.ron")[..]),
    ];
    for (lang, bytes) in samples {
        let opened = crate::storage::parse(bytes, &crate::questionnaire::Catalogue::shipped()).unwrap();
        let laid = laid(&document(meti_guideline(), &opened.assessment, Edition::Board, lang));
        assert!(!laid.pages[1].text().contains('…'), "{}", laid.pages[1].text());
    }
}

fn text_count(laid: &Laid, wanted: &str) -> usize {
    text(laid).matches(wanted).count()
}

#[test]
fn a_link_leads_to_a_place_that_is_there() {
    let assessment = marked(meti_guideline(), &[0, 3, 5], "");
    for edition in Edition::ALL {
        let laid = laid(&document(meti_guideline(), &assessment, edition, Lang::En));
        let anchors: BTreeSet<_> = laid.targets.iter().map(|target| &target.anchor).collect();
        assert_eq!(anchors.len(), laid.targets.len(), "anchors are unique");
        let links = laid.pages.iter().flat_map(|page| &page.items).filter_map(|placed| match &placed.item {
            Item::Link { to, .. } => Some(to),
            _ => None,
        });
        for link in links {
            assert!(anchors.contains(link), "{edition:?}: {link:?}");
        }
    }
}

#[test]
fn level_four_everywhere_leaves_no_gap_and_says_so() {
    let assessment = marked(meti_guideline(), &[4], "");
    let document = document(meti_guideline(), &assessment, Edition::Board, Lang::En);
    let text = text(&laid(&document));
    assert!(text.contains("100/100Norange·Coverage100%"), "{text}");
    assert_eq!(text.matches("Noquestionisbelowitstarget").count(), 2, "summary and action plan");
}
