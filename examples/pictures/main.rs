//! Pictures of every screen, made without a display: both languages, every look, several sizes.
//! `cargo run --example pictures -- OUT` makes them all; `--help` tells how to make some. With `--sheet` every
//! scene is one picture: a contact sheet of 24 combinations of size, text size, language and look, in which every
//! two values of these meet.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a tool for those who build Keian: it fails by panicking"
)]

mod association;
#[path = "../../tests/harness/looks.rs"]
mod looks;
#[path = "../../tests/harness/members.rs"]
mod members;
mod own_questions;
mod raster;
mod register_rows;
mod registers;
mod scenes;
mod sheet;
mod workshops;

use std::path::{Path, PathBuf};

use clap::Parser;
use egui::ColorImage;
use egui_kittest::Harness;
use keian::app::App;
use keian::base::lang::Lang;

use raster::{Textures, write};
use scenes::{Scene, scenes};

/// Makes pictures of Keian's screens.
#[derive(Parser)]
struct Arguments {
    /// The folder for the pictures.
    out: PathBuf,
    /// Only scenes whose name contains one of these, or is one that is given as =NAME.
    scenes: Vec<String>,
    /// Languages.
    #[arg(long, value_delimiter = ',', default_value = "ja,en")]
    lang: Vec<Lang>,
    /// Looks: light, dark, contrast, dark-contrast.
    #[arg(long, value_delimiter = ',', default_value = "light,dark")]
    look: Vec<String>,
    /// Sizes of the window, in pixels, and the text size: 1, 1.25 or 1.5.
    #[arg(long, value_delimiter = ',', default_value = "1280x800@1,1280x800@1.5,1024x640@1")]
    size: Vec<String>,
    /// A contact sheet of each scene instead: a row for each size, a column for each look.
    #[arg(long)]
    sheet: bool,
}

/// The size of a window in points, and its theme.
struct Kind {
    size: egui::Vec2,
    dark: bool,
}

/// A window of a kind, and the folder that its files are in.
pub struct Window {
    /// The window.
    pub harness: Harness<'static, App>,
    /// Its language.
    pub lang: Lang,
    kind: Kind,
    folder: tempfile::TempDir,
    textures: Textures,
    scale: f32,
    /// What is pictured instead of the window.
    instead: Option<ColorImage>,
}

impl Window {
    fn new(lang: Lang, look: &str, size: &str) -> Self {
        let (pixels, zoom) = size.split_once('@').expect("a size as in 1280x800@1");
        let (width, height) = pixels.split_once('x').expect("a size as in 1280x800@1");
        let text_size = match zoom {
            "1" => "Normal",
            "1.25" => "Large",
            "1.5" => "Projector",
            _ => panic!("text sizes are 1, 1.25 and 1.5"),
        };
        let scale: f32 = zoom.parse().expect("a number");
        let number = |text: &str| text.parse::<f32>().expect("a number") / scale;
        let theme = if look.starts_with("dark") { "Dark" } else { "Light" };
        let contrast = look.ends_with("contrast");
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let text = format!(
            "(lang: {lang:?}, theme: {theme}, high_contrast: {contrast}, text_size: {text_size}, typed_paths: true)"
        );
        std::fs::write(folder.path().join("settings.ron"), text).expect("settings");
        let dark = theme == "Dark";
        let kind = Kind { size: egui::vec2(number(width), number(height)), dark };
        let (harness, textures) = Self::harness(folder.path(), &kind);
        Self { harness, lang, kind, folder, textures, scale, instead: None }
    }

    fn harness(folder: &Path, kind: &Kind) -> (Harness<'static, App>, Textures) {
        let (textures, settings) = (Textures::default(), folder.join("settings.ron"));
        let mut harness = Harness::builder()
            .with_size(kind.size)
            .with_max_steps(20)
            .with_theme(if kind.dark { egui::Theme::Dark } else { egui::Theme::Light })
            .renderer(textures.clone())
            .build_eframe(|cc| App::new(&cc.egui_ctx, Some(settings)));
        harness.run();
        (harness, textures)
    }

    /// Starts Keian anew on the same machine; gives the window that was there.
    pub fn start(&mut self) -> Harness<'static, App> {
        let (harness, textures) = Self::harness(self.folder.path(), &self.kind);
        self.textures = textures;
        std::mem::replace(&mut self.harness, harness)
    }

    /// The folder of the window's files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Plays a scene as in a usual window; what becomes of it in the size of this one is the picture.
    fn plays(&mut self, scene: &Scene) {
        let size = self.kind.size;
        self.harness.set_size(egui::vec2(1280.0, 800.0));
        self.harness.run();
        (scene.play)(self);
        self.harness.set_size(size);
        self.harness.run();
    }

    fn picture(&self) -> ColorImage {
        if let Some(instead) = &self.instead {
            return instead.clone();
        }
        let ctx = &self.harness.ctx;
        let output = self.harness.output();
        let size = ctx.content_rect().size() * self.scale;
        let primitives = ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        let size = [size.x.round() as usize, size.y.round() as usize];
        // What the window clears itself with.
        let ground = ctx.global_style().visuals.panel_fill;
        self.textures.draw(&primitives, output.pixels_per_point, (size, ground))
    }
}

fn main() {
    let arguments = Arguments::parse();
    std::fs::create_dir_all(&arguments.out).expect("the folder for the pictures");
    let wanted = |scene: &&Scene| {
        arguments.scenes.is_empty()
            || arguments.scenes.iter().any(|part| match part.strip_prefix('=') {
                Some(name) => scene.name == name,
                None => scene.name.contains(part.as_str()),
            })
    };
    let mut scenes = scenes();
    scenes.extend(registers::scenes());
    scenes.extend(register_rows::scenes());
    scenes.extend(association::scenes());
    scenes.extend(own_questions::scenes());
    scenes.extend(workshops::scenes());
    if arguments.sheet {
        for scene in scenes.iter().filter(wanted) {
            sheet::make(&arguments.out, scene);
        }
        return;
    }
    for lang in &arguments.lang {
        for look in &arguments.look {
            for size in &arguments.size {
                for scene in scenes.iter().filter(wanted) {
                    let mut window = Window::new(*lang, look, size);
                    window.plays(scene);
                    let name = format!("{}.{}.{look}.{size}.png", scene.name, lang.tag());
                    write(&arguments.out.join(&name), &window.picture());
                    println!("{name}");
                }
            }
        }
    }
}
