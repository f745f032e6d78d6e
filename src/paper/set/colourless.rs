//! Figures without their colours, as a black and white print has them: what means different things differs by
//! shape or pattern.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{draw, small_level};
use super::text::Setter;
use crate::paper::pages::{Dash, Ends, Item, Placed};
use crate::paper::style::Rgb;
use crate::paper::tree::Tag;
use crate::report::document::{FigureKind, ScoreMark, Steps};

/// A print has ink where a colour is darker than this.
const INK: f32 = 0.7;

fn is_ink([red, green, blue]: Rgb) -> bool {
    0.299 * red + 0.587 * green + 0.114 * blue < INK
}

/// How an item is drawn, but for its colour and its place.
fn look(item: &Item) -> Option<String> {
    let line = |dash| if dash == Dash::Dashed { "dashed" } else { "solid" };
    match item {
        Item::Path { points, fill: Some(fill), .. } if is_ink(*fill) => {
            Some(format!("filled with {} corners", points.len()))
        }
        Item::Path { ends, stroke: Some(stroke), .. } if is_ink(stroke.color) => {
            let what = if *ends == Ends::Joined { "outline" } else { "line" };
            Some(format!("{} {what}", line(stroke.dash)))
        }
        Item::Lines { lines, stroke } if is_ink(stroke.color) => {
            let [from, to] = lines[0];
            let up = (to.0 - from.0) * (to.1 - from.1) < 0.0;
            Some(if up { "hatched up" } else { "hatched down" }.to_owned())
        }
        _ => None,
    }
}

/// How all of these are drawn.
fn looks<'a>(items: impl IntoIterator<Item = &'a Placed>) -> BTreeSet<String> {
    items.into_iter().filter_map(|placed| look(&placed.item)).collect()
}

/// The height at which an item begins.
fn top(item: &Item) -> f32 {
    let points: Vec<f32> = match item {
        Item::Path { points, .. } => points.iter().map(|point| point.1).collect(),
        Item::Lines { lines, .. } => lines.iter().flatten().map(|point| point.1).collect(),
        Item::Text { y, .. } | Item::Link { y, .. } => vec![*y],
    };
    points.into_iter().fold(f32::MAX, f32::min)
}

fn drawn(kind: &FigureKind) -> Vec<Placed> {
    draw(&mut Setter::new().unwrap(), kind, Tag::Artifact).0
}

/// No two of these look the same.
fn all_differ<const N: usize>(found: [(&str, BTreeSet<String>); N]) {
    let mut by_look: BTreeMap<BTreeSet<String>, Vec<&str>> = BTreeMap::new();
    for (meaning, look) in found {
        by_look.entry(look).or_default().push(meaning);
    }
    let alike: Vec<_> = by_look.into_iter().filter(|(_, meanings)| meanings.len() > 1).collect();
    assert_eq!(alike, []);
}

#[test]
fn the_states_of_answers_differ_without_colour() {
    let of = |state: usize| {
        let mut parts = ["level", "unknown", "not applicable", "open"].map(|label| (label.to_owned(), 0));
        parts[state].1 = 5;
        let items = drawn(&FigureKind::States(parts));
        // The bar, and not the signs below it.
        looks(items.iter().filter(|placed| top(&placed.item) < 14.0))
    };
    all_differ([("level", of(0)), ("unknown", of(1)), ("not applicable", of(2)), ("open", of(3))]);
}

#[test]
fn score_range_and_target_of_an_area_differ_without_colour() {
    let area = |score, range, target| {
        let text = String::new();
        let mark = ScoreMark {
            label: text.clone(),
            score,
            range,
            target,
            text: text.clone(),
            coverage: text.clone(),
            wanted: text,
            applies: true,
        };
        let kind = FigureKind::Areas { areas: vec![mark], legend: [const { String::new() }; 3] };
        let items = drawn(&kind);
        looks(items.iter().filter(|placed| top(&placed.item) < 22.0))
    };
    let none = area(None, (0.0, 0.0), None);
    let more = |found: BTreeSet<String>| found.difference(&none).cloned().collect::<BTreeSet<_>>();
    let score = more(area(Some(60.0), (60.0, 60.0), None));
    let range = more(area(None, (20.0, 80.0), None));
    let target = more(area(None, (0.0, 0.0), Some(75.0)));
    let names = |looks: &[&str]| looks.iter().map(|look| (*look).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(score, names(&["filled with 4 corners"]));
    assert_eq!(range, names(&["hatched up", "solid outline"]));
    assert_eq!(target, names(&["filled with 3 corners", "solid line"]));
    all_differ([("nothing", none), ("score", score), ("range", range), ("target", target)]);
}

#[test]
fn the_lines_of_a_radar_differ_without_colour() {
    let area = || ScoreMark {
        label: "Area".to_owned(),
        score: Some(50.0),
        range: (50.0, 50.0),
        target: Some(75.0),
        text: String::new(),
        coverage: String::new(),
        wanted: String::new(),
        applies: true,
    };
    let kind = FigureKind::Areas {
        areas: vec![area(), area(), area(), area()],
        legend: [const { String::new() }; 3],
    };
    // With four corners, above the legend: the rings are paler than ink.
    let lines: Vec<String> = drawn(&kind)
        .iter()
        .filter(|placed| top(&placed.item) < 141.0)
        .filter(|placed| matches!(&placed.item, Item::Path { points, fill: None, .. } if points.len() == 4))
        .filter_map(|placed| look(&placed.item))
        .filter(|look| look.ends_with("outline"))
        .collect();
    assert_eq!(lines, ["solid outline", "dashed outline"], "score, then target");
}

#[test]
fn a_level_that_is_reached_and_the_target_differ_without_colour() {
    let boxes = |reached, target| {
        let steps = Steps { levels: vec![2], reached, target };
        looks(&small_level(&mut Setter::new().unwrap(), &steps, (0.0, 0.0), Tag::Artifact))
    };
    all_differ([
        ("not reached", boxes(None, None)),
        ("reached", boxes(Some(0), None)),
        ("target", boxes(None, Some(0))),
        ("reached target", boxes(Some(0), Some(0))),
    ]);
}

#[test]
fn two_looks_that_differ_by_colour_alone_are_found() {
    let of = |fill: Rgb| looks(&[Placed { tag: Tag::Artifact, item: Item::rect(0.0, 0.0, 1.0, 1.0, fill) }]);
    assert_eq!(of([0.1, 0.2, 0.4]), of([0.7, 0.3, 0.0]));
    assert_ne!(of([0.1, 0.2, 0.4]), of([0.95, 0.96, 0.97]));
}
