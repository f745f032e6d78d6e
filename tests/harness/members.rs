//! Sample companies of an association, the same for the same seed: how far each is differs by company and by
//! area, some questions are not known, and every file is full of texts that must not leave it.

#![allow(dead_code, reason = "each user needs a part of it")]

use keian::assessment::{ActionItem, Answer, Assessment, Response, Run};
use keian::questionnaire::{Checked, CompanySize, Fact, FactKind};

/// A source of random numbers that is the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// The file of the company of a number.
pub fn member(asked: &Checked, seed: u64, number: u64) -> Assessment {
    let mut dice = Dice(seed.wrapping_mul(1_000_003).wrapping_add(number));
    let mut company = Assessment { run: Run::Full, ..Assessment::default() };
    company.profile.organisation = format!("見本部品{number}株式会社");
    company.profile.respondent = format!("経営企画部 内緒{number}");
    company.profile.industry = "自動車部品".to_owned();
    company.profile.size = CompanySize::ALL[usize::try_from(dice.below(3)).unwrap_or_default()];
    company.profile.sample = true;
    for fact in &asked.facts {
        let known = match &fact.kind {
            FactKind::YesNo => {
                [Fact::Yes, Fact::No][usize::try_from(dice.below(2)).unwrap_or_default()].clone()
            }
            FactKind::Choice(of) => of.first().map_or(Fact::Unknown, |choice| Fact::Is(choice.id.clone())),
        };
        company.profile.facts.insert(fact.id.clone(), known);
    }
    // Half levels: a company is somewhere, and its areas are around it.
    let own = 1 + dice.below(6);
    for area in &asked.areas {
        let here = (own + dice.below(4)).saturating_sub(1);
        for question in &area.questions {
            let levels = question.kind.levels();
            let half = (here + dice.below(3)).min(8);
            let place = usize::try_from(half).unwrap_or_default() * (levels.len() - 1) / 8;
            let response = match dice.below(14) {
                0 => Response::Unknown,
                1 => Response::Unanswered,
                2 if question.not_applicable_when.is_some() => {
                    Response::NotApplicable(format!("内緒の事情{number}"))
                }
                _ => levels.get(place).map_or(Response::Unknown, |level| Response::Level(*level)),
            };
            let action = ActionItem {
                text: format!("内緒の対策{number}-{}", question.id),
                owner: format!("内緒の責任者{number}"),
                ..ActionItem::default()
            };
            let answer = Answer {
                response,
                note: format!("内緒の弱点{number}-{}", question.id),
                actions: vec![action],
                meaning: question.meaning,
                ..Answer::default()
            };
            company.answers.insert(question.id.clone(), answer.into());
        }
    }
    company
}

/// What stands in the files of members and must not leave them.
pub const SECRETS: [&str; 2] = ["見本部品", "内緒"];
