//! The PDF of the sample, read back with independent programs.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::process::Command;

use keian::assessment::Response;
use keian::lang::Lang;
use keian::report::{self, ReportInput};
use keian::scoring::Scorecard;
use keian::storage::{Catalogue, Opened, parse, to_bytes};

const SAMPLES: [(Lang, &[u8]); 2] = [
    (Lang::Ja, include_bytes!("../assets/sample/sample.ja.ron")),
    (Lang::En, include_bytes!("../assets/sample/sample.en.ron")),
];

fn pdf(opened: &Opened, lang: Lang) -> report::Rendered {
    let date = jiff::civil::date(2026, 11, 24);
    let card = Scorecard::of(&opened.questionnaire, &opened.assessment, date);
    let input = ReportInput {
        questionnaire: &opened.questionnaire,
        assessment: &opened.assessment,
        scorecard: &card,
        lang,
        date,
        app: keian::APP,
    };
    report::render(&report::build(&input)).unwrap()
}

fn run(program: &str, package: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|_| panic!("{program} is missing: install the package {package}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The pages as one text, without the two lines that stand at the end of every page and the mark of a
/// row that goes on from the page before.
fn flowing(pages: &str, continued: &str) -> String {
    let text = |page: &str| {
        let lines: Vec<&str> = page.lines().collect();
        squeezed(&lines[..lines.len().saturating_sub(2)].concat())
    };
    pages
        .split('\u{c}')
        .map(text)
        .map(|page| page.strip_prefix(continued).unwrap_or(&page).to_owned())
        .collect()
}

#[test]
fn the_samples_are_canonical_and_have_no_missing_glyphs() {
    for (lang, bytes) in SAMPLES {
        let opened = parse(bytes, &Catalogue::shipped()).unwrap();
        assert!(!opened.questionnaire_changed, "{lang:?}");
        assert!(opened.assessment.profile.sample);
        assert_eq!(to_bytes(&opened.assessment, &opened.questionnaire).unwrap(), bytes);
        assert_eq!(pdf(&opened, lang).missing, Vec::<String>::new());
    }
}

#[test]
fn two_reports_in_one_process_are_the_same_bytes() {
    let opened = parse(SAMPLES[0].1, &Catalogue::shipped()).unwrap();
    assert_eq!(pdf(&opened, Lang::Ja), pdf(&opened, Lang::Ja));
}

#[test]
fn every_text_of_the_answers_is_in_the_pdf() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, bytes) in SAMPLES {
        let opened = parse(bytes, &Catalogue::shipped()).unwrap();
        let rendered = pdf(&opened, lang);
        assert!((12..=40).contains(&rendered.pages) && rendered.pdf.len() < 1_000_000);
        let path = folder.path().join("report.pdf");
        std::fs::write(&path, &rendered.pdf).unwrap();
        let path = path.to_str().unwrap();
        run("qpdf", "qpdf", &["--check", path]);
        let continued = if lang == Lang::Ja { "(続き)" } else { "(continued)" };
        let text = flowing(&run("pdftotext", "poppler-utils", &["-raw", path, "-"]), continued);
        for (id, answer) in &opened.assessment.answers {
            let mut wanted: Vec<&str> = answer.note.lines().collect();
            wanted.extend(answer.evidence.iter().map(String::as_str));
            wanted.extend([answer.owner.as_str(), answer.action.as_str()]);
            if let Response::NotApplicable(reason) = &answer.response {
                wanted.push(reason);
            }
            for wanted in wanted {
                assert!(text.contains(&squeezed(wanted)), "{lang:?} {id}: {wanted}");
            }
        }
        if lang == Lang::En {
            let japanese: String = text.chars().filter(|c| ('\u{3040}'..='\u{9fff}').contains(c)).collect();
            assert_eq!(japanese, "", "no Japanese in the English report");
        }
    }
}
