//! The published file, read by its format alone, as facts.

use serde::Deserialize;

use super::facts::{Fact, Holds, Of, Scope, step_range};
use super::made::Asked;

#[derive(Deserialize)]
struct File {
    content: Content,
}

#[derive(Deserialize)]
struct Content {
    outcome: Outcome,
}

#[derive(Deserialize)]
enum Outcome {
    FewerThan(u8),
    Shown(Shown),
}

#[derive(Deserialize)]
struct Shown {
    companies: usize,
    steps: usize,
    questions: Vec<Parts>,
    areas: Vec<Area>,
    whole: Spread,
    #[serde(default)]
    groups: Vec<Medians>,
}

#[derive(Deserialize)]
struct Parts {
    reached: Vec<usize>,
    unknown: usize,
    without_level: usize,
}

#[derive(Deserialize)]
struct Area {
    spread: Spread,
}

#[derive(Deserialize)]
struct Spread {
    median: u64,
    #[serde(default)]
    quarters: Option<(u64, u64)>,
}

#[derive(Deserialize)]
struct Medians {
    group: Bands,
    companies: usize,
    medians: Vec<u64>,
}

#[derive(Deserialize)]
struct Bands {
    bands: Vec<Option<u8>>,
}

/// The facts of a published text, in the order of the second reckoning; `None` where nothing is shown.
pub fn facts(text: &str, asked: &Asked) -> Option<Vec<Fact>> {
    let file: File = ron::from_str(text).unwrap();
    let shown = match file.content.outcome {
        Outcome::FewerThan(least) => {
            assert_eq!(least, 7);
            return None;
        }
        Outcome::Shown(shown) => shown,
    };
    let n = shown.companies;
    let mut facts = Vec::new();
    for (question, parts) in shown.questions.iter().enumerate() {
        let steps = parts.reached.iter().chain([&parts.unknown, &parts.without_level]);
        for (holds, step) in Holds::published(asked.questions[question].1).into_iter().zip(steps) {
            let first =
                (0..=n).find(|count| (count * shown.steps / n).min(shown.steps - 1) == *step).unwrap();
            let (from, to) = step_range(first, n, shown.steps);
            facts.push(Fact::Count { question, holds, scope: None, from, to });
        }
    }
    let mut spread = |of: Of, spread: &Spread| {
        let mut rank = |part: usize, points: u64| {
            facts.push(Fact::Rank { of, scope: None, rank: (part * n).div_ceil(4), points });
        };
        let ends = spread.quarters;
        ends.iter().for_each(|(low, _)| rank(1, *low));
        rank(2, spread.median);
        ends.iter().for_each(|(_, high)| rank(3, *high));
    };
    for (area, of) in shown.areas.iter().enumerate() {
        spread(Of::Area(area), &of.spread);
    }
    spread(Of::Whole, &shown.whole);
    for group in &shown.groups {
        let scope: Scope = Some(group.group.bands.clone());
        for (area, points) in group.medians.iter().enumerate() {
            let rank = group.companies.div_ceil(2);
            facts.push(Fact::Rank { of: Of::Area(area), scope: scope.clone(), rank, points: *points });
        }
    }
    Some(facts)
}
