//! Pages of the sample's report, rendered small, against stored pictures: a layout that slips is
//! seen here, a changed word is not. `KEIAN_PICTURES=update cargo test --test report pictures::`
//! stores them anew, to be looked at before they are kept.

use std::path::{Path, PathBuf};
use std::process::Command;

use keian::lang::Lang;
use keian::report::{self, Edition, Extras, ReportInput};
use keian::scoring::Scorecard;
use keian::storage::{Catalogue, parse};

/// Dots an inch: a page is 83 by 117 dots.
const DOTS: &str = "10";
/// The pages: cover, the page that stands alone, the first of the areas.
const PAGES: [usize; 3] = [1, 2, 3];
/// How much pictures may differ on average, of 255.
const TOLERANCE: f64 = 5.0;
/// How much the darkness of a tenth of a page may differ on average, of 255.
const LOCAL: f64 = 26.0;

/// A grey picture: width, height, dots.
struct Picture {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

/// A portable grey map, as pdftoppm writes it.
fn read(path: &Path) -> Picture {
    let bytes = std::fs::read(path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
    let mut fields = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut number = || -> Option<usize> { std::str::from_utf8(fields.next()?).ok()?.parse().ok() };
    let _ = number();
    let (width, height) = (number().unwrap(), number().unwrap());
    let dots = bytes[bytes.len() - width * height..].to_vec();
    Picture { width, height, dots }
}

fn mean(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count();
    #[allow(clippy::cast_precision_loss, reason = "a few thousand dots")]
    let count = count as f64;
    values.sum::<f64>() / count
}

fn compare(name: &str, stored: &Picture, made: &Picture) {
    assert_eq!((stored.width, stored.height), (made.width, made.height), "{name}");
    let differences = stored.dots.iter().zip(&made.dots).map(|(a, b)| f64::from(a.abs_diff(*b)));
    let difference = mean(differences);
    assert!(difference < TOLERANCE, "{name}: differs by {difference:.1} on average");
    for row in 0..10 {
        let band = |picture: &Picture| {
            let (from, to) = (row * picture.height / 10, (row + 1) * picture.height / 10);
            mean(picture.dots[from * picture.width..to * picture.width].iter().map(|dot| f64::from(*dot)))
        };
        let difference = (band(stored) - band(made)).abs();
        assert!(difference < LOCAL, "{name}: tenth {row} differs by {difference:.1} in darkness");
    }
}

#[test]
fn pages_look_as_they_were_stored() {
    let folder = tempfile::tempdir().unwrap();
    let store = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/report/pictures");
    let update = std::env::var("KEIAN_PICTURES").is_ok_and(|value| value == "update");
    let samples: [(Lang, &[u8]); 2] = [
        (Lang::Ja, include_bytes!("../../assets/sample/sample.ja.ron")),
        (Lang::En, include_bytes!("../../assets/sample/sample.en.ron")),
    ];
    for (lang, bytes) in samples {
        let opened = parse(bytes, &Catalogue::shipped()).unwrap();
        let date = jiff::civil::date(2026, 11, 24);
        let scorecard = Scorecard::of(&opened.questionnaire, &opened.assessment, date);
        let input = ReportInput {
            questionnaire: &opened.questionnaire,
            assessment: &opened.assessment,
            scorecard: &scorecard,
            lang,
            date,
            app: "Keian",
        };
        let extras = Extras { edition: Edition::Board, ..Extras::default() };
        let pdf = folder.path().join("report.pdf");
        std::fs::write(&pdf, report::render(&report::build_as(&input, &extras)).unwrap().pdf).unwrap();
        for page in PAGES {
            let name = format!("{}-{page}", lang.tag());
            let (made, page) = (folder.path().join(&name), page.to_string());
            let status = Command::new("pdftoppm")
                .args(["-gray", "-r", DOTS, "-singlefile", "-f", &page, "-l", &page])
                .args([&pdf, &made])
                .status()
                .expect("pdftoppm is missing: install the package poppler-utils");
            assert!(status.success());
            let (made, stored) = (made.with_extension("pgm"), store.join(format!("{name}.pgm")));
            if update {
                std::fs::create_dir_all(&store).unwrap();
                std::fs::copy(&made, &stored).unwrap();
            }
            compare(&name, &read(&stored), &read(&made));
        }
    }
}

#[test]
fn a_page_that_slipped_is_told_from_one_that_did_not() {
    let picture = |top: usize| Picture {
        width: 80,
        height: 100,
        dots: (0..8000).map(|dot| if (top..top + 30).contains(&(dot / 80)) { 0 } else { 255 }).collect(),
    };
    compare("same", &picture(10), &picture(10));
    let slipped = std::panic::catch_unwind(|| compare("slipped", &picture(10), &picture(30)));
    assert!(slipped.is_err());
}
