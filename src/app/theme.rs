//! Colours, sizes and fonts of the window: the one place where they are given.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Stroke, TextStyle, Theme,
};

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The background of the window.
    pub ground: Color32,
    /// The background of panels and cards.
    pub card: Color32,
    /// Lines between things.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub muted: Color32,
    /// What is chosen, main buttons, scores.
    pub accent: Color32,
    /// A light tint of the accent, behind what is chosen.
    pub tint: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Targets and warnings.
    pub mark: Color32,
}

const LIGHT: Palette = Palette {
    ground: Color32::from_rgb(0xf5, 0xf6, 0xf8),
    card: Color32::from_rgb(0xff, 0xff, 0xff),
    line: Color32::from_rgb(0xd5, 0xda, 0xe1),
    text: Color32::from_rgb(0x1b, 0x25, 0x33),
    muted: Color32::from_rgb(0x56, 0x61, 0x70),
    accent: Color32::from_rgb(0x1d, 0x4e, 0x89),
    tint: Color32::from_rgb(0xe3, 0xec, 0xf7),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    mark: Color32::from_rgb(0xb4, 0x53, 0x09),
};

const DARK: Palette = Palette {
    ground: Color32::from_rgb(0x14, 0x19, 0x20),
    card: Color32::from_rgb(0x1d, 0x24, 0x2d),
    line: Color32::from_rgb(0x3a, 0x45, 0x53),
    text: Color32::from_rgb(0xe8, 0xec, 0xf1),
    muted: Color32::from_rgb(0xa3, 0xae, 0xbc),
    accent: Color32::from_rgb(0x7f, 0xb2, 0xee),
    tint: Color32::from_rgb(0x24, 0x37, 0x4d),
    on_accent: Color32::from_rgb(0x10, 0x18, 0x22),
    mark: Color32::from_rgb(0xf0, 0xa8, 0x5c),
};

/// The palette of the theme in use.
#[must_use]
pub fn palette(ui: &egui::Ui) -> Palette {
    if ui.visuals().dark_mode { DARK } else { LIGHT }
}

/// The size of large headings, in points.
pub const TITLE: f32 = 22.0;
/// The size of headings within a screen, in points.
pub const HEADING: f32 = 17.0;
/// The size of running text, in points.
pub const BODY: f32 = 15.0;
/// The size of secondary text, in points: the smallest.
pub const SMALL: f32 = 14.0;

/// Bold text, for headings.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("bold".into()))
}

/// Puts fonts and styles of both themes into a context.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    for (theme, p) in [(Theme::Light, LIGHT), (Theme::Dark, DARK)] {
        ctx.style_mut_of(theme, |style| {
            style.text_styles = [
                (TextStyle::Small, FontId::proportional(SMALL)),
                (TextStyle::Body, FontId::proportional(BODY)),
                (TextStyle::Button, FontId::proportional(BODY)),
                (TextStyle::Heading, bold(HEADING)),
                (TextStyle::Monospace, FontId::monospace(SMALL)),
            ]
            .into();
            style.spacing.item_spacing = egui::vec2(8.0, 8.0);
            style.spacing.button_padding = egui::vec2(12.0, 6.0);
            style.spacing.interact_size.y = 30.0;
            style.spacing.icon_width = 18.0;
            let v = &mut style.visuals;
            v.override_text_color = None;
            v.panel_fill = p.ground;
            v.window_fill = p.card;
            v.extreme_bg_color = p.card;
            v.faint_bg_color = p.tint;
            v.weak_text_color = Some(p.muted);
            v.hyperlink_color = p.accent;
            v.selection.bg_fill = p.tint;
            v.selection.stroke = Stroke::new(1.0, p.accent);
            v.window_stroke = Stroke::new(1.0, p.line);
            v.ime_composition.legacy_visuals = false;
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
            }
            v.widgets.inactive.weak_bg_fill = p.card;
            v.widgets.inactive.bg_fill = p.card;
            v.widgets.inactive.bg_stroke = Stroke::new(1.0, p.muted);
            v.widgets.hovered.weak_bg_fill = p.tint;
            v.widgets.hovered.bg_fill = p.tint;
            v.widgets.hovered.bg_stroke = Stroke::new(1.5, p.accent);
            v.widgets.active.weak_bg_fill = p.tint;
            v.widgets.active.bg_stroke = Stroke::new(2.0, p.accent);
            v.widgets.open.weak_bg_fill = p.tint;
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    // Hinting would erase ― and − at some sizes.
    let data = |bytes: &'static [u8]| {
        let mut data = FontData::from_static(bytes);
        data.tweak = FontTweak { hinting: Some(false), ..FontTweak::default() };
        Arc::new(data)
    };
    for (name, bytes) in [
        ("regular", crate::fonts::REGULAR),
        ("bold", crate::fonts::BOLD),
        ("fallback", crate::fonts::FALLBACK),
    ] {
        fonts.font_data.insert(name.to_owned(), data(bytes));
    }
    let regular = vec!["regular".to_owned(), "fallback".to_owned()];
    fonts.families.insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    fonts.families.insert(FontFamily::Name("bold".into()), vec!["bold".to_owned(), "fallback".to_owned()]);
    fonts
}
