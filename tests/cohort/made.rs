//! Random cohorts: questionnaires cut down to a few questions and whole ones, groups of all sizes, answers that
//! are all alike, nearly alike, at an end, or anything.

use keian::assessment::Run;
use keian::base::lang::Text;
use keian::cohort::invitation::{AskedFor, Band};
use keian::cohort::{Invitation, Margin, ResultView, Sign, Submission};
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{Checked, Condition, Kind, check};

/// A source of random numbers that is the same for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number under `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    pub fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// What an attacker may know of the questions: everybody has them.
#[derive(Clone, Debug)]
pub struct Asked {
    /// For each area its questions' places.
    pub areas: Vec<Vec<usize>>,
    /// For each question weight and kind.
    pub questions: Vec<(u64, Kind)>,
}

impl Asked {
    pub fn signs(&self, question: usize) -> Vec<Sign> {
        let levels = self.questions[question].1.levels().iter().copied().map(Sign::Level);
        levels.chain([Sign::Unknown, Sign::NotApplicable]).collect()
    }
}

/// A member: its band, and its signs.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub band: Option<u8>,
    pub signs: Vec<Sign>,
}

/// A cohort before it is counted.
#[derive(Clone, Debug)]
pub struct World {
    pub asked: Asked,
    pub questionnaire: Checked,
    pub invitation: Invitation,
    pub members: Vec<Member>,
}

fn text(of: &str) -> Text {
    Text { ja: of.to_owned(), en: String::new() }
}

/// The shipped questionnaire, or a few areas of it with a few questions.
pub fn questionnaire(dice: &mut Dice) -> Checked {
    if dice.one_in(12) {
        return meti_guideline().clone();
    }
    let mut cut = (**meti_guideline()).clone();
    cut.id = keian::base::ids::QuestionnaireId::new("own");
    let areas = 1 + dice.below(3);
    while cut.areas.len() > areas {
        cut.areas.remove(dice.below(cut.areas.len()));
    }
    for area in &mut cut.areas {
        area.questions.retain(|question| question.condition == Condition::Always);
        let most = 1 + dice.below(3);
        while area.questions.len() > most {
            area.questions.remove(dice.below(area.questions.len()));
        }
        for question in &mut area.questions {
            question.weight = 1 + u8::try_from(dice.below(3)).unwrap();
            question.stands_for.clear();
            question.key = true;
            question.elements.retain(|element| element.condition == Condition::Always);
        }
    }
    check::made(cut).unwrap()
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let questionnaire = questionnaire(&mut dice);
        let view = dice.of(&[ResultView::Quarters, ResultView::BySize, ResultView::ByIndustry]);
        let bands = |count: usize| (0..count).map(|at| Band(text(&format!("b{at}")))).collect::<Vec<_>>();
        let invitation = Invitation {
            association: text("a"),
            purpose: text("p"),
            publishes: text("w"),
            closes: "2027-03".parse().unwrap(),
            asked: AskedFor::of(&questionnaire),
            run: Run::Full,
            sizes: bands(2 + dice.below(3)),
            industries: bands(2 + dice.below(11)),
            margin: Margin::Two,
            view,
            key: "age1".to_owned(),
        };
        let mut asked = Asked { areas: Vec::new(), questions: Vec::new() };
        for area in &questionnaire.areas {
            let from = asked.questions.len();
            asked.questions.extend(area.questions.iter().map(|q| (u64::from(q.weight), q.kind)));
            asked.areas.push((from..asked.questions.len()).collect());
        }
        let of_view = match view {
            ResultView::BySize => invitation.sizes.len(),
            _ => invitation.industries.len(),
        };
        let members = members(&mut dice, &asked, of_view);
        Self { asked, questionnaire, invitation, members }
    }

    /// The submissions, as the program reads them from their published format.
    pub fn submissions(&self) -> Vec<Submission> {
        let invitation = &self.invitation;
        let reader = keian::cohort::submission::Reader::new(invitation, &self.questionnaire).unwrap();
        let asked = ron::to_string(&invitation.asked).unwrap();
        let digest = invitation.digest().unwrap();
        self.members
            .iter()
            .enumerate()
            .map(|(at, member)| {
                let signs: String = member.signs.iter().map(|sign| sign.char()).collect();
                let band = ron::to_string(&member.band).unwrap();
                let (size, industry) = match invitation.view {
                    ResultView::ByIndustry => ("None".to_owned(), band),
                    _ => (band, "None".to_owned()),
                };
                let size = if invitation.view == ResultView::Quarters { "None".to_owned() } else { size };
                let text = format!(
                    "(kind:Submission,format:1,invitation:{digest:?},asked:{asked},run:Full,size:{size},\
                     industry:{industry},signs:{signs:?},id:\"{at:032x}\",revision:1,withdrawn:false)"
                );
                reader.read(&text).unwrap()
            })
            .collect()
    }
}

fn members(dice: &mut Dice, asked: &Asked, bands: usize) -> Vec<Member> {
    let count = match dice.below(4) {
        0 => dice.below(13),
        1 => 7 + dice.below(14),
        2 => 13 + dice.below(20),
        _ => dice.below(61),
    };
    let shape = dice.below(6);
    let skewed = dice.one_in(2);
    let ends = dice.one_in(2);
    let common: Vec<Sign> = (0..asked.questions.len())
        .map(|question| {
            let signs = asked.signs(question);
            match (shape, ends) {
                (0 | 1, true) => dice.of(&[signs[0], signs[signs.len() - 3]]),
                _ => dice.of(&signs),
            }
        })
        .collect();
    let exceptions = dice.below(4);
    (0..count)
        .map(|at| {
            let signs = (0..asked.questions.len())
                .map(|question| {
                    let all = asked.signs(question);
                    match shape {
                        // All alike.
                        0 => common[question],
                        // All but a few.
                        1 | 2 if at >= exceptions => common[question],
                        3 if dice.below(10) > 0 => common[question],
                        // By how far the company is.
                        4 => all[(at * (all.len() - 2) / count.max(1) + dice.below(2)).min(all.len() - 3)],
                        _ => dice.of(&all),
                    }
                })
                .collect();
            let band = if skewed { dice.below(bands) * dice.below(2) } else { dice.below(bands + 1) };
            Member { band: u8::try_from(band).ok().filter(|band| usize::from(*band) < bands), signs }
        })
        .collect()
}
