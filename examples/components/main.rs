//! Pictures of the parts that all screens are made of, side by side on one page: light, dark, in high
//! contrast, and with a dialog above it. `cargo run --example components -- OUT`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a tool for those who build Keian: it fails by panicking"
)]

#[path = "../pictures/raster.rs"]
mod raster;

use std::path::PathBuf;

use egui::{CentralPanel, Frame, LayerId, Rect, Sense, Theme, Ui, pos2, vec2};
use egui_kittest::Harness;
use keian::app::screens::plan::{self, PlanState};
use keian::app::settings::SingleKeys;
use keian::app::theme;
use keian::app::theme::palette;
use keian::app::view::View;
use keian::app::widgets::charts::{Mark, radar};
use keian::app::widgets::choice::{Enabled, Selected};
use keian::app::widgets::date_field::date_field;
use keian::app::widgets::dialog::dialog;
use keian::app::widgets::frame::{self, Tone};
use keian::app::widgets::group::ChoiceGroup;
use keian::app::widgets::icons::Icon;
use keian::app::widgets::level_picker::{KeyCaps, LevelChoice, level_picker};
use keian::app::widgets::score::{Bar, bar};
use keian::app::widgets::text_field::{Shape, TextField, text_field};
use keian::app::widgets::{choice, text};
use keian::app::words::app_words;
use keian::base::ids::QuestionId;
use keian::base::lang::Lang;
use keian::base::level::Level;
use keian::questionnaire::Catalogue;
use keian::questionnaire::at_hand::AtHand;
use keian::questionnaire::shipped::meti_guideline;
use keian::scoring::Figures;
use keian::scoring::names::names;
use keian::scoring::words::score_words;
use keian::session::document::Document;
use keian::session::drafts::DateField;
use keian::storage::parse;

use raster::{Textures, write};

/// The size of the page, in points.
const PAGE: egui::Vec2 = vec2(1560.0, 1260.0);

fn main() {
    let out = PathBuf::from(std::env::args().nth(1).expect("a folder for the pictures"));
    std::fs::create_dir_all(&out).expect("the folder for the pictures");
    let look = |dark, contrast| Look { dark, contrast, dialog: false };
    for (name, lang, look) in [
        ("light", Lang::Ja, look(false, false)),
        ("dark", Lang::En, look(true, false)),
        ("contrast", Lang::En, look(false, true)),
        ("dialog", Lang::En, Look { dialog: true, ..look(false, false) }),
    ] {
        let name = format!("components.{name}.png");
        picture(lang, look, &out.join(&name));
        println!("{name}");
    }
}

/// How the page looks.
#[derive(Clone, Copy)]
struct Look {
    dark: bool,
    contrast: bool,
    /// A dialog stands above it.
    dialog: bool,
}

fn picture(lang: Lang, Look { dark, contrast, dialog }: Look, path: &std::path::Path) {
    let doc = sample(lang);
    let textures = Textures::default();
    let lists = AtHand::default();
    let (mut begun, mut order) = (false, PlanState::default());
    let mut harness = Harness::builder()
        .with_size(PAGE)
        .with_max_steps(20)
        .with_theme(if dark { Theme::Dark } else { Theme::Light })
        .renderer(textures.clone())
        .build_ui(move |ui| {
            if !begun {
                theme::install(ui.ctx());
                theme::style(ui.ctx(), theme::Contrast::from(contrast));
                begun = true;
                return;
            }
            let view = View {
                doc: &doc,
                words: app_words(lang),
                lang,
                today: jiff::civil::date(2026, 11, 25),
                composing: false,
                covered: false,
                lists: &lists,
                single_keys: SingleKeys::default(),
            };
            page(ui, &view, &mut order);
            if dialog {
                ask(ui, &view);
            }
        });
    harness.run();
    let output = harness.output();
    let primitives = harness.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
    let size = [PAGE.x as usize, PAGE.y as usize];
    let ground = harness.ctx.global_style().visuals.panel_fill;
    write(path, &textures.draw(&primitives, output.pixels_per_point, (size, ground)));
}

fn sample(lang: Lang) -> Document {
    let file = format!("{}/assets/sample/sample.{}.ron", env!("CARGO_MANIFEST_DIR"), lang.tag());
    let opened = parse(&std::fs::read(file).expect("the sample"), &Catalogue::shipped()).expect("answers");
    let mut doc = Document::new(opened.questionnaire, opened.assessment, jiff::civil::date(2026, 11, 25));
    doc.questionnaire = meti_guideline().clone();
    doc.mark_saved(Some(doc.assessment.clone()));
    doc
}

fn page(ui: &mut Ui, view: &View<'_>, order: &mut PlanState) {
    let ground = palette(ui).ground;
    ui.ctx().layer_painter(LayerId::background()).rect_filled(ui.ctx().content_rect(), 0.0, ground);
    CentralPanel::no_frame().frame(Frame::new().fill(ground).inner_margin(20)).show(ui, |ui| {
        ui.columns(3, |columns| {
            first(&mut columns[0], view);
            second(&mut columns[1], view);
            third(&mut columns[2], view);
        });
        let table = Rect::from_min_max(pos2(524.0, 876.0), PAGE.to_pos2() - vec2(20.0, 20.0));
        frame::within(ui, "table", table, |ui| plan::show(ui, view, order));
    });
}

/// Text, buttons, choices.
fn first(ui: &mut Ui, view: &View<'_>) {
    let words = view.words;
    text::title(ui, &words.profile_title);
    text::heading(ui, &names(view.lang).area_scores);
    text::label(ui, &names(view.lang).organisation);
    text::body(ui, &words.profile_intro);
    text::muted(ui, &words.unknown_hint);
    frame::card(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            choice::primary(ui, &words.start_button);
            choice::primary_button(ui, &words.save_button, Enabled::No);
            choice::secondary(ui, &words.open_button);
            choice::icon_button(ui, Icon::Undo, &words.undo_button, "Ctrl+Z", Enabled::Yes);
        });
    });
    frame::card(ui, |ui| {
        let fact = &meti_guideline().facts[0];
        let facts: Vec<(usize, &str)> =
            fact.values().iter().map(|value| fact.said(value, Lang::Ja)).enumerate().collect();
        choice::row(ui, 1, &facts);
        ui.add_space(4.0);
        choice::cards(ui, &0, vec![(0, words.run_short.as_str(), words.unknown_hint.as_str())]);
        let group = ChoiceGroup::of(ui, 2, Some(0));
        choice::pair(
            ui,
            (&group, 0),
            [
                (Selected::Yes, &score_words(view.lang).level_unknown, &words.unknown_hint, "U"),
                (Selected::No, &names(view.lang).not_applicable, &words.not_applicable_hint, "N"),
            ],
        );
        ui.checkbox(&mut true, &words.typed_paths);
    });
    ui.horizontal_wrapped(|ui| {
        choice::chip(ui, &words.no_file_mark, Tone::Info);
        choice::chip(ui, &words.unsaved_mark, Tone::Warning);
        choice::chip(ui, &words.saved_mark, Tone::Good);
    });
    ui.add_space(6.0);
    frame::notice(ui, Tone::Info, &words.handout_notice);
    frame::notice(ui, Tone::Warning, &words.export_confidential);
    frame::notice(ui, Tone::Good, &score_words(view.lang).no_checks);
    ui.add_space(6.0);
    frame::open_part(ui.ctx(), "shown");
    frame::part(ui, "shown", &words.support_title, &words.has_note, |ui| {
        text::body(ui, &words.freeze_body);
    });
    frame::part(ui, "hidden", &words.more_details, &names(view.lang).no_owner_yet, |_| {});
}

/// The level picker, fields.
fn second(ui: &mut Ui, view: &View<'_>) {
    let words = view.words;
    let id = QuestionId::new("P1-1");
    let (_, question) = view.doc.questionnaire.question(&id).expect("the first question");
    let steps: Vec<LevelChoice<'_>> = question
        .kind
        .levels()
        .iter()
        .map(|level| LevelChoice {
            level: *level,
            word: view.doc.questionnaire.level_word(question.kind, *level).map_or("", |t| t.get(view.lang)),
            text: question.level_text(*level).map_or("", |t| t.get(view.lang)),
        })
        .collect();
    text::label(ui, &words.levels_legend);
    let target = (Level::THREE, names(view.lang).target.as_str());
    let group = ChoiceGroup::of(ui, steps.len(), Some(2));
    level_picker(ui, &group, &steps, Some(Level::TWO), target, KeyCaps::Shown);
    ui.add_space(8.0);
    frame::card(ui, |ui| {
        let profile = &view.doc.assessment.profile;
        text::label(ui, &names(view.lang).organisation);
        let name = TextField {
            key: "name",
            label: &names(view.lang).organisation,
            hint: "",
            value: &profile.organisation,
            shape: Shape::Line,
        };
        text_field(ui, view, name);
        text::label(ui, &names(view.lang).note);
        let note = TextField {
            key: "note",
            label: &names(view.lang).note,
            hint: &words.note_hint,
            value: "",
            shape: Shape::Lines(3),
        };
        text_field(ui, view, note);
        text::label(ui, &words.due);
        date_field(ui, view, &DateField::Assessed, &words.due, &mut Vec::new());
    });
}

/// Scores, the radar.
fn third(ui: &mut Ui, view: &View<'_>) {
    let words = view.words;
    let areas = &view.doc.card.areas;
    let of = |i: usize| Bar::from(&Figures::from(&areas[i]));
    frame::card(ui, |ui| {
        bar(ui, &of(4), 20.0, "score", Sense::hover());
        ui.add_space(6.0);
        bar(ui, &Bar { preview: Some(70.0), ..of(1) }, 14.0, "preview", Sense::hover());
        let marks: Vec<Mark> = areas
            .iter()
            .map(|area| {
                let Bar { score, range, target, preview: _ } = Bar::from(&Figures::from(area));
                let name = view.doc.questionnaire.area(&area.area).map_or("", |a| a.short.get(view.lang));
                Mark { label: name.to_owned(), score, range, target }
            })
            .collect();
        radar(ui, &marks, &words.results_chart);
    });
}

/// A dialog.
fn ask(ui: &Ui, view: &View<'_>) {
    let words = view.words;
    dialog(ui, "shown dialog", &words.unsaved_title, 420.0, |ui| {
        text::body(ui, &words.freeze_body);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            choice::primary(ui, &words.save_button);
            choice::secondary(ui, &words.discard_button);
            choice::secondary(ui, &words.replace_other_button);
        });
    });
}
