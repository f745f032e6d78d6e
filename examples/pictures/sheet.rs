//! A contact sheet of a scene: small pictures of it in all combinations, and each of them large in a folder
//! beside it.

use std::path::Path;

use egui::{Color32, ColorImage};
use keian::base::lang::Lang;

use super::Window;
use super::looks::{LOOKS, SIZES, TEXTS, every_two_values};
use super::raster::write;
use super::scenes::Scene;

/// The room for a small picture, in pixels.
const CELL: [usize; 2] = [640, 400];

/// Makes the sheet of a scene.
pub fn make(out: &Path, scene: &Scene) {
    let large = out.join(scene.name);
    std::fs::create_dir_all(&large).expect("the folder for the large pictures");
    let size = [CELL[0] * LOOKS.len(), CELL[1] * SIZES.len()];
    let mut sheet = ColorImage::filled(size, Color32::GRAY);
    for [size, text, lang, look] in every_two_values() {
        let ((width, height), (_, zoom)) = (SIZES[size], TEXTS[text]);
        let (theme, contrast) = LOOKS[look];
        let named = format!("{}{}", theme.to_lowercase(), if contrast { "-contrast" } else { "" });
        let (lang, sized) = (Lang::ALL[lang], format!("{width}x{height}@{zoom}"));
        let mut window = Window::new(lang, &named, &sized);
        window.plays(scene);
        let picture = window.picture();
        write(&large.join(format!("{size}.{look}.{}.{named}.{sized}.png", lang.tag())), &picture);
        put(&mut sheet, [look * CELL[0], size * CELL[1]], &picture);
    }
    let name = format!("sheet.{}.png", scene.name);
    write(&out.join(&name), &sheet);
    println!("{name}");
}

/// Puts a picture small into its cell: every pixel is the mean of those that it stands for.
fn put(sheet: &mut ColorImage, [left, top]: [usize; 2], picture: &ColorImage) {
    let [width, height] = picture.size;
    let by = (width.div_ceil(CELL[0] - 8)).max(height.div_ceil(CELL[1] - 8)).max(1);
    for y in 0..height / by {
        for x in 0..width / by {
            let mut sum = [0usize; 3];
            for (dx, dy) in (0..by).flat_map(|dy| (0..by).map(move |dx| (dx, dy))) {
                let [r, g, b, _] = picture[(x * by + dx, y * by + dy)].to_array();
                sum = [sum[0] + usize::from(r), sum[1] + usize::from(g), sum[2] + usize::from(b)];
            }
            let [r, g, b] = sum.map(|of| (of / (by * by)) as u8);
            sheet[(left + 4 + x, top + 4 + y)] = Color32::from_rgb(r, g, b);
        }
    }
}
