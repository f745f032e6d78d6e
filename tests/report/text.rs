//! What poppler's pdftotext reads in a report is what was laid out, page by page and to the letter.

use std::path::Path;
use std::process::Command;

use keian::assessment::{Assessment, Evidence};
use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper;
use keian::questionnaire::Catalogue;
use keian::questionnaire::Checked;
use keian::storage::parse;

use super::made::made;

/// Letters and marks, sorted: pdftotext moves a mark now and then, and spaces are its own.
fn letters(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

fn check(questionnaire: &Checked, assessment: &Assessment, folder: &Path) {
    let path = folder.join("report.pdf");
    for lang in Lang::ALL {
        for edition in Edition::ALL {
            let document = made((edition, lang), questionnaire, assessment);
            let rendered = paper::render(document.clone()).unwrap();
            std::fs::write(&path, &rendered.pdf).unwrap();
            let output = Command::new("pdftotext")
                .args(["-raw", "-enc", "UTF-8", path.to_str().unwrap(), "-"])
                .output()
                .expect("pdftotext is missing: install the package poppler-utils");
            let read = String::from_utf8(output.stdout).unwrap();
            let placed = paper::page_texts(document.clone()).unwrap();
            assert_eq!(placed.len(), rendered.pages);
            for (number, (placed, read)) in placed.iter().zip(read.split('\u{c}')).enumerate() {
                assert_eq!(letters(read), letters(placed), "{lang:?} {edition:?} page {}", number + 1);
            }
        }
    }
}

#[test]
fn the_samples_are_read_as_they_were_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    let samples: [&[u8]; 2] = [
        include_bytes!("../../assets/sample/sample.ja.ron"),
        include_bytes!("../../assets/sample/sample.en.ron"),
    ];
    for bytes in samples {
        let opened = parse(bytes, &Catalogue::shipped()).unwrap();
        check(&opened.questionnaire, &opened.assessment, folder.path());
    }
}

#[test]
fn long_notes_rare_names_and_what_has_no_glyph_are_read_as_they_were_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut opened =
        parse(include_bytes!("../../assets/sample/sample.ja.ron"), &Catalogue::shipped()).unwrap();
    opened.assessment.profile.organisation = "架空ホールディングス".repeat(20);
    let answer = opened.assessment.answers.values_mut().next().unwrap();
    answer.note = "髙﨑さん、𠮷野さん。⽇⽉ ｶﾞｽﾊﾟｲﾌﾟ か\u{309a} カ\u{3099} e\u{301} −－ー ①㈱ ABC社の2026年度。"
        .repeat(400);
    answer.evidence =
        (0..2000).map(|i| Evidence::of(format!("資料{i} 🦀 مرحبا שלום \u{202e}abc\u{7}"))).collect();
    check(&opened.questionnaire, &opened.assessment, folder.path());
}

#[test]
fn an_areas_lowest_question_has_a_level_and_suggestions_are_marked_and_explained_only_where_there_are_any() {
    let bytes = include_bytes!("../../assets/sample/sample.ja.ron");
    let mut opened = parse(bytes, &Catalogue::shipped()).unwrap();
    let text = |assessment: &Assessment| {
        let document = made((Edition::Full, Lang::Ja), &opened.questionnaire, assessment);
        paper::page_texts(document.clone()).unwrap().concat()
    };
    let read = text(&opened.assessment);
    // A-9 is unknown; A-7 has level 0.
    assert!(read.contains("最も遅れている質問: A-7 "));
    assert!(!read.contains("最も遅れている質問: A-9 "));
    assert!(read.contains("*重要な一社依存の品目"));
    assert!(read.contains("*は質問票の提案"));
    let mut decided = std::mem::take(&mut opened.assessment);
    for (_, question) in opened.questionnaire.questions() {
        decided.answers.entry(question.id.clone()).or_default().action_mut().text = "決めた".to_owned();
    }
    assert!(!text(&decided).contains("*は質問票の提案"));
}
