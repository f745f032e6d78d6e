//! The pages of the report as they will be saved, shown before saving: laid out and drawn on a
//! thread, one task at a time, what is in view first. A frame only shows what is there.

mod raster;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use jiff::civil::Date;

use crate::app::aside::Aside;
use crate::audience::Edition;
use crate::base::lang::Lang;
use crate::paper::Sheets;
use crate::session::document::Document;
use crate::session::report::{BesideAnswers, ReportChoice, ReportSource, Since};

pub use raster::{height, picture};

/// The widest picture of a page, in pixels: a page over a 4K screen.
pub const WIDEST: u32 = 2800;

/// What the pages are made of: pages of anything else are out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Source {
    lang: Lang,
    date: Date,
    generation: u64,
    revision: u64,
    since: Option<Since>,
    position: Option<u64>,
}

/// A page as a picture.
struct Picture {
    /// How many pixels wide it was asked for.
    width: u32,
    texture: TextureHandle,
}

/// What a task has brought.
enum Brought {
    Sheets(Source, Edition, Result<Arc<Sheets>, String>),
    Picture(Source, Edition, usize, u32, Option<ColorImage>),
}

/// The pages of all editions.
#[derive(Default)]
pub struct Preview {
    aside: Aside<Brought>,
    source: Option<Source>,
    /// What stands in the pages beside the answers.
    beside: BesideAnswers,
    /// What is laid out, or why it cannot be.
    sheets: BTreeMap<Edition, Result<Arc<Sheets>, String>>,
    /// Of the edition in view.
    shown: Option<Edition>,
    pictures: BTreeMap<usize, Picture>,
}

impl Preview {
    /// The pages of an edition, as far as they are made.
    #[must_use]
    pub fn sheets(&self, edition: Edition) -> Option<&Result<Arc<Sheets>, String>> {
        self.sheets.get(&edition)
    }

    /// How many pages an edition has.
    #[must_use]
    pub fn count(&self, edition: Edition) -> Option<usize> {
        Some(self.sheets(edition)?.as_ref().ok()?.count())
    }

    /// A page of the edition in view.
    #[must_use]
    pub fn picture(&self, page: usize) -> Option<&TextureHandle> {
        self.pictures.get(&page).map(|picture| &picture.texture)
    }

    /// Takes in what was made, and drops what is out of date. To be called before drawing. `beside`
    /// finds what the choice lays beside the answers.
    pub fn update(
        &mut self,
        ctx: &Context,
        doc: &Document,
        choice: ReportChoice,
        date: Date,
        beside: impl FnOnce(ReportChoice) -> BesideAnswers,
    ) {
        let ReportChoice { edition, lang, attach: _, since, position } = choice;
        let (generation, revision) = (doc.generation, doc.revision);
        let source = Source { lang, date, generation, revision, since, position };
        if self.source != Some(source) {
            self.source = Some(source);
            self.beside = beside(choice);
            self.sheets.clear();
            self.pictures.clear();
        }
        if self.shown != Some(edition) {
            self.shown = Some(edition);
            self.pictures.clear();
        }
        if let Some(brought) = self.aside.take() {
            match brought {
                Brought::Sheets(of, edition, sheets) if of == source => {
                    self.sheets.insert(edition, sheets);
                }
                Brought::Picture(of, drawn, page, width, Some(image)) if of == source && drawn == edition => {
                    let texture = ctx.load_texture(format!("page {page}"), image, TextureOptions::LINEAR);
                    self.pictures.insert(page, Picture { width, texture });
                }
                Brought::Sheets(..) | Brought::Picture(..) => {}
            }
        }
    }

    /// Begins the next task, if there is one: pictures of these pages, so many pixels wide, then the
    /// other editions. To be called after drawing.
    pub fn follow(
        &mut self,
        ctx: &Context,
        doc: &Document,
        pages: impl Iterator<Item = usize> + Clone,
        width: u32,
    ) {
        let (Some(source), Some(edition)) = (self.source, self.shown) else { return };
        self.pictures.retain(|page, _| pages.clone().any(|wanted| wanted == *page));
        if self.aside.is_working() {
            return;
        }
        match self.sheets(edition) {
            None => return self.lay_out(ctx, doc, source, edition),
            Some(Ok(sheets)) => {
                let stale = |page: &usize| self.pictures.get(page).is_none_or(|made| made.width != width);
                if let Some(page) = pages.clone().find(stale) {
                    let sheets = sheets.clone();
                    return self.aside.begin(ctx, move || {
                        let image = picture(&sheets, page, width);
                        Brought::Picture(source, edition, page, width, image)
                    });
                }
            }
            Some(Err(_)) => {}
        }
        if let Some(other) = Edition::ALL.into_iter().find(|other| self.sheets(*other).is_none()) {
            self.lay_out(ctx, doc, source, other);
        }
    }

    fn lay_out(&mut self, ctx: &Context, doc: &Document, source: Source, edition: Edition) {
        let report = ReportSource::of(doc, source.date, self.beside.clone());
        self.aside.begin(ctx, move || {
            let Source { lang, since, position, .. } = source;
            let choice = ReportChoice { edition, lang, attach: false, since, position };
            let sheets = report
                .document(choice)
                .map_err(|error| error.message(source.lang))
                .and_then(|document| Sheets::of(document).map_err(|error| error.message(source.lang)));
            Brought::Sheets(source, edition, sheets.map(Arc::new))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edition_has_pages_of_its_own() {
        let mut preview = Preview::default();
        for edition in Edition::ALL {
            assert!(preview.sheets(edition).is_none());
            preview.sheets.insert(edition, Err(edition.name().to_owned()));
        }
        for edition in Edition::ALL {
            let why = preview.sheets(edition).and_then(|sheets| sheets.as_ref().err());
            assert_eq!(why.map(String::as_str), Some(edition.name()));
        }
    }
}
