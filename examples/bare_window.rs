//! The least that a window of eframe with Keian's fonts can be: one label on what is cleared. `benches/start.sh`
//! compares Keian's start with its. With an argument it takes an event, by the toolkit's own widgets on the toolkit's
//! own ground: `sample` (five levels, answered by key), `plan` (48 rows that scroll) or `note` (a field with 20,000
//! characters); `benches/events.sh` compares what an event costs.

#![allow(missing_docs, reason = "a tool for those who build Keian")]

enum Bare {
    Label,
    Levels(u8),
    Plan,
    Note(String),
}

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        if matches!(self, Self::Label) {
            ui.label("経安");
            return;
        }
        egui::CentralPanel::default().show(ui, |ui| match self {
            Self::Label => {}
            Self::Levels(level) => {
                for (key, number) in [(egui::Key::Num0, 0), (egui::Key::Num2, 2), (egui::Key::Num4, 4)] {
                    if ui.input(|input| input.key_pressed(key)) {
                        *level = number;
                    }
                }
                for number in 0..5 {
                    ui.radio_value(level, number, format!("Level {number}"));
                }
            }
            Self::Plan => {
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    egui::Grid::new("plan").num_columns(5).min_row_height(36.0).show(ui, |ui| {
                        for row in 1..=48 {
                            for cell in
                                ["P1-1", "Write down what is bought where", "Purchasing", "2027-03-31"]
                            {
                                ui.label(cell);
                            }
                            ui.label(row.to_string());
                            ui.end_row();
                        }
                    });
                });
            }
            Self::Note(note) => {
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    let field = egui::TextEdit::multiline(note).desired_width(f32::INFINITY).show(ui);
                    field.response.response.request_focus();
                });
            }
        });
    }
}

fn main() -> Result<(), eframe::Error> {
    let bare = match std::env::args().nth(1).as_deref() {
        Some("plan") => Bare::Plan,
        Some("note") => Bare::Note("A word after another. ".repeat(910).chars().take(20_000).collect()),
        Some("sample") => Bare::Levels(0),
        _ => Bare::Label,
    };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Bare window",
        options,
        Box::new(|cc| {
            keian::app::theme::install(&cc.egui_ctx);
            Ok(Box::new(bare))
        }),
    )
}
