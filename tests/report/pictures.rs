//! Pages of the sample's report, as small pictures, against stored ones: a word that is missing is seen
//! here, and text that moved by a line. `KEIAN_PICTURES=update cargo test --test report pictures::`
//! stores them anew, to be looked at before they are kept.

use std::path::{Path, PathBuf};
use std::process::Command;

use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper;
use keian::questionnaire::Catalogue;
use keian::report::Extras;
use keian::storage::parse;

use super::made::made_by;

/// The pages: cover, the page that stands alone, the first of the areas.
const PAGES: [usize; 3] = [1, 2, 3];
/// Dots an inch of what is drawn, and how many of them, across and down, become one of the picture: so
/// small that it takes little room, and drawn so large that it hardly depends on how letters are drawn.
const DRAWN: usize = 40;
const SHRUNK: usize = 4;
/// How much a dot may differ, of 255.
const TOLERANCE: u8 = 12;

/// A grey picture.
#[derive(Clone)]
struct Picture {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Picture {
    /// From a portable grey map, as pdftoppm writes it.
    fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap_or_else(|_| panic!("{} is missing", path.display()));
        let mut fields = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
        let mut number = || -> Option<usize> { std::str::from_utf8(fields.next()?).ok()?.parse().ok() };
        let _ = number();
        let (width, height) = (number().unwrap(), number().unwrap());
        let dots = bytes[bytes.len() - width * height..].to_vec();
        Self { width, height, dots }
    }

    fn write(&self, path: &Path) {
        let mut bytes = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        bytes.extend(&self.dots);
        std::fs::write(path, bytes).unwrap();
    }

    fn shrunk(&self) -> Self {
        let (width, height) = (self.width / SHRUNK, self.height / SHRUNK);
        let mean = |at: usize| {
            let (left, top) = (at % width * SHRUNK, at / width * SHRUNK);
            let rows = (top..top + SHRUNK).map(|row| &self.dots[row * self.width + left..][..SHRUNK]);
            let sum: usize = rows.flatten().map(|dot| usize::from(*dot)).sum();
            u8::try_from(sum / (SHRUNK * SHRUNK)).unwrap()
        };
        Self { width, height, dots: (0..width * height).map(mean).collect() }
    }

    /// The dot that differs most from the other picture's, and by how much.
    fn worst(&self, other: &Self) -> (usize, u8) {
        assert_eq!((self.width, self.height), (other.width, other.height));
        let differences = self.dots.iter().zip(&other.dots).map(|(a, b)| a.abs_diff(*b));
        differences.enumerate().max_by_key(|(_, difference)| *difference).unwrap()
    }

    fn looks_like(&self, other: &Self) -> bool {
        self.worst(other).1 <= TOLERANCE
    }
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|_| panic!("{program} is missing: install the package poppler-utils"));
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// The board's edition of the sample.
fn pdf(lang: Lang, folder: &Path) -> PathBuf {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron"),
        Lang::En => include_bytes!("../../assets/sample/sample.en.ron"),
    };
    let opened = parse(bytes, &Catalogue::shipped()).unwrap();
    let document = made_by(
        "Keian",
        (Edition::Board, lang),
        &opened.questionnaire,
        &opened.assessment,
        &Extras::default(),
    );
    let path = folder.join(format!("{}.pdf", lang.tag()));
    std::fs::write(&path, paper::render(document).unwrap().pdf).unwrap();
    path
}

/// A page as it is drawn, not yet shrunk.
fn drawn(pdf: &Path, page: usize) -> Picture {
    let (out, page, dots) = (pdf.with_extension(page.to_string()), page.to_string(), DRAWN.to_string());
    let (pdf, to) = (pdf.to_str().unwrap(), out.to_str().unwrap());
    run("pdftoppm", &["-gray", "-r", &dots, "-singlefile", "-f", &page, "-l", &page, pdf, to]);
    Picture::read(Path::new(&format!("{to}.pgm")))
}

#[test]
fn pages_look_as_they_were_stored() {
    let folder = tempfile::tempdir().unwrap();
    let store = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/report/pictures");
    let update = std::env::var("KEIAN_PICTURES").is_ok_and(|value| value == "update");
    for lang in Lang::ALL {
        let pdf = pdf(lang, folder.path());
        for page in PAGES {
            let stored = store.join(format!("{}-{page}.pgm", lang.tag()));
            let made = drawn(&pdf, page).shrunk();
            if update {
                made.write(&stored);
            }
            let stored = Picture::read(&stored);
            let (at, difference) = stored.worst(&made);
            let (across, down) = (at % made.width, at / made.width);
            let place = format!("{lang:?}, page {page}, {across} across and {down} down");
            assert!(stored.looks_like(&made), "{place}: differs by {difference} of 255");
        }
    }
}

/// The places of a page's words in dots as drawn: left, top, right, bottom.
fn words(pdf: &Path, page: usize) -> Vec<(String, [usize; 4])> {
    let page = page.to_string();
    let text = run("pdftotext", &["-bbox", "-f", &page, "-l", &page, pdf.to_str().unwrap(), "-"]);
    let word = |line: &str| {
        let mut parts = line.trim().strip_prefix("<word ")?.split('"').skip(1).step_by(2);
        let mut place = || parts.next()?.parse::<f64>().ok();
        let sides = [place()?, place()?, place()?, place()?];
        let said = line.split_once('>')?.1.trim_end_matches("</word>").to_owned();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "some hundred dots"
        )]
        let dots = sides.map(|points| (points * DRAWN as f64 / 72.0).round() as usize);
        Some((said, dots))
    };
    text.lines().filter_map(word).collect()
}

#[test]
fn a_word_that_is_missing_and_text_that_moved_by_a_line_are_seen_on_every_page() {
    let folder = tempfile::tempdir().unwrap();
    for lang in Lang::ALL {
        let pdf = pdf(lang, folder.path());
        for page in PAGES {
            let whole = drawn(&pdf, page);
            let small = whole.shrunk();
            assert!(small.looks_like(&small));
            // A number or mark that stands alone is too little ink.
            let mut words = words(&pdf, page);
            words.retain(|(word, _)| word.chars().count() > 2);
            assert!(words.len() > 10, "{lang:?}, page {page}: {} words", words.len());
            // Some twenty of each page, for each takes a while.
            let every = words.len().div_ceil(20);
            for (word, [left, top, right, bottom]) in words.into_iter().step_by(every) {
                let mut without = whole.clone();
                for row in top..bottom {
                    let dots = &mut without.dots[row * whole.width..][..right];
                    let ground = dots[left - 1];
                    dots[left..].fill(ground);
                }
                let without = without.shrunk();
                let difference = small.worst(&without).1;
                assert!(!small.looks_like(&without), "{lang:?}, page {page}, {word}: {difference}");

                // From this word on everything stands a line lower.
                let mut moved = whole.clone();
                let (at, line) = (top * whole.width, (bottom - top) * whole.width);
                moved.dots.splice(at..at, vec![255; line]);
                moved.dots.truncate(whole.dots.len());
                let moved = moved.shrunk();
                let difference = small.worst(&moved).1;
                assert!(!small.looks_like(&moved), "{lang:?}, page {page}, from {word} on: {difference}");
            }
        }
    }
}
