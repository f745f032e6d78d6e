//! Machine checks of every screen at every size, text size, language and look: no word is cut at its side, none
//! stands on another, none has a character that no font has, and all stand out from their ground. By default so
//! that every two of these meet; with `KEIAN_LOOKS=all` in every combination.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable;
use keian::assessment::Assessment;
use keian::base::fonts::lacking;
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;

use super::combinations::{Combination, LANGUAGES, LOOKS, SIZES, TEXTS, every_two_values};
use super::person::{Person, SCREENS, Words};
use super::registers::company;

const COUNTS: Combination = [SIZES.len(), TEXTS.len(), LANGUAGES, LOOKS.len()];

fn all() -> Vec<Combination> {
    let mut all = vec![[0; 4]];
    for (factor, count) in COUNTS.into_iter().enumerate() {
        let with = |one: Combination, value| {
            let mut next = one;
            next[factor] = value;
            next
        };
        all = all.iter().flat_map(|one| (0..count).map(move |value| with(*one, value))).collect();
    }
    all
}

/// The pairs of values that a combination has.
fn pairs(of: Combination) -> impl Iterator<Item = (usize, usize, usize, usize)> {
    (0..4).flat_map(move |a| (a + 1..4).map(move |b| (a, of[a], b, of[b])))
}

#[test]
fn every_two_values_meet_in_24_combinations() {
    let chosen = every_two_values();
    let met: BTreeSet<_> = chosen.iter().copied().flat_map(pairs).collect();
    let wanted: BTreeSet<_> = all().into_iter().flat_map(pairs).collect();
    assert_eq!(met, wanted);
    assert_eq!(chosen.len(), 24);
}

/// A text as it is drawn: its words, where, what of that is seen, its colour and what is behind it.
struct Seen {
    place: usize,
    words: String,
    rows: Vec<Rect>,
    whole: Rect,
    clip: Rect,
    color: Color32,
    ground: Color32,
    elided: bool,
}

/// Everything that is drawn on what is cleared, in its order: texts on their grounds, and what covers what was drawn before.
fn seen(shapes: &[ClippedShape], window: Rect, cleared: Color32) -> (Vec<Seen>, Vec<(usize, Rect)>) {
    fn flat(shape: &Shape, clip: Rect, all: &mut Vec<(Shape, Rect)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| flat(shape, clip, all)),
            other => all.push((other.clone(), clip)),
        }
    }
    let mut all = Vec::new();
    shapes.iter().for_each(|clipped| flat(&clipped.shape, clipped.clip_rect.intersect(window), &mut all));
    let mut seen = Vec::new();
    for (place, (shape, clip)) in all.iter().enumerate() {
        let Shape::Text(text) = shape else { continue };
        let whole = text.galley.rect.translate(text.pos.to_vec2());
        let rows: Vec<Rect> = text
            .galley
            .rows
            .iter()
            .map(|row| {
                // Without the blank at the start that a row has which goes on after something else.
                let mut inked = row.glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace());
                let left = inked.next().map_or(0.0, |glyph| glyph.pos.x);
                let rect = row.rect();
                rect.with_min_x(rect.left() + left).translate(text.pos.to_vec2())
            })
            .filter(|row| row.is_positive() && clip.intersect(*row).is_positive())
            .collect();
        let Some(first) = rows.first() else { continue };
        let at = clip.intersect(*first).center();
        let behind = all[..place].iter().rev().find_map(|(shape, clip)| match shape {
            Shape::Rect(rect) if rect.fill.a() == 255 && clip.contains(at) && rect.rect.contains(at) => {
                Some(rect.fill)
            }
            Shape::Circle(circle) if circle.fill.a() == 255 && circle.center.distance(at) < circle.radius => {
                Some(circle.fill)
            }
            _ => None,
        });
        let section = text.galley.job.sections.first().map_or(Color32::PLACEHOLDER, |s| s.format.color);
        let color = match text.override_text_color {
            Some(color) => color,
            None if section == Color32::PLACEHOLDER => text.fallback_color,
            None => section,
        };
        let color = color.gamma_multiply(text.opacity_factor);
        let ground = behind.unwrap_or(cleared);
        let words = text.galley.text().to_owned();
        let elided = text.galley.elided;
        seen.push(Seen { place, words, rows, whole, clip: *clip, color, ground, elided });
    }
    let covers = all.iter().enumerate().filter_map(|(place, (shape, clip))| match shape {
        Shape::Rect(rect) if rect.fill.a() == 255 => Some((place, rect.rect.intersect(*clip))),
        _ => None,
    });
    let covers = covers.collect();
    (seen, covers)
}

/// The contrast of two colours by WCAG 2, the first laid over the second.
fn contrast(over: Color32, ground: Color32) -> f64 {
    let luminance = |color: Color32| {
        let part = |value: u8| {
            let v = f64::from(value) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
    };
    let (a, b) = (luminance(ground.blend(over)), luminance(ground));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What is wrong with a screen.
fn faults(person: &Person, inactive: &BTreeSet<String>, typed: &BTreeSet<String>) -> Vec<String> {
    let window = person.harness.ctx.content_rect();
    let cleared = person.harness.ctx.global_style().visuals.panel_fill;
    let (seen, covers) = seen(&person.harness.output().shapes, window, cleared);
    assert!(seen.len() > 3, "only {} texts", seen.len());
    let mut faults = Vec::new();
    for one in &seen {
        let Seen { words, whole, clip, color, ground, elided, .. } = one;
        let outside = whole.left() < clip.left() - 1.0 || whole.right() > clip.right() + 1.0;
        if outside && !typed.contains(words) {
            faults.push(format!("{words:?} is cut: {whole:?} in {clip:?}"));
        }
        // A name may end in an ellipsis, a score then and now may not.
        if *elided && words.contains(" → ") {
            faults.push(format!("{words:?} ends in an ellipsis"));
        }
        if !lacking(words).is_empty() {
            faults.push(format!("{words:?} has characters without a form"));
        }
        let found = contrast(*color, *ground);
        if found < 4.5 && !inactive.contains(words.trim_matches(['←', '→', ' '])) {
            faults.push(format!("{words:?} has {found:.2}:1, {color:?} on {ground:?}"));
        }
    }
    for (at, one) in seen.iter().enumerate() {
        for other in &seen[at + 1..] {
            let both = |a: &Rect, b: &Rect| a.intersect(*b).intersect(one.clip).intersect(other.clip);
            let rows = one.rows.iter().flat_map(|a| other.rows.iter().map(move |b| both(a, b)));
            // The boxes of letters have some room at their top and bottom.
            let hidden = |rect: &Rect| {
                covers.iter().any(|(place, cover)| {
                    (one.place..other.place).contains(place) && cover.contains_rect(rect.shrink(1.0))
                })
            };
            let mut rows = rows.filter(|rect| rect.width() > 2.0 && rect.height() > 6.0);
            if let Some(rect) = rows.find(|rect| !hidden(rect)) {
                faults.push(format!("{:?} and {:?} are on each other at {rect:?}", one.words, other.words));
            }
        }
    }
    faults
}

/// What stands in fields: a long text scrolls in one.
fn typed(person: &Person) -> BTreeSet<String> {
    use egui_kittest::kittest::NodeT;
    let nodes = person.harness.root().children_recursive();
    // A label has what it says as its value too.
    let fields = nodes.filter(|node| {
        let role = node.accesskit_node().role();
        matches!(role, Role::TextInput | Role::MultilineTextInput | Role::PasswordInput)
    });
    fields.filter_map(|node| node.accesskit_node().value()).collect()
}

/// The names of what cannot be pressed now: it may be faint.
fn inactive(person: &Person) -> BTreeSet<String> {
    use egui_kittest::kittest::NodeT;
    let nodes = person.harness.root().children_recursive();
    let off = nodes.filter(|node| node.accesskit_node().is_disabled());
    off.filter_map(|node| node.accesskit_node().label())
        .map(|name| name.trim_matches(['←', '→', ' ']).to_owned())
        .collect()
}

/// Looks at every screen and at some dialogs.
fn look([size, text, lang, look]: Combination) -> Vec<String> {
    let ((width, height), (text, zoom)) = (SIZES[size], TEXTS[text]);
    let (words, (theme, contrast)) = (Words::BOTH[lang], LOOKS[look]);
    let tag = words.say("Ja", "En");
    let mut person = Person::with_settings(&format!(
        "(lang: {tag}, theme: {theme}, high_contrast: {contrast}, text_size: {text}, typed_paths: true)"
    ));
    let size = egui::vec2(width, height) / zoom;
    let mut all = Vec::new();
    let mut check = |person: &mut Person, name: &str| {
        person.harness.remove_cursor();
        person.harness.set_size(size);
        person.harness.run();
        let found = faults(person, &inactive(person), &typed(person));
        all.extend(found.into_iter().map(|fault| {
            format!("{name} at {width} × {height}, {text}, {tag}, {theme}, {contrast}: {fault}")
        }));
        person.harness.set_size(egui::vec2(1280.0, 800.0));
        person.harness.run();
    };
    check(&mut person, "Home");
    person.click(words.say("サンプルを見る", "Look at the sample"));
    for (ja, en) in SCREENS {
        person.click(words.say(ja, en));
        // The table of the plan scrolls sideways where the window is that narrow.
        if en != "Action plan" || size.x > 660.0 {
            check(&mut person, en);
        }
    }
    // With something to compare: both scores stand whole.
    person.shortcut(Modifiers::COMMAND, Key::M);
    person.type_into(words.say("節目の名前", "Name of the milestone"), "A");
    person.press(Key::Enter);
    person.click(words.say("前回との比較", "Comparison"));
    check(&mut person, "Comparison with a milestone");
    for (name, modifiers, key) in [
        ("Save", Modifiers::COMMAND, Key::S),
        ("Encryption", Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
        ("Milestone", Modifiers::COMMAND, Key::M),
    ] {
        person.shortcut(modifiers, key);
        check(&mut person, name);
        person.press(Key::Escape);
    }
    person.press(Key::F5);
    check(&mut person, "Slides");
    person.press(Key::Escape);
    let assessment = Assessment { registers: company(), ..Assessment::default() };
    let document = Document::new(meti_guideline().clone(), assessment, keian::start::today());
    person.harness.state_mut().hold(document);
    person.harness.run();
    person.click(words.say("台帳", "Registers"));
    for (ja, en) in [
        ("製品・事業", "Products"),
        ("取引", "Trade"),
        ("技術", "Technologies"),
        ("シナリオ", "Scenarios"),
        ("対話", "Dialogue"),
        ("もし止まったら", "What if"),
    ] {
        person.click(words.say(ja, en));
        check(&mut person, en);
    }
    all
}

#[test]
fn the_heads_of_the_plan_have_one_ground_and_every_row_a_line_from_side_to_side() {
    // In seven columns, and in four.
    for width in [1280.0, 1000.0] {
        let mut person = Person::at_the_sample(Words { english: true });
        person.click("Action plan");
        person.harness.set_size(egui::vec2(width, 800.0));
        person.harness.run();
        let heads = person.harness.query_all_by_role(Role::ColumnHeader).map(|head| head.rect());
        let heads: Vec<Rect> = heads.collect();
        let (left, right) = heads
            .iter()
            .fold((width, 0.0_f32), |(left, right), head| (left.min(head.left()), right.max(head.right())));
        // What is seen of what is drawn, as stretches of the same height.
        let mut grounds = Vec::new();
        let mut lines: BTreeMap<i32, Vec<(f32, f32)>> = BTreeMap::new();
        for clipped in &person.harness.output().shapes {
            match &clipped.shape {
                Shape::Rect(rect)
                    if rect.rect.height() < 120.0
                        && heads.iter().any(|head| rect.rect.contains(head.center())) =>
                {
                    let seen = rect.rect.intersect(clipped.clip_rect);
                    grounds.push((seen.left(), seen.right()));
                }
                Shape::LineSegment { points: [from, to], .. } if from.y == to.y => {
                    let line = Rect::from_two_pos(*from, *to).intersect(clipped.clip_rect);
                    #[allow(clippy::cast_possible_truncation, reason = "a place in the window")]
                    let at = from.y.round() as i32;
                    if line.width() > 0.0 && line.height() >= 0.0 {
                        lines.entry(at).or_default().push((line.left(), line.right()));
                    }
                }
                _ => {}
            }
        }
        assert!(is_whole(grounds.clone(), left, right), "{width}: {grounds:?}");
        let whole = lines.into_values().filter(|line| is_whole(line.clone(), left, right)).count();
        assert!(whole >= 4, "{width}: only {whole} rows have a line");
    }
}

/// Whether stretches cover all from one place to another.
fn is_whole(mut stretches: Vec<(f32, f32)>, left: f32, right: f32) -> bool {
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut covered = left;
    for (from, to) in stretches {
        if from > covered + 0.6 {
            return false;
        }
        covered = covered.max(to);
    }
    covered >= right - 0.6
}

#[test]
fn no_word_is_cut_covered_boxed_or_faint_on_any_screen_however_it_is_looked_at() {
    let every = std::env::var("KEIAN_LOOKS").is_ok_and(|value| value == "all");
    let combinations = if every { all() } else { every_two_values() };
    let halves = combinations.chunks(combinations.len().div_ceil(2));
    let found: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = halves
            .map(|half| scope.spawn(|| half.iter().copied().flat_map(look).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
