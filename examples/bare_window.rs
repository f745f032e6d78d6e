//! The least that a window of eframe with Keian's fonts can be: one label. `benches/start.sh`
//! compares Keian's start with its.

#![allow(missing_docs, reason = "a tool for those who build Keian")]

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        ui.label("経安");
    }
}

fn main() -> Result<(), eframe::Error> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Bare window",
        options,
        Box::new(|cc| {
            keian::app::theme::install(&cc.egui_ctx);
            Ok(Box::new(Bare))
        }),
    )
}
