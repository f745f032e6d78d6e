//! The column at the left: the screens, the areas with their progress and score, and the questions
//! of the area in view. In a narrow window all of it stands below each other in few words.

mod areas;
mod column;

use egui::{Color32, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::route::Screen;
use crate::app::theme;
use crate::app::theme::{Palette, palette};
use crate::app::widgets::choice::{Enabled, Selected};
use crate::app::widgets::icons::Icon;
use crate::app::widgets::{one_row, rows};
pub use column::Nav;

/// The room at both sides of an area, in points, in the wide column and in the narrow one.
const INSET: f32 = 16.0;
const INSET_NARROW: f32 = 6.0;

/// Draws the column; returns what the person asked for.
pub fn show(ui: &mut Ui, nav: &Nav<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let Nav { words, lang, screen, doc, narrow } = *nav;
    let p = palette(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    theme::scroll_bar_of_side(ui);
    ScrollArea::vertical().id_salt("nav").auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(if narrow { 6.0 } else { 14.0 });
        let name = one_row(
            ui,
            if narrow { words.app_name_short.as_str() } else { &words.app_name },
            theme::bold(if narrow { theme::BODY } else { theme::TITLE }),
            p.side_text,
            ui.available_width(),
        );
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), name.size().y), Sense::hover());
        let left = if narrow { rect.center().x - name.size().x / 2.0 } else { rect.left() + 16.0 };
        ui.painter().galley(pos2(left, rect.top()), name, p.side_text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words.app_name));
        ui.add_space(if narrow { 6.0 } else { 10.0 });
        for (target, label) in Screen::all(lang) {
            let free = doc.is_some() || !target.needs_document();
            let part = (target == Screen::Settings
                && matches!(screen, Screen::Licences | Screen::OwnQuestions))
                || (target == Screen::Help && screen == Screen::Lists)
                || (target == Screen::Export && screen == Screen::Association);
            let item = Item {
                icon: icon(target),
                label,
                chosen: Selected::from(target == screen || part),
                enabled: Enabled::from(free),
            };
            let response = if narrow { item.narrow(ui) } else { item.wide(ui) };
            if response.clicked() && free {
                actions.push(Action::Show(target));
            }
        }
        if let Some(doc) = doc {
            let inset = if narrow { INSET_NARROW } else { INSET };
            ui.add_space(if narrow { 4.0 } else { 10.0 });
            let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
            let rule = Stroke::new(1.0, p.side_edge);
            ui.painter().hline(line.x_range().shrink(inset), line.center().y, rule);
            ui.add_space(if narrow { 4.0 } else { 8.0 });
            areas::show(ui, nav, doc, inset, &mut actions);
            ui.add_space(12.0);
        }
    });
    actions
}

fn icon(screen: Screen) -> Icon {
    match screen {
        Screen::Home => Icon::Home,
        Screen::Profile => Icon::Company,
        Screen::Question => Icon::Question,
        Screen::Remaining => Icon::Clock,
        Screen::Results => Icon::Chart,
        Screen::Plan => Icon::List,
        Screen::Registers => Icon::Table,
        Screen::Workshop => Icon::People,
        Screen::Compare => Icon::Compare,
        Screen::Export | Screen::Association => Icon::Document,
        Screen::Settings | Screen::Licences | Screen::OwnQuestions => Icon::Sliders,
        Screen::Help | Screen::Lists => Icon::Help,
    }
}

/// A screen's place in the column: its icon and name, in a row or below each other.
struct Item<'a> {
    icon: Icon,
    label: &'a str,
    chosen: Selected,
    enabled: Enabled,
}

impl Item<'_> {
    /// The icon and beside it the name.
    fn wide(&self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let (rect, response) = self.ground(ui, 33.0);
        let square = Rect::from_center_size(pos2(rect.left() + 27.0, rect.center().y), vec2(20.0, 20.0));
        self.icon.paint(ui.painter(), square, self.color(p));
        let font = if self.chosen.is() { theme::bold(theme::BODY) } else { theme::regular(theme::BODY) };
        let word = one_row(ui, self.label, font, self.color(p), rect.width() - 56.0);
        let at = pos2(rect.left() + 47.0, rect.center().y - word.size().y / 2.0);
        ui.painter().galley(at, word, self.color(p));
        response
    }

    /// The icon and below it the name, a long one in two rows.
    fn narrow(&self, ui: &mut Ui) -> Response {
        let p = palette(ui);
        let broken = rows::broken(ui, self.label, &theme::regular(theme::SMALL), ui.available_width() - 14.0);
        let rows: Vec<&str> = broken.split('\n').take(2).collect();
        let (rect, response) = self.ground(ui, if rows.len() == 2 { 61.0 } else { 44.0 });
        let square = Rect::from_center_size(pos2(rect.center().x, rect.top() + 13.0), vec2(18.0, 18.0));
        self.icon.paint(ui.painter(), square, self.color(p));
        let mut top = rect.top() + 23.0;
        for row in rows {
            let word = one_row(ui, row, theme::regular(theme::SMALL), self.color(p), rect.width() - 4.0);
            let at = pos2(rect.center().x - word.size().x / 2.0, top);
            top += word.size().y;
            ui.painter().galley(at, word, self.color(p));
        }
        response
    }

    /// The place, of a height in points, and its ground.
    fn ground(&self, ui: &mut Ui, height: f32) -> (Rect, Response) {
        let p = palette(ui);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), self.enabled.sense());
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, self.enabled.is(), self.chosen.is(), self.label)
        });
        let painter = ui.painter();
        if self.chosen.is() {
            painter.rect_filled(rect, 0.0, p.side_chosen);
            painter.rect_filled(Rect::from_min_size(rect.min, vec2(4.0, height)), 0.0, p.side_text);
        } else if self.enabled.is() && response.hovered() {
            painter.rect_filled(rect, 0.0, p.side_chosen.gamma_multiply(0.5));
        }
        (rect, response)
    }

    fn color(&self, p: Palette) -> Color32 {
        if self.enabled.is() { p.side_text } else { p.side_muted.gamma_multiply(0.7) }
    }
}
