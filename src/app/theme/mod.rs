//! Colours, sizes and fonts of the window: the one place where they are given.

mod colours;
#[cfg(debug_assertions)]
mod notice;

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Stroke, TextStyle, Theme,
};

pub use colours::Palette;
use colours::{DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST};

/// The palette of the look in use.
#[must_use]
pub fn palette(ui: &egui::Ui) -> Palette {
    let visuals = ui.visuals();
    let looks = if visuals.dark_mode { [DARK, DARK_CONTRAST] } else { [LIGHT, LIGHT_CONTRAST] };
    // The look is told by a colour that only one of the two has.
    if visuals.widgets.inactive.bg_stroke.color == looks[1].edge { looks[1] } else { looks[0] }
}

/// The size of the figure that a screen is about, in points.
pub const FIGURE: f32 = 34.0;
/// The size of a screen's title, in points.
pub const TITLE: f32 = 23.0;
/// The size of headings within a screen, in points.
pub const HEADING: f32 = 18.0;
/// The size of a question, in points.
pub const LEAD: f32 = 16.5;
/// The size of running text, in points.
pub const BODY: f32 = 15.0;
/// The size of secondary text, in points: the smallest.
pub const SMALL: f32 = 14.0;

/// The radius of cards, in points.
pub const RADIUS: u8 = 8;
/// The space inside of cards, in points.
pub const INSIDE: i8 = 16;
/// The space between cards, in points.
pub const GAP: f32 = 12.0;
/// The height of what can be pressed, in points.
pub const TOUCH: f32 = 32.0;
/// The height of main buttons, in points.
pub const TOUCH_MAIN: f32 = 38.0;
/// The width of a row in which text is still easily read, in points.
pub const MEASURE: f32 = 940.0;
/// The width of the column at the left, in points.
pub const SIDE: f32 = 232.0;
/// The width of the column at the left in a narrow window, in points.
pub const SIDE_NARROW: f32 = 146.0;
/// Windows narrower than this, in points, get the narrow column.
pub const NARROW: f32 = 1100.0;

/// The size of the figure that a slide is about, in parts of [`slide_unit`].
pub const SLIDE_FIGURE: f32 = 128.0;
/// The size of a slide's statement, in parts of [`slide_unit`].
pub const SLIDE_STATEMENT: f32 = 42.0;
/// The size of an area's score on its slide, in parts of [`slide_unit`].
pub const SLIDE_SCORE: f32 = 72.0;
/// The size of a slide's text, in parts of [`slide_unit`].
pub const SLIDE_TEXT: f32 = 27.0;
/// The size of the name of what a slide is about, in parts of [`slide_unit`].
pub const SLIDE_HEAD: f32 = 30.0;

/// The size of everything on a slide in a window of a size in points: 1 at 1280 × 800, in steps so
/// that few sizes of letters are made while a window is drawn larger.
#[must_use]
pub fn slide_unit(window: egui::Vec2) -> f32 {
    let unit = (window.x / 1280.0).min(window.y / 800.0);
    ((unit * 20.0).floor() / 20.0).max(0.35)
}

/// Regular text of a size.
#[must_use]
pub fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Bold text, for headings.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("bold".into()))
}

/// Puts fonts and styles of both themes into a context.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| {
        options.fallback_theme = Theme::Light;
        // Ctrl and + would change the size behind the back of the setting.
        options.zoom_with_keyboard = false;
    });
    style(ctx, Contrast::Usual);
    #[cfg(debug_assertions)]
    ctx.add_plugin(notice::NoNotice);
}

/// How far colours stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrast {
    /// As far as text needs.
    Usual,
    /// As far as they can, for who sees little.
    High,
}

impl From<bool> for Contrast {
    fn from(high: bool) -> Self {
        if high { Self::High } else { Self::Usual }
    }
}

/// Sets the styles of both themes.
pub fn style(ctx: &egui::Context, contrast: Contrast) {
    let looks = match contrast {
        Contrast::Usual => [LIGHT, DARK],
        Contrast::High => [LIGHT_CONTRAST, DARK_CONTRAST],
    };
    for (theme, p) in [(Theme::Light, looks[0]), (Theme::Dark, looks[1])] {
        ctx.style_mut_of(theme, |style| {
            style.text_styles = [
                (TextStyle::Small, regular(SMALL)),
                (TextStyle::Body, regular(BODY)),
                (TextStyle::Button, regular(BODY)),
                (TextStyle::Heading, bold(HEADING)),
                (TextStyle::Monospace, FontId::monospace(SMALL)),
            ]
            .into();
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
            style.interaction.tooltip_delay = 0.2;
            let spacing = &mut style.spacing;
            spacing.item_spacing = egui::vec2(8.0, 8.0);
            spacing.button_padding = egui::vec2(12.0, 6.0);
            spacing.interact_size.y = TOUCH;
            spacing.icon_spacing = 8.0;
            spacing.icon_width = 20.0;
            spacing.icon_width_inner = 12.0;
            spacing.tooltip_width = 460.0;
            spacing.scroll = scroll_bars();
            visuals(&mut style.visuals, p);
        });
    }
}

/// Scroll bars that are seen on every ground: their handles are as dark as the edge of a field, darker where
/// the pointer is.
fn scroll_bars() -> egui::style::ScrollStyle {
    egui::style::ScrollStyle {
        bar_width: 8.0,
        foreground_color: true,
        dormant_handle_opacity: HANDLE,
        active_handle_opacity: HANDLE,
        interact_handle_opacity: 0.8,
        interact_background_opacity: 1.0,
        ..egui::style::ScrollStyle::thin()
    }
}

/// How much of the text's colour the handle of a scroll bar has.
const HANDLE: f32 = 0.55;

/// The scroll bar of the column at the left, whose ground is dark in every look.
pub fn scroll_bar_of_side(ui: &mut egui::Ui) {
    let p = palette(ui);
    let visuals = ui.visuals_mut();
    visuals.extreme_bg_color = p.side;
    for w in [
        &mut visuals.widgets.noninteractive,
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
    ] {
        w.fg_stroke.color = p.side_text;
    }
}

fn visuals(v: &mut egui::Visuals, p: Palette) {
    v.override_text_color = None;
    v.panel_fill = p.ground;
    v.window_fill = p.card;
    v.extreme_bg_color = p.card;
    v.text_edit_bg_color = Some(p.card);
    v.faint_bg_color = p.tint;
    v.weak_text_color = Some(p.muted);
    v.hyperlink_color = p.accent;
    v.selection.bg_fill = p.tint;
    v.selection.stroke = Stroke::new(1.5, p.accent);
    v.window_stroke = Stroke::new(1.0, p.line);
    v.window_corner_radius = CornerRadius::same(RADIUS);
    v.menu_corner_radius = CornerRadius::same(RADIUS);
    v.popup_shadow.color = Color32::from_black_alpha(60);
    v.ime_composition.legacy_visuals = false;
    // A caret that blinks would draw the window twice a second for as long as nobody types.
    v.text_cursor.blink = false;
    v.text_cursor.stroke.width = 2.0;
    v.disabled_alpha = 0.62;
    for w in [
        &mut v.widgets.noninteractive,
        &mut v.widgets.inactive,
        &mut v.widgets.hovered,
        &mut v.widgets.active,
        &mut v.widgets.open,
    ] {
        w.corner_radius = CornerRadius::same(6);
        w.fg_stroke = Stroke::new(1.2, p.text);
        w.bg_stroke = Stroke::new(1.0, p.line);
        w.expansion = 0.0;
    }
    v.widgets.inactive.weak_bg_fill = p.card;
    v.widgets.inactive.bg_fill = p.card;
    v.widgets.inactive.bg_stroke = Stroke::new(1.0, p.edge);
    v.widgets.hovered.weak_bg_fill = p.tint;
    v.widgets.hovered.bg_fill = p.tint;
    v.widgets.hovered.bg_stroke = Stroke::new(1.0, p.accent);
    v.widgets.active.weak_bg_fill = p.tint;
    v.widgets.active.bg_fill = p.tint;
    v.widgets.active.bg_stroke = Stroke::new(1.5, p.accent);
    v.widgets.open.weak_bg_fill = p.tint;
    v.widgets.open.bg_fill = p.tint;
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    // Hinting would erase ― and − at some sizes.
    let data = |bytes: &'static [u8]| {
        let mut data = FontData::from_static(bytes);
        data.tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        Arc::new(data)
    };
    for (name, bytes) in [("regular", crate::base::fonts::REGULAR), ("bold", crate::base::fonts::BOLD)] {
        fonts.font_data.insert(name.to_owned(), data(bytes));
    }
    let mut families = ["regular", "bold"].map(|first| vec![first.to_owned()]);
    for (number, bytes) in crate::base::fonts::FALLBACKS.into_iter().enumerate() {
        let name = format!("fallback {number}");
        fonts.font_data.insert(name.clone(), data(bytes));
        families.iter_mut().for_each(|family| family.push(name.clone()));
    }
    let [regular, bold] = families;
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    fonts.families.insert(FontFamily::Name("bold".into()), bold);
    fonts
}
