//! The PDF of the sample, read back with independent programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use keian::assessment::Response;
use keian::audience::{Disclosed, Edition};
use keian::base::lang::Lang;
use keian::paper;
use keian::questionnaire::Catalogue;
use keian::report::{Belongs, Extras, Fingerprint};
use keian::storage::{Opened, Otherwise, parse, to_bytes};

use super::made::{DAY, made_by};

const SAMPLES: [(Lang, &[u8]); 2] = [
    (Lang::Ja, include_bytes!("../../assets/sample/sample.ja.ron")),
    (Lang::En, include_bytes!("../../assets/sample/sample.en.ron")),
];

fn pdf(opened: &Opened, lang: Lang) -> paper::Rendered {
    edition(opened, (Edition::Full, lang), &Extras::default())
}

fn edition(opened: &Opened, of: (Edition, Lang), extras: &Extras<'_>) -> paper::Rendered {
    let document = made_by(keian::APP, of, &opened.questionnaire, &opened.assessment, extras);
    paper::render(document).unwrap()
}

fn run(program: &str, package: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|_| panic!("{program} is missing: install the package {package}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    // pdfinfo prints some strings of the structure as they stand in the file.
    String::from_utf8_lossy(&output.stdout).into_owned()
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
        assert_eq!(opened.otherwise, Otherwise::Nothing, "{lang:?}");
        assert!(opened.assessment.profile.sample);
        assert_eq!(to_bytes(&opened.assessment, &opened.questionnaire).unwrap(), bytes);
        assert_eq!(pdf(&opened, lang).missing, Vec::<char>::new());
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
        assert!((12..=44).contains(&rendered.pages) && rendered.pdf.len() < 1_000_000);
        let path = folder.path().join("report.pdf");
        std::fs::write(&path, &rendered.pdf).unwrap();
        let path = path.to_str().unwrap();
        run("qpdf", "qpdf", &["--check", path]);
        let continued = if lang == Lang::Ja { "(続き)" } else { "(continued)" };
        let text = flowing(&run("pdftotext", "poppler-utils", &["-raw", path, "-"]), continued);
        for (id, answer) in &opened.assessment.answers {
            let mut wanted: Vec<&str> = answer.note.lines().collect();
            wanted.extend(answer.evidence.iter().map(|entry| entry.text.as_str()));
            wanted.extend(answer.tags.iter().map(String::as_str));
            wanted.extend([answer.action().owner.as_str(), answer.action().text.as_str()]);
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

/// Every edition in both languages, as files.
fn editions(folder: &Path) -> Vec<(Lang, Edition, PathBuf, paper::Rendered)> {
    let mut made = Vec::new();
    for (lang, bytes) in SAMPLES {
        let opened = parse(bytes, &Catalogue::shipped()).unwrap();
        for of in Edition::ALL {
            let extras = Extras { file: Some(bytes), attach: true, earlier: None, cohort: None };
            let rendered = edition(&opened, (of, lang), &extras);
            let path = folder.join(format!("{}.{}.pdf", of.name(), lang.tag()));
            std::fs::write(&path, &rendered.pdf).unwrap();
            made.push((lang, of, path, rendered));
        }
    }
    made
}

#[test]
fn every_edition_is_clean_for_qpdf_and_mupdf_and_the_boards_has_at_most_8_pages() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, of, path, rendered) in editions(folder.path()) {
        let path = path.to_str().unwrap();
        let said = run("qpdf", "qpdf", &["--check", path]);
        assert!(!said.contains("WARNING"), "{said}");
        let clean = folder.path().join("clean.pdf");
        let output = Command::new("mutool")
            .args(["clean", "-s", path, clean.to_str().unwrap()])
            .output()
            .expect("mutool is missing: install the package mupdf-tools");
        assert!(output.status.success());
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{lang:?} {of:?}");
        let most = if of == Edition::Board { 8 } else { 48 };
        assert!(rendered.pages <= most, "{lang:?} {of:?}: {} pages", rendered.pages);
        let fonts = run("pdffonts", "poppler-utils", &[path]);
        for line in fonts.lines().skip(2) {
            let yes = line.split_whitespace().filter(|word| *word == "yes").count();
            assert_eq!(yes, 3, "embedded, subset and mapped to text: {line}");
        }
    }
}

#[test]
fn no_word_of_the_other_language_is_in_an_edition() {
    let folder = tempfile::tempdir().unwrap();
    let japanese = |c: &char| ('\u{3040}'..='\u{9fff}').contains(c);
    for (lang, of, path, _) in editions(folder.path()) {
        let text = run("pdftotext", "poppler-utils", &[path.to_str().unwrap(), "-"]);
        match lang {
            Lang::En => assert_eq!(text.chars().filter(japanese).collect::<String>(), "", "{of:?}"),
            Lang::Ja => {
                // Words of the English catalogue that no Japanese text has.
                for word in
                    ["Summary", "Owner", "Target", "Unknown", "Range", "coverage", "Evidence", "continued"]
                {
                    assert!(!text.contains(word), "{of:?}: {word}");
                }
            }
        }
    }
}

#[test]
fn the_structure_names_headings_tables_lists_and_figures_with_their_texts() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, of, path, _) in editions(folder.path()) {
        let path = path.to_str().unwrap();
        let info = run("pdfinfo", "poppler-utils", &[path]);
        let says = |key: &str, value: &str| {
            info.lines().any(|line| line.starts_with(key) && line.trim_end().ends_with(value))
        };
        assert!(says("Tagged:", "yes") && says("Metadata Stream:", "yes"), "{info}");
        let tree = run("pdfinfo", "poppler-utils", &["-struct", path]);
        let count = |tag: &str| {
            let of = |line: &&str| line.trim().split([' ', ':']).next() == Some(tag);
            tree.lines().filter(of).count()
        };
        assert!(count("H1") >= 4 && count("H2") >= 6, "{lang:?} {of:?}: {} {}", count("H1"), count("H2"));
        if of != Edition::Questionnaire {
            assert!(count("Table") >= 2 && count("TR") > count("Table") && count("TH") >= 5);
            assert!(count("Figure") >= 1 && count("Link") > 6);
        }
        assert!(count("LI") > 4);
        // Poppler goes through all pages for each element, which takes ten seconds for the full edition.
        if of == Edition::Board {
            let text = run("pdfinfo", "poppler-utils", &["-struct-text", path]);
            // Whatever its kind, an element is followed by what it says.
            let said: Vec<&str> = text.lines().map(str::trim).collect();
            let title = match lang {
                Lang::Ja => "\"経済安全保障 自己診断報告書\"",
                Lang::En => "\"Economic security assessment report\"",
            };
            assert!(said.windows(2).any(|lines| lines == ["H1 (block)", title]), "{text}");
        }
    }
}

#[test]
fn metadata_say_the_same_in_both_places_and_marks_of_xml_are_escaped() {
    let folder = tempfile::tempdir().unwrap();
    let mut opened = parse(SAMPLES[1].1, &Catalogue::shipped()).unwrap();
    opened.assessment.profile.organisation = "A & B <K.K.>".to_owned();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, pdf(&opened, Lang::En).pdf).unwrap();
    let path = path.to_str().unwrap();
    let info = run("pdfinfo", "poppler-utils", &[path]);
    assert!(info.contains("Economic security assessment report: A & B <K.K.>"), "{info}");
    let xmp = run("pdfinfo", "poppler-utils", &["-meta", path]);
    for wanted in [
        "Economic security assessment report: A &amp; B &lt;K.K.&gt;</rdf:li>",
        "<xmp:CreateDate>2026-11-24T00:00:00Z</xmp:CreateDate>",
    ] {
        assert!(xmp.contains(wanted), "{wanted}\n{xmp}");
    }
    // No full checker has confirmed that the file conforms, so it does not say so.
    assert!(!xmp.contains("pdfuaid") && !xmp.contains("pdfaid"), "{xmp}");
    let json = run("qpdf", "qpdf", &["--json", "--json-key=pagelabels", "--json-key=outlines", path]);
    assert!(json.contains("/S") && json.contains("Summary"), "{json}");
}

#[test]
fn a_report_belongs_to_its_answers_and_to_no_others_that_differ_in_one_byte() {
    let bytes = include_bytes!("../fixtures/answers.ron");
    let opened = parse(bytes, &Catalogue::shipped()).unwrap();
    let made =
        edition(&opened, (Edition::Full, Lang::Ja), &Extras { file: Some(bytes), ..Extras::default() });
    let (printed, _) = paper::made_from(&made.pdf).unwrap();
    let of = |bytes: &[u8]| {
        let opened = parse(bytes, &Catalogue::shipped()).ok()?;
        let shown = Disclosed::to(Edition::Full, &opened.questionnaire, &opened.assessment, DAY);
        Some(Fingerprint::of(&opened.questionnaire, &shown, Some(bytes)).unwrap())
    };
    assert_eq!(printed.belongs(&of(bytes).unwrap()), Belongs::Yes);
    let questionnaire = printed.questionnaire.clone();
    for place in 0..bytes.len() {
        let mut changed = bytes.to_vec();
        changed[place] = if changed[place] == b'x' { b'y' } else { b'x' };
        // What is no longer a file of answers is refused before it is compared.
        if let Ok(opened) = parse(&changed, &Catalogue::shipped()) {
            let answers = ron::to_string(&opened.assessment).unwrap();
            let own = Fingerprint {
                file: Some(keian::base::digest::sha256_hex(&changed)),
                answers: keian::base::digest::sha256_hex(answers.as_bytes()),
                questionnaire: questionnaire.clone(),
            };
            assert_ne!(printed.belongs(&own), Belongs::Yes, "byte {place}");
        }
    }
}

#[test]
fn embedded_answers_come_out_as_they_went_in_and_only_when_asked_for() {
    let bytes = SAMPLES[0].1;
    let opened = parse(bytes, &Catalogue::shipped()).unwrap();
    let attach = |edition: Edition, attach: bool| {
        self::edition(
            &opened,
            (edition, Lang::Ja),
            &Extras { file: Some(bytes), attach, earlier: None, cohort: None },
        )
        .pdf
    };
    assert_eq!(paper::attached_answers(&attach(Edition::Full, true)).as_deref(), Some(bytes));
    assert_eq!(paper::attached_answers(&attach(Edition::Full, false)), None);
    // An edition that leaves something out embeds no answers, whoever asks for it.
    assert_eq!(paper::attached_answers(&attach(Edition::Board, true)), None);
    assert_eq!(paper::attached_answers(&attach(Edition::Questionnaire, true)), None);
    assert_eq!(paper::made_from(&attach(Edition::Questionnaire, true)), None);
    for broken in [&b"%PDF-1.7"[..], b"", b"(format: 1)"] {
        assert_eq!(paper::attached_answers(broken), None);
        assert_eq!(paper::made_from(broken), None);
    }
    let whole = attach(Edition::Full, true);
    for end in (0..whole.len()).step_by(whole.len() / 40) {
        // A report that is cut off is no report, and no panic.
        let _ = (paper::made_from(&whole[..end]), paper::attached_answers(&whole[..end]));
    }
}
