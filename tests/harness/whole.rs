//! A questionnaire that a test has sketched, with all that the sketch leaves out, so that the check
//! accepts it.

use keian::base::ids::RoleId;
use keian::base::lang::Text;
use keian::questionnaire::check::made;
use keian::questionnaire::{Checked, Kind, Questionnaire, Role};

/// The sketch as a questionnaire without a fault.
pub fn whole(mut sketch: Questionnaire) -> Checked {
    let mut number = 0;
    let mut some = |text: &mut Text| {
        number += 1;
        for words in [&mut text.ja, &mut text.en].into_iter().filter(|words| words.is_empty()) {
            *words = format!("t{number}");
        }
    };
    sketch.edition.insert_str(0, if sketch.edition.is_empty() { "1" } else { "" });
    [&mut sketch.title, &mut sketch.source].into_iter().for_each(&mut some);
    sketch.scale.resize(Kind::Maturity.levels().len(), Text::default());
    sketch.decision_scale.resize(Kind::Decision.levels().len(), Text::default());
    sketch.scale.iter_mut().chain(&mut sketch.decision_scale).for_each(&mut some);
    if sketch.roles.is_empty() {
        sketch.roles.push(Role { id: RoleId::new("somebody"), ..Role::default() });
    }
    sketch.roles.iter_mut().for_each(|role| some(&mut role.name));
    let knows = sketch.roles[0].id.clone();
    for area in &mut sketch.areas {
        [&mut area.name, &mut area.short, &mut area.about].into_iter().for_each(&mut some);
        for q in &mut area.questions {
            q.weight = q.weight.max(1);
            [&mut q.topic, &mut q.text, &mut q.why, &mut q.reference].into_iter().for_each(&mut some);
            let levels = q.kind.levels().len();
            q.levels.resize(levels, Text::default());
            q.next_steps.resize(levels - 1, Text::default());
            q.evidence.resize(q.evidence.len().max(1), Text::default());
            q.levels.iter_mut().chain(&mut q.next_steps).chain(&mut q.evidence).for_each(&mut some);
            q.elements.iter_mut().for_each(|element| some(&mut element.name));
            if q.knows.is_empty() {
                q.knows.push(knows.clone());
            }
        }
    }
    made(sketch).unwrap_or_else(|faults| panic!("{faults:?}"))
}
