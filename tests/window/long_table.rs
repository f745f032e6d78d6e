//! The table with 20,000 rows: every row is within reach by keys and by the wheel, and only those in view are
//! laid out.

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::Harness;
use keian::app::widgets::table::Heights;

use super::long::{LongTable, ROWS, cell};

type Window = Harness<'static, LongTable>;

fn windows() -> [Window; 2] {
    // Every third row is higher than the others.
    let each = (0..ROWS).map(|row| if row % 3 == 0 { 61.3 } else { 30.7 }).collect();
    [Heights::Even(30.0), Heights::Each(each)].map(|heights| {
        let mut window = Harness::builder()
            .with_size(vec2(900.0, 600.0))
            .with_max_steps(40)
            .build_ui_state(|ui, table: &mut LongTable| table.show(ui), LongTable::new(heights));
        window.state_mut().go_to(0, 1);
        window.run();
        window
    })
}

/// The cell has the focus and is wholly in view.
#[track_caller]
fn is_at(window: &Window, row: usize, column: usize) {
    let id = cell(row, column);
    assert_eq!(window.ctx.memory(|memory| memory.focused()), Some(id), "row {row}");
    let response = window.ctx.read_response(id).unwrap();
    let seen = response.interact_rect.expand(1.0).contains_rect(response.rect);
    assert!(seen, "row {row} at {:?} is seen at {:?}", response.rect, response.interact_rect);
    let drawn = &window.state().drawn;
    assert!(drawn.contains(&row) && drawn.len() < 25, "rows {drawn:?} are laid out");
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

#[test]
fn keys_lead_to_the_last_row_and_back_and_what_is_typed_there_stands_there() {
    for mut window in windows() {
        is_at(&window, 0, 1);
        press(&mut window, Modifiers::COMMAND, Key::End);
        is_at(&window, ROWS - 1, 2);
        press(&mut window, Modifiers::NONE, Key::Home);
        is_at(&window, ROWS - 1, 0);
        press(&mut window, Modifiers::NONE, Key::ArrowRight);
        window.event(Event::Text("last".to_owned()));
        window.run();
        assert_eq!(window.state().texts(ROWS - 1)[0], "last");
        for row in (ROWS - 40..ROWS - 1).rev() {
            press(&mut window, Modifiers::NONE, Key::ArrowUp);
            is_at(&window, row, 1);
        }
        press(&mut window, Modifiers::COMMAND, Key::ArrowUp);
        is_at(&window, 0, 1);
        press(&mut window, Modifiers::COMMAND, Key::ArrowDown);
        is_at(&window, ROWS - 1, 1);
        press(&mut window, Modifiers::COMMAND, Key::Home);
        is_at(&window, 0, 0);
    }
}

#[test]
fn pages_lead_on_by_what_is_in_view_and_back_to_where_they_began() {
    for mut window in windows() {
        let mut rows = Vec::new();
        for _ in 0..50 {
            press(&mut window, Modifiers::NONE, Key::PageDown);
            let at = window.state().drawn.iter().copied();
            let focused = window.ctx.memory(|memory| memory.focused());
            let row = at.into_iter().find(|row| focused == Some(cell(*row, 1))).unwrap();
            is_at(&window, row, 1);
            rows.push(row);
        }
        let steps = rows.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(steps.clone().all(|step| (8..20).contains(&step)), "{:?}", steps.collect::<Vec<_>>());
        press(&mut window, Modifiers::COMMAND, Key::Home);
        is_at(&window, 0, 0);
    }
}

#[test]
fn the_wheel_leads_to_the_last_row_and_back() {
    for mut window in windows() {
        window.hover_at(egui::pos2(400.0, 300.0));
        for (direction, row) in [(-1.0, ROWS - 1), (1.0, 0)] {
            for _ in 0..40 {
                window.event(Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: vec2(0.0, direction * 50_000.0),
                    phase: TouchPhase::Move,
                    modifiers: Modifiers::NONE,
                    source: egui::MouseWheelSource::Unknown,
                });
                window.run();
            }
            let drawn = &window.state().drawn;
            assert!(drawn.contains(&row) && drawn.len() < 25, "{direction}: {drawn:?}");
        }
    }
}
