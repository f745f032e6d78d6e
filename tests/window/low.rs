//! What is pressed stays within reach in the lowest window with the largest text: the buttons of dialogs that are
//! higher than it, what is said of the one that was pressed, and the report that was saved.

use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::Queryable;

use super::person::{Person, Words};

/// 911 × 440 with the text size for a projector, in points.
const LOW: egui::Vec2 = vec2(607.0, 293.0);

/// Where a text of exactly these words is seen whole.
fn seen(person: &Person, words: &str) -> Option<Rect> {
    let window = Rect::from_min_size(egui::Pos2::ZERO, LOW);
    let all = person.drawn();
    let mut found = all.iter().filter(|drawn| drawn.galley.text().replace('\n', " ") == words);
    found
        .find(|drawn| window.intersect(drawn.clip).contains_rect(drawn.rect()))
        .map(super::person::Drawn::rect)
}

#[test]
fn a_dialog_higher_than_the_window_keeps_its_buttons_and_why_it_refuses_in_view() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.harness.set_size(LOW);
        person.harness.run();
        person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        let [choose, cancel] =
            [words.say("保存先を選ぶ…", "Choose a place…"), words.say("キャンセル", "Cancel")];
        assert!(seen(&person, choose).is_some() && seen(&person, cancel).is_some());
        person.harness.get_by_label(words.say("公開鍵で暗号化する", "With public keys")).scroll_to_me();
        person.harness.run();
        person.click(words.say("公開鍵で暗号化する", "With public keys"));
        person.click(choose);
        let why =
            words.say("公開鍵(age1…)を1つ以上入力してください。", "Enter at least one public key (age1…).");
        let why = seen(&person, why).expect("why is said");
        let button = seen(&person, choose).expect("the button stays");
        assert!(why.bottom() < button.top(), "{why:?} above {button:?}");
        person.click(cancel);
        assert!(seen(&person, choose).is_none());
    }
}

#[test]
fn a_report_that_was_saved_is_named_whole_with_its_buttons_at_every_width() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("報告書", "Report"));
        person.click(words.say("PDFを保存…", "Save PDF…"));
        let path = person.folder().join("board.pdf");
        person.gives(&path);
        person.wait_for("OK");
        person.click("OK");
        for (width, height) in [(1280.0, 800.0), (853.0, 533.0), (683.0, 427.0), (607.0, 293.0)] {
            person.harness.set_size(vec2(width, height));
            person.harness.run();
            let copy = person.harness.get_by_label(words.say("保存先をコピー", "Copy the path"));
            copy.scroll_to_me();
            person.harness.run();
            let copy = person.harness.get_by_label(words.say("保存先をコピー", "Copy the path")).rect();
            assert!(copy.right() <= width && copy.bottom() <= height, "{copy:?} in {width} × {height}");
            let whole = |text: &str| text.contains("board.pdf");
            let all = person.drawn();
            let named = all.iter().filter(|drawn| whole(drawn.galley.text()));
            let named: Vec<Rect> =
                named.filter(|d| d.clip.contains_rect(d.rect())).map(|d| d.rect()).collect();
            assert!(!named.is_empty(), "its name is read whole in {width} × {height}");
        }
    }
}

#[test]
fn nothing_is_said_of_answers_beside_a_form_that_has_none() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("報告書", "Report"));
        let weak = words.say("報告書には自社の弱点が", "The report lists your company's weak points.");
        let checks = words.say("確認事項を見る", "See the checks");
        assert!(person.sees(weak));
        assert!(person.sees(checks));
        person.click_first(words.say("記入用紙", "Form to fill in"));
        assert!(!person.sees(weak) && !person.sees(checks));
    }
}
