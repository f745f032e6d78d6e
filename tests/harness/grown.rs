//! A questionnaire and its answers grown to a number of questions: they are repeated under new ids, round after
//! round, each in its own area.

use keian::assessment::Assessment;
use keian::base::ids::QuestionId;
use keian::questionnaire::{Checked, Questionnaire, check};

/// As many questions, and the answers to all.
pub fn grown(count: usize, questionnaire: &Checked, assessment: &Assessment) -> (Checked, Assessment) {
    let mut questionnaire = Questionnaire::clone(questionnaire);
    let mut assessment = assessment.clone();
    let shipped = questionnaire.questions().count();
    let originals: Vec<Vec<_>> = questionnaire.areas.iter().map(|area| area.questions.clone()).collect();
    for place in 0..count.saturating_sub(shipped) {
        let (mut within, round) = (place % shipped, place / shipped + 2);
        for (area, own) in originals.iter().enumerate() {
            if within < own.len() {
                let mut question = own[within].clone();
                let answer = assessment.answer(&question.id).clone();
                question.id = QuestionId::new(format!("{}-{round}", question.id));
                for level in &mut question.levels {
                    level.ja = format!("{round}. {}", level.ja);
                    level.en = format!("{round}. {}", level.en);
                }
                assessment.answers.insert(question.id.clone(), answer.into());
                questionnaire.areas[area].questions.push(question);
                break;
            }
            within -= own.len();
        }
    }
    (check::made(questionnaire).expect("its questions are the shipped ones'"), assessment)
}
