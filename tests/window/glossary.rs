//! The words of the glossary: pressed on a question they say what they mean until something else is pressed,
//! by pointer and by key; the list of everything finds them and leads to their place.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use keian::app::glossary;
use keian::base::lang::Lang;

use super::person::{Person, Words};

fn lang(words: Words) -> Lang {
    if words.english { Lang::En } else { Lang::Ja }
}

/// The first word that the question in view explains: its name and its meaning.
fn first_term(person: &Person, lang: Lang) -> (&'static str, &'static str) {
    let terms = glossary::all().iter().map(|term| (term.name(lang), term.meaning(lang)));
    let shown = |(name, meaning): &(&str, &str)| {
        person.harness.query_by_label(&format!("{name}: {meaning}")).is_some()
    };
    terms.into_iter().find(shown).expect("a word of the glossary stands in the question")
}

#[test]
fn a_word_that_is_pressed_says_what_it_means_until_something_else_is_pressed() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("質問", "Questions"));
        let (name, meaning) = first_term(&person, lang(words));
        assert!(!person.shows(meaning));
        person.click(&format!("{name}: {meaning}"));
        person.harness.remove_cursor();
        person.harness.run_steps(8);
        assert!(person.shows(meaning), "{name}");
        // Elsewhere: on the bar at the top.
        person.click_at(egui::pos2(640.0, 20.0));
        person.harness.run_steps(8);
        assert!(!person.shows(meaning), "{name}");
        // By key: Enter on it.
        person.harness.get_by_label(&format!("{name}: {meaning}")).focus();
        person.harness.run();
        person.press(Key::Enter);
        assert!(person.shows(meaning), "{name}");
    }
}

#[test]
fn the_list_of_everything_finds_a_word_and_leads_to_its_place() {
    for words in Words::BOTH {
        let lang = lang(words);
        let mut person = Person::at_a_fresh_machine(words);
        let last = glossary::all().last().unwrap();
        person.shortcut(Modifiers::COMMAND, Key::K);
        person.harness.event(Event::Text(last.name(lang).to_owned()));
        person.harness.run();
        person.press(Key::Enter);
        person.harness.run_steps(8);
        assert!(person.shows(last.meaning(lang)), "{}", last.name(lang));
        let heading = words.say("キー操作と用語", "Keys and glossary");
        assert!(person.harness.query_all_by_label(heading).any(|node| !node.accesskit_node().is_hidden()));
    }
}
