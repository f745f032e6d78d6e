//! What the registers say beside a question, and a fact of the profile that they know: said, and taken by one press.

use keian::assessment::registers::Registers;
use keian::assessment::registers::trade::{Trade, TradeKind};
use keian::assessment::{Assessment, Run};
use keian::base::country::Country;
use keian::base::ids::{FactId, TradeId};
use keian::base::units::Yen;
use keian::questionnaire::Fact;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;

use super::person::{Person, Words};

/// At the questions of the full run, with a part of what is bought from China and a part from somewhere.
fn at_the_questions(words: Words, registers: Registers) -> Person {
    let mut person = Person::at_a_fresh_machine(words);
    let assessment = Assessment { run: Run::Full, registers, ..Assessment::default() };
    let document = Document::new(meti_guideline().clone(), assessment, keian::start::today());
    person.harness.state_mut().hold(document);
    person.harness.run();
    person
}

fn made_by_others() -> Registers {
    let row = |id: &str, made_in: Option<&str>, yen: u64| Trade {
        partner: Some("A社".to_owned()),
        made_in: made_in.map(|code| Country::new(code).unwrap()),
        yearly: Yen::new(yen).ok(),
        ..Trade::of(TradeId::new(id), TradeKind::Outsourced, format!("item {id}"))
    };
    Registers {
        trade: [row("T-1", Some("CN"), 62), row("T-2", None, 38)].into_iter().collect(),
        ..Registers::default()
    }
}

#[test]
fn beside_a_question_stands_what_the_registers_say() {
    for words in Words::BOTH {
        let said = words.say("購入額の62%(2行のうち1行)", "for 62% of the amount bought (1 of 2 rows)");
        let mut person = at_the_questions(words, made_by_others());
        person.goes_to("P1-2");
        assert!(person.sees(said));
        person.goes_to("G-2");
        assert!(!person.sees(words.say("台帳では、", "By the registers")), "nothing bears on it");
        let mut person = at_the_questions(words, Registers::default());
        person.goes_to("P1-2");
        assert!(
            !person.sees(words.say("台帳では、", "By the registers")),
            "without registers nothing is said"
        );
    }
}

#[test]
fn a_fact_that_the_registers_know_is_taken_by_one_press_and_never_by_itself() {
    for words in Words::BOTH {
        let mut person = at_the_questions(words, made_by_others());
        person.click(words.say("会社の概要", "Company"));
        let known = |person: &Person, fact: &str| {
            person.document().assessment.profile.facts.get(&FactId::new(fact)).cloned()
        };
        assert!(
            person.sees(words.say("海外で生産しているのは", "1 of 2 rows of own and outsourced production"))
        );
        assert!(
            person.sees(words.say("供給元が1つの品目は2件のうち2件", "2 of 2 items come from one source"))
        );
        assert_eq!(known(&person, "overseas_production"), None);
        person.click(words.say(
            "海外での生産: 台帳から「はい」を取る",
            "Production overseas: take “Yes” from the registers",
        ));
        assert_eq!(known(&person, "overseas_production"), Some(Fact::Yes));
        assert_eq!(known(&person, "single_sourced"), None);
    }
}
