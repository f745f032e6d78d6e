//! "Why 52?": the terms of a score's formula, when the pointer rests on it and when it has the focus.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};

use super::person::{Person, Words};

/// The texts from this one on, as they are read out.
fn texts_from(person: &Person, first: &str) -> Vec<String> {
    let nodes = person.harness.root().children_recursive();
    let labels = nodes.filter_map(|node| {
        let node = node.accesskit_node();
        (node.role() == egui::accesskit::Role::Label).then(|| node.label().or_else(|| node.value())).flatten()
    });
    labels.skip_while(|text| text != first).collect()
}

/// Goes on by Tab until the bar of this name has the focus.
fn tab_to(person: &mut Person, beginning: &str) {
    for _ in 0..80 {
        person.press(Key::Tab);
        if person.focused().is_some_and(|name| name.starts_with(beginning)) {
            return;
        }
    }
    panic!("{beginning} is not reached by Tab");
}

/// Rests with the pointer on the bar of this name.
fn rest_on(person: &mut Person, beginning: &str) {
    person.harness.query_all_by_label_contains(beginning).next().expect("the bar").hover();
    person.harness.run_steps(12);
}

fn of_investment(words: Words) -> (&'static str, Vec<&'static str>) {
    let head = words.say("領域「投資の視点」の点数の内訳", "How the score for “Investment” is calculated");
    let texts = vec![
        head,
        words.say(
            "100 × 点の合計21 ÷ (4 × 重みの合計10) = 52.5 → 52点",
            "100 × 21 points ÷ (4 × weight 10) = 52.5, shown as 52",
        ),
        words.say("質問", "Questions"),
        words.say("レベル", "Level"),
        words.say("重み", "Weight"),
        words.say("重み × レベル", "Weight × level"),
        "L-1",
        "3",
        "3",
        "9",
        "L-2",
        "2",
        "2",
        "4",
        "P2-1",
        "1",
        "2",
        "2",
        "P2-2",
        "2",
        "3",
        "6",
        "P2-3",
        words.say("分からない", "Unknown"),
        "1",
        "–",
    ];
    (head, texts)
}

fn of_the_whole(words: Words) -> (&'static str, Vec<&'static str>) {
    let head = words
        .say("全体の点数は、各領域の点数の平均です。", "The overall score is the mean of the areas' scores.");
    let areas = words.say(
        "自社の把握 58.82 投資の視点 52.5 対話 53.57 自律性 44.74 不可欠性 54.17 ガバナンス 60.29",
        "Know_and_plan 58.82 Investment 52.5 Dialogue 53.57 Autonomy 44.74 Indispensability 54.17 Governance 60.29",
    );
    let mut texts = vec![head];
    texts.extend(areas.split(' '));
    texts.push(words.say(
        "(58.82 + 52.5 + 53.57 + 44.74 + 54.17 + 60.29) ÷ 6 = 54.02 → 54点",
        "(58.82 + 52.5 + 53.57 + 44.74 + 54.17 + 60.29) ÷ 6 = 54.02, shown as 54",
    ));
    (head, texts)
}

#[test]
fn the_score_of_an_area_and_of_the_whole_is_explained_by_its_terms_to_keyboard_and_pointer() {
    for words in Words::BOTH {
        let area = words.say("投資の視点: 52点", "Investment: 52 points");
        let whole = words.say("54点, ", "54 points, ");
        for (bar, (head, texts)) in [(whole, of_the_whole(words)), (area, of_investment(words))] {
            let mut person = Person::at_the_sample(words);
            assert_eq!(texts_from(&person, head), Vec::<String>::new(), "not before it is asked for");
            tab_to(&mut person, bar);
            let shown = |person: &Person| -> Vec<String> {
                let said = texts_from(person, head)
                    .into_iter()
                    .map(|text| text.replace("Know and plan", "Know_and_plan"));
                said.take(texts.len()).collect()
            };
            assert_eq!(shown(&person), texts, "by keyboard");
            person.press(Key::Tab);
            assert_eq!(texts_from(&person, head), Vec::<String>::new(), "not after it was left");

            let mut person = Person::at_the_sample(words);
            rest_on(&mut person, bar);
            assert_eq!(shown(&person), texts, "by pointer");
        }
    }
}

#[test]
fn a_first_look_is_explained_by_its_number_and_said_to_be_one() {
    for words in Words::BOTH {
        let mut person = Person::at_a_fresh_machine(words);
        person.click(words.say("新しく始める", "Start a new assessment"));
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num2);
        person.click(words.say("結果", "Results"));
        // P1-1 (3 of 17) at 2: 25·6/17 = 8.8 to 25·62/17 = 91.2; the other five areas are 0 to 100. Means: 1.5, 98.5.
        rest_on(&mut person, words.say("1〜99点, ", "1–99 points, "));
        let head = words.say(
            "全体の点数は、各領域の点数の平均です。",
            "The overall score is the mean of the areas' scores.",
        );
        let texts = texts_from(&person, head);
        for said in [
            words.say("(50) ÷ 1 = 50 → 50点", "(50) ÷ 1 = 50, shown as 50"),
            words.say(
                "目安: 尋ねていない質問は幅に含めています",
                "A first look: what is not asked is in the range",
            ),
        ] {
            assert!(texts.iter().any(|text| text == said), "{said}: {texts:?}");
        }
    }
}
