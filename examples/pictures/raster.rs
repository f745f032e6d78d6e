//! Draws what egui tessellated into an image, on the processor: triangles with colours and one
//! texture each, blended as egui's own renderers do. Needs no display and no graphics driver.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use egui::epaint::{ImageData, Primitive};
use egui::{ClippedPrimitive, Color32, ColorImage, Mesh, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// The textures of a window, kept up to date as its harness runs.
#[derive(Clone, Default)]
pub struct Textures(Rc<RefCell<HashMap<TextureId, ColorImage>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.borrow_mut();
        for (id, deltas) in delta.set.drain() {
            for delta in deltas {
                let ImageData::Color(patch) = delta.image;
                match (delta.pos, textures.get_mut(&id)) {
                    (Some([left, top]), Some(whole)) => {
                        for y in 0..patch.size[1] {
                            for x in 0..patch.size[0] {
                                whole[(left + x, top + y)] = patch[(x, y)];
                            }
                        }
                    }
                    _ => {
                        textures.insert(id, (*patch).clone());
                    }
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl Textures {
    /// Draws primitives into an image of a size in pixels.
    pub fn draw(
        &self,
        primitives: &[ClippedPrimitive],
        scale: f32,
        (size, ground): ([usize; 2], Color32),
    ) -> ColorImage {
        let mut image = ColorImage::filled(size, ground);
        let textures = self.0.borrow();
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else { continue };
            let Some(texture) = textures.get(&mesh.texture_id) else { continue };
            let clip = |at: f32, most: usize| (at * scale).round().clamp(0.0, most as f32) as usize;
            let clip = [
                clip(clip_rect.left(), size[0]),
                clip(clip_rect.top(), size[1]),
                clip(clip_rect.right(), size[0]),
                clip(clip_rect.bottom(), size[1]),
            ];
            draw_mesh(&mut image, mesh, texture, scale, clip);
        }
        image
    }
}

fn draw_mesh(image: &mut ColorImage, mesh: &Mesh, texture: &ColorImage, scale: f32, clip: [usize; 4]) {
    for triangle in mesh.indices.chunks_exact(3) {
        let [a, b, c] = [triangle[0], triangle[1], triangle[2]].map(|i| mesh.vertices[i as usize]);
        let [pa, pb, pc] = [a, b, c].map(|v| [v.pos.x * scale, v.pos.y * scale]);
        let area = cross(pa, pb, pc);
        if area == 0.0 {
            continue;
        }
        let bounds = |axis: usize, low: usize, high: usize| {
            let least = pa[axis].min(pb[axis]).min(pc[axis]).floor().max(low as f32) as usize;
            let most = pa[axis].max(pb[axis]).max(pc[axis]).ceil().clamp(0.0, high as f32) as usize;
            least..most
        };
        for y in bounds(1, clip[1], clip[3]) {
            for x in bounds(0, clip[0], clip[2]) {
                let at = [x as f32 + 0.5, y as f32 + 0.5];
                let share = [cross(pb, pc, at) / area, cross(pc, pa, at) / area, cross(pa, pb, at) / area];
                // An edge that two triangles share belongs to one of them only.
                let edges = [(pb, pc), (pc, pa), (pa, pb)];
                let inside = share
                    .iter()
                    .zip(edges)
                    .all(|(s, (from, to))| *s > 0.0 || (*s == 0.0 && belongs(from, to, area)));
                if !inside {
                    continue;
                }
                let mix = |f: &dyn Fn(&egui::epaint::Vertex) -> f32| {
                    share[0] * f(&a) + share[1] * f(&b) + share[2] * f(&c)
                };
                let texel = sample(texture, mix(&|v| v.uv.x), mix(&|v| v.uv.y));
                let color: [f32; 4] =
                    std::array::from_fn(|i| mix(&|v| f32::from(v.color.to_array()[i])) / 255.0 * texel[i]);
                let below = image[(x, y)].to_array();
                let blended: [u8; 4] = std::array::from_fn(|i| {
                    (color[i] * 255.0 + f32::from(below[i]) * (1.0 - color[3])).round().clamp(0.0, 255.0)
                        as u8
                });
                image[(x, y)] = Color32::from_rgba_premultiplied(blended[0], blended[1], blended[2], 255);
            }
        }
    }
}

fn cross(a: [f32; 2], b: [f32; 2], at: [f32; 2]) -> f32 {
    (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0])
}

fn belongs(from: [f32; 2], to: [f32; 2], area: f32) -> bool {
    let (dx, dy) = ((to[0] - from[0]) * area.signum(), (to[1] - from[1]) * area.signum());
    dy < 0.0 || (dy == 0.0 && dx > 0.0)
}

/// The colour of a texture at a place, between its four nearest texels.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = (x - left, y - top);
    let texel = |dx: f32, dy: f32| {
        let x = (left + dx).clamp(0.0, (width - 1) as f32) as usize;
        let y = (top + dy).clamp(0.0, (height - 1) as f32) as usize;
        texture[(x, y)].to_array()
    };
    let corners = [texel(0.0, 0.0), texel(1.0, 0.0), texel(0.0, 1.0), texel(1.0, 1.0)];
    let weights = [(1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy];
    std::array::from_fn(|i| {
        corners.iter().zip(weights).map(|(c, w)| f32::from(c[i]) * w).sum::<f32>() / 255.0
    })
}

/// Writes an image as PNG.
pub fn write(path: &Path, image: &ColorImage) {
    let file = std::io::BufWriter::new(std::fs::File::create(path).expect("the picture's file"));
    let mut encoder = png::Encoder::new(file, image.size[0] as u32, image.size[1] as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Balanced);
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|p| [p.r(), p.g(), p.b()]).collect();
    encoder.write_header().and_then(|mut w| w.write_image_data(&bytes)).expect("the picture is written");
}
