//! Where the window was when it closed is in the settings, and a remembered place that is out of
//! reach is corrected.

use egui::{Rect, ViewportCommand, ViewportId, pos2, vec2};
use keian::app::settings::Settings;
use keian::app::window_place::WindowPlace;

use super::person::{Person, Words};

/// Tells the window that it stands free on a screen, as the system does.
fn is_at(person: &mut Person, inner: Rect, screen: egui::Vec2) {
    told(person, inner, screen).maximized = Some(false);
}

/// Tells the window that it takes the whole screen.
fn is_maximized(person: &mut Person, screen: egui::Vec2) {
    told(person, Rect::from_min_size(pos2(0.0, 0.0), screen), screen).maximized = Some(true);
}

fn told(person: &mut Person, inner: Rect, screen: egui::Vec2) -> &mut egui::ViewportInfo {
    let viewport = person.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.inner_rect = Some(inner);
    viewport.outer_rect = Some(inner.expand(4.0));
    viewport.monitor_size = Some(screen);
    viewport
}

fn kept(person: &Person) -> Option<WindowPlace> {
    Settings::load(&person.folder().join("settings.ron")).unwrap().window
}

#[test]
fn the_place_and_size_of_the_window_are_kept_when_it_closes() {
    let mut person = Person::at_a_fresh_machine(Words { english: true });
    let screen = vec2(1920.0, 1080.0);
    is_at(&mut person, Rect::from_min_size(pos2(104.0, 64.0), vec2(1100.0, 700.0)), screen);
    assert!(person.closes());
    let place = WindowPlace { width: 1100.0, height: 700.0, maximized: false, corner: Some((100.0, 60.0)) };
    person.wait_until(|person| kept(person) == Some(place));
    is_maximized(&mut person, screen);
    assert!(person.closes());
    person.wait_until(|person| kept(person) == Some(WindowPlace { maximized: true, ..place }));
}

#[test]
fn a_window_that_would_be_off_the_screen_is_brought_back_once() {
    for (corner, back) in [("Some((1800.0, 60.0))", true), ("Some((100.0, 60.0))", false)] {
        let mut person = Person::with_settings(&format!(
            "(lang: En, window: Some((width: 900.0, height: 700.0, maximized: false, corner: {corner})))"
        ));
        let inner = Rect::from_min_size(pos2(100.0, 60.0), vec2(900.0, 700.0));
        is_at(&mut person, inner, vec2(1280.0, 800.0));
        let moved = |person: &Person| {
            let output = &person.harness.output().viewport_output[&ViewportId::ROOT];
            output.commands.contains(&ViewportCommand::OuterPosition(egui::Pos2::ZERO))
        };
        person.harness.step();
        assert_eq!(moved(&person), back, "{corner}");
        person.harness.step();
        assert!(!moved(&person), "{corner}");
    }
}

#[test]
fn at_the_first_start_the_window_is_no_larger_than_the_desktop_leaves() {
    // The last is 1366 × 768 at 150 %.
    let screens =
        [(1920.0, 1080.0, false), (2560.0, 1440.0, false), (1280.0, 800.0, true), (911.0, 512.0, true)];
    for (width, height, small) in screens {
        let mut person = Person::with_settings("(lang: En)");
        let screen = vec2(width, height);
        is_at(&mut person, Rect::from_min_size(pos2(0.0, 0.0), screen.min(vec2(1280.0, 800.0))), screen);
        let maximizes = |person: &Person| {
            let output = &person.harness.output().viewport_output[&ViewportId::ROOT];
            output.commands.contains(&ViewportCommand::Maximized(true))
        };
        person.harness.step();
        assert_eq!(maximizes(&person), small, "{width} × {height}");
        person.harness.step();
        assert!(!maximizes(&person), "{width} × {height}");
    }
}

#[test]
fn settings_of_before_the_corner_was_kept_are_read() {
    let person = Person::with_settings("(window: Some((width: 900.0, height: 700.0, maximized: true)))");
    let place = WindowPlace { width: 900.0, height: 700.0, maximized: true, corner: None };
    assert_eq!(kept(&person), Some(place));
}
