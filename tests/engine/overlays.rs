//! What an association may lay over the shipped questionnaire: own areas, questions, facts and roles, other
//! weights, questions left out; what cannot be so is a fault at its place, and the shipped score stays beside.

use jiff::civil::date;
use keian::assessment::{Answer, Assessment, Response, Run};
use keian::base::ids::{AreaId, FactId, QuestionId, RoleId};
use keian::base::lang::{Lang, Text};
use keian::base::level::Level;
use keian::questionnaire::check::{laid_over, overlaid};
use keian::questionnaire::overlay::Overlay;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Catalogue, Checked, Fact};
use keian::scoring::Scorecard;
use keian::scoring::words::score_words;

/// The example, which is as long as a real one.
pub const EXAMPLE: &str = include_str!("../../questionnaires/examples/parts-makers.ron");

pub fn example() -> Checked {
    overlaid(EXAMPLE, &Catalogue::shipped()).unwrap()
}

fn id(text: &str) -> QuestionId {
    QuestionId::new(text)
}

/// The example changed in one place, and its faults: line, column, what is wrong, what to do.
fn faults(from: &str, to: &str) -> Vec<(usize, usize, String, String)> {
    let changed = EXAMPLE.replacen(from, to, 1);
    assert_ne!(changed, EXAMPLE, "{from}");
    let found = overlaid(&changed, &Catalogue::shipped()).unwrap_err();
    found.iter().map(|f| (f.line, f.column, f.problem(Lang::En), f.hint(Lang::En))).collect()
}

/// Line and column of a text in the example as it is changed.
fn place(from: &str, to: &str, shown: &str) -> (usize, usize) {
    let changed = EXAMPLE.replacen(from, to, 1);
    let before = &changed[..changed.find(shown).unwrap()];
    (1 + before.matches('\n').count(), 1 + before.rsplit('\n').next().unwrap().chars().count())
}

#[test]
fn the_example_asks_eight_questions_in_an_area_of_its_own_and_two_of_the_base() {
    let made = example();
    assert_eq!((made.areas.len(), made.questions().count()), (7, 56));
    let own: Vec<(&str, &str)> = made
        .questions()
        .filter(|(_, q)| made.is_own(&q.id))
        .map(|(area, q)| (area.id.as_str(), q.id.as_str()))
        .collect();
    let wanted = [
        ("P3", "MP-8"),
        ("A", "MP-5"),
        ("A", "MP-6"),
        ("A", "MP-7"),
        ("MP", "MP-1"),
        ("MP", "MP-2"),
        ("MP", "MP-3"),
        ("MP", "MP-4"),
    ];
    assert_eq!(own, wanted);
    assert_eq!(made.areas[6].id, AreaId::new("MP"), "after those of the base");
    assert_eq!(made.fact(&FactId::new("moulds_elsewhere")).unwrap().name.en, "Moulds held elsewhere");
    assert_eq!(made.role(&RoleId::new("tooling")).unwrap().name.ja, "型・治具の管理");
    assert_eq!(made.question(&id("A-6")).unwrap().1.weight, 3);
    assert_eq!(made.said(Lang::En), "The questionnaire shipped with Keian, changed in 13 places");
    for (_, question) in made.questions() {
        for text in [&question.topic, &question.text, &question.why] {
            assert!(!text.en.contains("[Japanese]"), "{}: both languages", question.id);
        }
    }
}

#[test]
fn the_own_fact_decides_whether_the_own_question_is_asked() {
    let made = example();
    let asked = |fact: Option<Fact>| {
        let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
        assessment.profile.facts.extend(fact.map(|fact| (FactId::new("moulds_elsewhere"), fact)));
        assessment.asked(&made).iter().any(|question| question.id == id("MP-1"))
    };
    assert!(asked(None) && asked(Some(Fact::Yes)) && !asked(Some(Fact::No)));
}

#[test]
fn what_an_overlay_cannot_have_is_a_fault_at_its_place_with_what_to_do() {
    let end = "    weights: {";
    let left_out = |ids: &str| format!("    leave_out: [{ids}],\n{end}");
    let one = |from: &str, to: &str, shown: &str, problem: &str, hint: &str| {
        let (line, column) = place(from, to, shown);
        let wanted = vec![(line, column, problem.to_owned(), hint.to_owned())];
        assert_eq!(faults(from, to), wanted, "{to}");
    };
    one(
        "            id: \"MP\",",
        "            id: \"G\",",
        "id: \"G\"",
        "the id 'G' stands here for the second time",
        "give each its own id, or remove one of the two",
    );
    one(
        end,
        &left_out("\"A-99\""),
        "\"A-99\"",
        "there is no question 'A-99'",
        "the nearest is 'A-9', correct the id",
    );
    one(
        end,
        &left_out("\"A-9\", \"A-9\""),
        "\"A-9\"],",
        "the id 'A-9' stands here for the second time",
        "give each its own id, or remove one of the two",
    );
    one(
        end,
        &left_out("\"A-6\""),
        "\"A-6\": 3",
        "a weight stands here for 'A-6', which is left out",
        "remove the weight of 'A-6', or do not leave it out",
    );
    // G-3 is the small company's way of G-1 and G-2.
    one(
        end,
        &left_out("\"G-2\""),
        "\"G-2\"]",
        "'G-2' is left out, and the question 'G-3' depends on it",
        "keep 'G-2', or leave 'G-3' out as well",
    );
    one(
        end,
        &left_out("\"L-1\", \"L-2\", \"P2-1\", \"P2-2\", \"P2-3\""),
        "\"P2-3\"]",
        "all questions of the area 'P2' are left out",
        "keep one, or add a question of your own to the area",
    );
    one(
        "en: \"Moulds, know-how\"",
        "en: \"Moulds and know-how\"",
        "en: \"Moulds and know-how\"",
        "'Moulds and know-how' does not fit into a chart",
        "use at most 18 Latin or 8 Japanese characters",
    );
    one(
        "knows: [\"tooling\"",
        "knows: [\"tooling\", \"toolin\"",
        "\"toolin\"",
        "there is no role 'toolin'",
        "the nearest is 'tooling', correct the id or add the role to 'roles'",
    );
    one(
        "ja: \"型・治具の管理\"",
        "ja: \"\"",
        "ja: \"\"",
        "'name' is missing in Japanese",
        "write the text in both languages",
    );
    one(
        "        \"P3\": [",
        "        \"MP\": [",
        "\"MP\": [",
        "the questionnaire has no area 'MP'",
        "correct the id",
    );
    one(
        "Fact(\"moulds_elsewhere\", [Yes, Unknown])",
        "Fact(\"mould_elsewhere\", [Yes, Unknown])",
        "condition: Fact(\"mould_",
        "the condition asks for the fact 'mould_elsewhere', which is not declared",
        "the nearest is 'moulds_elsewhere', correct the id or add the fact to 'facts'",
    );
    // After a question is left out, what stands behind it is still shown where it is.
    let (from, to) = (
        end,
        format!("    leave_out: [\"A-1\"],\n{end}").replace("weights: {", "weights: {\n        \"A-8\": 9,"),
    );
    let (line, column) = place(from, &to, "\"A-8\": 9");
    assert_eq!(faults(from, &to), [(line, column, "the weight is 9".to_owned(), "use 1, 2 or 3".to_owned())]);
}

#[test]
fn an_own_question_that_depends_on_what_is_left_out_is_named() {
    let from = "    weights: {";
    let changed = EXAMPLE
        .replacen("Fact(\"moulds_elsewhere\", [Yes, Unknown])", "Answered(\"A-9\", [0])", 1)
        .replacen(from, "    leave_out: [\"A-9\"],\n    weights: {", 1);
    let found = overlaid(&changed, &Catalogue::shipped()).unwrap_err();
    let said: Vec<String> = found.iter().map(|fault| fault.problem(Lang::Ja)).collect();
    assert_eq!(said, ["除いた質問「A-9」を、質問「MP-1」が使っています"]);
}

#[test]
fn english_that_is_missing_is_the_japanese_with_a_mark() {
    let changed = EXAMPLE
        .replacen("en: \"Moulds held elsewhere\"", "en: \"\"", 1)
        .replacen("en: \"Mould register\"", "en: \" \"", 1)
        .replacen("en: \"Moulds, know-how\"", "en: \"\"", 1);
    let made = overlaid(&changed, &Catalogue::shipped()).unwrap();
    let fact = made.fact(&FactId::new("moulds_elsewhere")).unwrap();
    assert_eq!(fact.name.get(Lang::En), "[Japanese] 社外に置いている型");
    assert_eq!(fact.name.get(Lang::Ja), "社外に置いている型");
    let evidence = &made.question(&id("MP-1")).unwrap().1.evidence[0];
    assert_eq!(evidence.get(Lang::En), "[Japanese] 型の管理台帳");
    assert_eq!(
        made.short(&AreaId::new("MP"), Lang::En),
        "型・図面・技術",
        "no mark where a chart has no room"
    );
    // The file carries the overlay as it was written, so that a text that comes later takes the mark away.
    let keian::questionnaire::Provenance::Changed { overlay, .. } = made.provenance() else { panic!() };
    assert_eq!(overlay.facts[0].name.en, "");
}

#[test]
fn an_overlay_of_before_reads_and_is_known_as_before() {
    let text = include_str!("../fixtures/editions/association.ron");
    let made = overlaid(text, &Catalogue::shipped()).unwrap();
    assert_eq!(made.digest(), "1c2895afa9d0aa1446096c11f6817f6358ee082dca6617f339851bb4202a0a64");
    let overlay: Overlay = ron::from_str(text).unwrap();
    let again = ron::to_string(&overlay).unwrap();
    for field in ["areas", "leave_out", "roles", "facts"] {
        assert!(!again.contains(&format!("{field}:")), "{field} is not written where there is none");
    }
}

#[test]
fn the_shipped_score_stands_beside_and_is_marked_where_questions_are_left_out() {
    let overlay: Overlay = ron::from_str(EXAMPLE).unwrap();
    let without = Overlay { leave_out: vec![id("A-1"), id("A-9")], ..overlay };
    let (made, without) = (example(), laid_over(meti_guideline().clone(), without).unwrap());
    let mut assessment = Assessment { run: Run::Full, ..Assessment::default() };
    for (_, question) in meti_guideline().questions() {
        let answer = Answer { response: Response::Level(Level::TWO), ..Answer::default() };
        assessment.answers.insert(question.id.clone(), answer.into());
    }
    let day = date(2026, 11, 30);
    let [alone, beside, left] =
        [meti_guideline(), &made, &without].map(|asked| Scorecard::of(asked, &assessment, day));
    assert_eq!(beside.base.as_ref(), Some(&alone.overall));
    assert_eq!((alone.base_left_out, beside.base_left_out, left.base_left_out), (0, 0, 2));
    let said = |card: &Scorecard, lang| score_words(lang).base(card, lang);
    assert_eq!(said(&alone, Lang::En), None);
    let whole = said(&beside, Lang::En).unwrap();
    assert!(
        whole.starts_with("The shipped questions alone, with their shipped weights: so far 50 (between "),
        "{whole}"
    );
    assert_eq!(
        said(&left, Lang::En).unwrap(),
        format!(
            "{whole}. Not comparable with the scores of other companies: shipped questions left out (2)."
        )
    );
    let ja = said(&beside, Lang::Ja).unwrap();
    assert_eq!(
        said(&left, Lang::Ja).unwrap(),
        format!("{ja}。付属の質問のうち2問を除いているため、ほかの会社の点数とは比べられません。")
    );
}

#[test]
fn a_fault_of_an_overlay_without_a_text_has_its_path() {
    let overlay: Overlay = ron::from_str(EXAMPLE).unwrap();
    let mut bare = overlay.clone();
    bare.areas[0].questions.clear();
    let found = laid_over(meti_guideline().clone(), bare).unwrap_err();
    let paths: Vec<&str> = found.iter().map(|of| of.path.as_str()).collect();
    assert_eq!(paths, ["areas.0.questions"]);
    let mut nameless = overlay;
    nameless.areas[0].name = Text::default();
    nameless.add.values_mut().for_each(|of| of[0].weight = 7);
    let found = laid_over(meti_guideline().clone(), nameless).unwrap_err();
    let paths: Vec<&str> = found.iter().map(|of| of.path.as_str()).collect();
    assert_eq!(paths, ["areas.0.name.ja", "add.A.0.weight", "add.P3.0.weight"]);
}

#[test]
fn lists_and_words_of_an_overlay_stand_beside_its_questions_and_are_checked() {
    let beside = r#"    lists: [
        (
            id: "scarce",
            title: (ja: "手に入りにくい材料"),
            as_of: "2026-11-30",
            source: (ja: "会の調べ", en: "The association"),
            serves: ["MP-6", "A-1"],
            items: [(id: "steel", name: (ja: "特殊鋼", en: "Special steel"))],
        ),
    ],
    terms: [
        (found: (ja: ["型図"], en: []), meaning: (ja: "型を作るための図面。")),
    ],
    weights: {"#;
    let text = EXAMPLE.replacen("    weights: {", beside, 1);
    let made = overlaid(&text, &Catalogue::shipped()).unwrap();
    let served = |question: &str| -> Vec<String> {
        made.lists_beside(&id(question)).map(|entry| entry.list.title.get(Lang::En).to_owned()).collect()
    };
    assert_eq!(
        (served("MP-6"), served("A-1")),
        (vec!["[Japanese] 手に入りにくい材料".to_owned()], served("MP-6"))
    );
    assert_eq!(served("A-2"), Vec::<String>::new());
    assert!(made.lists()[0].digest.is_some(), "a file takes down which list stood beside");
    let term = &made.terms()[0];
    assert_eq!((term.name(Lang::En), term.meaning(Lang::En)), ("型図", "[Japanese] 型を作るための図面。"));
    assert!(term.stands_in("[Japanese] 型図と加工データ", Lang::En) && !term.stands_in("型の図面", Lang::Ja));
    assert_eq!(made.said(Lang::En), "The questionnaire shipped with Keian, changed in 15 places");
    for (from, to, problem) in [
        ("id: \"scarce\"", "id: \"technologies\"", "the id 'technologies' stands here for the second time"),
        ("as_of: \"2026-11-30\"", "as_of: \"2026-11-31\"", "'2026-11-31' is not a date"),
        ("serves: [\"MP-6\", \"A-1\"]", "serves: [\"MP-66\"]", "there is no question 'MP-66'"),
        ("serves: [\"MP-6\", \"A-1\"]", "serves: []", "'serves' is empty"),
        ("found: (ja: [\"型図\"]", "found: (ja: []", "'found' is empty"),
        ("found: (ja: [\"型図\"]", "fond: (ja: [\"型図\"]", "unknown field 'fond'"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let found = overlaid(&changed, &Catalogue::shipped()).unwrap_err();
        let fault = found.iter().find(|fault| fault.problem(Lang::En) == problem).unwrap();
        let (shown, _) = to.split_once(':').unwrap();
        let line = changed.lines().nth(fault.line - 1).unwrap();
        assert!(line.contains(shown), "{problem}: {line}");
    }
}
