//! The report's screen: the pages that are shown are those that are saved, in the edition and
//! language that were chosen; answers are attached when asked for, and a report that has them opens
//! as a new document.

use std::path::{Path, PathBuf};
use std::process::Command;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use keian::app::preview::picture;
use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper;
use keian::paper::Sheets;
use keian::questionnaire::Catalogue;
use keian::storage;

use super::person::{Person, Words};

use super::made::made;

/// The pages that a PDF says it has, and its text without spaces.
pub fn read_back(pdf: &Path) -> (usize, String) {
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output();
        let output =
            output.unwrap_or_else(|_| panic!("{program} is missing: install the package poppler-utils"));
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let pdf = pdf.to_str().unwrap();
    let info = run("pdfinfo", &[pdf]);
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    (pages, run("pdftotext", &[pdf, "-"]).split_whitespace().collect())
}

/// With the sample's report in view, and its pages counted.
fn at_the_report(words: Words) -> Person {
    let mut person = Person::at_the_sample(words);
    person.click(words.say("報告書", "Report"));
    person.wait_until(|person| person.sees(words.say("記入用紙(", "Form to fill in (")));
    person
}

pub fn saves(person: &mut Person, words: Words) -> PathBuf {
    person.click(words.say("PDFを保存…", "Save PDF…"));
    let pdf = person.folder().join("report.pdf");
    let there = pdf.exists();
    person.gives(&pdf);
    if there {
        person.click_last(words.say("置き換える", "Replace"));
    }
    person.wait_for("OK");
    person.click("OK");
    pdf
}

fn opens(person: &mut Person, path: &Path) {
    person.shortcut(Modifiers::COMMAND, Key::O);
    person.gives(path);
    person.wait_for("OK");
}

#[test]
fn the_board_edition_is_chosen_its_pages_are_seen_and_these_pages_are_saved() {
    for words in Words::BOTH {
        let mut person = at_the_report(words);
        let (choice, pages) =
            if words.english { ("Board edition (8 pages)", 8) } else { ("取締役会用(8ページ)", 8) };
        person.click(choice);
        let first = words.say("8ページ中1ページ目", "Page 1 of 8");
        person.wait_for(first);
        let shown = person.harness.get_by_label(first).value().unwrap();
        person.click(words.say("次のページ", "Next page"));
        person.wait_for(words.say("8ページ中2ページ目", "Page 2 of 8"));
        person.harness.get_by_label(&format!("2 / {pages}"));

        let pdf = saves(&mut person, words);
        let (saved, text) = read_back(&pdf);
        assert_eq!(saved, pages);
        let title = words.say("経済安全保障 自己診断報告書", "Economic security assessment report");
        assert!(shown.contains(title), "{shown}");
        assert!(text.contains(&title.replace(' ', "")));
        // The digest on the cover tells the answers: the same in what was shown and what was saved.
        let digest = paper::made_from(&std::fs::read(&pdf).unwrap()).unwrap().0.short().to_owned();
        assert!(shown.contains(&digest) && text.contains(&digest), "{digest}");
        assert_eq!(paper::attached_answers(&std::fs::read(&pdf).unwrap()), None);
        assert!(person.sees(&pdf.display().to_string()), "the path stays in view");
    }
}

#[test]
fn the_language_of_the_report_is_that_of_the_pages_shown() {
    let words = Words::BOTH[0];
    let mut person = at_the_report(words);
    person.click("英語");
    person.wait_until(|person| {
        let page = person.harness.query_all_by_label_contains("ページ中1ページ目").next();
        let text = page.and_then(|page| page.value()).unwrap_or_default();
        text.contains("Economic security assessment report")
    });
    let pdf = saves(&mut person, words);
    assert!(read_back(&pdf).1.contains("Economicsecurityassessmentreport"));
}

/// The text of the pages in view, without spaces.
fn shown(person: &Person, words: Words) -> String {
    let page = words.say("ページ中", "Page ");
    let pages = person.harness.query_all_by_label_contains(page).filter_map(|page| page.value());
    pages.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn the_report_tells_what_changed_since_the_milestone_or_the_file_that_is_chosen() {
    for words in Words::BOTH {
        let mut person = Person::at_the_sample(words);
        person.click(words.say("報告書", "Report"));
        // Nothing to choose from yet: the way to a milestone is shown.
        person.click(words.say("前回との比較を開く", "Open the comparison"));
        person.shortcut(Modifiers::COMMAND, Key::M);
        person.type_into(words.say("節目の名前", "Name of the milestone"), "Spring board");
        person.press(Key::Enter);
        person.click(words.say("質問", "Questions"));
        person.press(Key::Num4);
        person.click(words.say("報告書", "Report"));
        let part = words.say("前回からの変化", "Changessincetheearlierstate");
        let changed = words.say("新しく回答した質問(1問)", "Newlyanswered(1)");
        let question = words
            .say("I-11同じ種類の技術を持つ他社と対話する未回答", "I-11Talkwithothercompaniesthatholdthesame");

        // Chosen by keyboard alone, its pages come into view.
        person.harness.get_by_label("Spring board").focus();
        person.harness.run();
        person.press(Key::Space);
        let board = words.say("取締役会用(", "Board edition (");
        person.wait_until(|person| person.sees(board));
        person.click_first(board);
        person.wait_until(|person| shown(person, words).contains(part));
        let pdf = saves(&mut person, words);
        let (_, text) = read_back(&pdf);
        assert!(text.contains(changed) && text.contains(question), "{text}");
        assert!(text.contains(words.say("「Springboard」", "“Springboard”")), "{text}");

        person.click(words.say("載せない", "Leave out"));
        let pdf = saves(&mut person, words);
        assert!(!read_back(&pdf).1.contains(part));

        // Another file, in which nothing was answered.
        let file = person.folder().join("last year.ron");
        let empty = keian::assessment::Assessment::default();
        let questionnaire = keian::questionnaire::shipped::meti_guideline();
        std::fs::write(&file, storage::to_bytes(&empty, questionnaire).unwrap()).unwrap();
        person.click(words.say("前回との比較", "Comparison"));
        person.click(words.say("別のファイルと比べる…", "Compare with a file…"));
        person.gives(&file);
        person.wait_for("last year.ron");
        person.click(words.say("報告書", "Report"));
        person.click("last year.ron");
        let pdf = saves(&mut person, words);
        let (_, text) = read_back(&pdf);
        assert!(text.contains(words.say("「lastyear.ron」", "“lastyear.ron”")), "{text}");
        // The form has nothing that could have changed.
        let form = words.say("記入用紙(", "Form to fill in (");
        person.wait_until(|person| person.sees(form));
        person.click_first(form);
        assert!(person.sees(words.say("記入用紙には載りません。", "The form has no room for them.")));
        assert!(person.harness.query_by_label("Spring board").is_none());
    }
}

#[test]
fn attached_answers_are_opened_from_the_report_as_a_new_document() {
    for words in Words::BOTH {
        let mut person = at_the_report(words);
        person.click(words.say("回答を添付する", "Attach the answers"));
        assert!(person.sees(words.say("回答は社外秘です", "Answers are confidential")));
        let pdf = saves(&mut person, words);
        let bytes = std::fs::read(&pdf).unwrap();
        let before = person.document().assessment.clone();
        let file = paper::attached_answers(&bytes).expect("the answers are in the report");
        assert_eq!(storage::parse(&file, &Catalogue::shipped()).unwrap().assessment, before);

        let mut person = person.comes_back();
        opens(&mut person, &pdf);
        assert!(person.sees(words.say("に添付された回答を", "The answers were taken from the report")));
        person.click("OK");
        assert_eq!(person.document().assessment, before);
        assert_eq!((person.document().path.clone(), person.document().is_unsaved()), (None, true));
        // Saving asks for a place: the report is never overwritten.
        person.shortcut(Modifiers::COMMAND, Key::S);
        person.wait_for(words.say("ファイルの場所", "Path of the file"));
        assert_eq!(std::fs::read(&pdf).unwrap(), bytes);
    }
}

#[test]
fn a_report_without_answers_is_told_and_opens_nothing() {
    for words in Words::BOTH {
        let mut person = at_the_report(words);
        let pdf = saves(&mut person, words);
        let mut person = person.comes_back();
        opens(&mut person, &pdf);
        let told = words.say("回答が添付されていないPDF", "is a PDF without attached answers");
        assert!(person.sees(told));
        assert!(person.harness.state().document().is_none());
    }
}

#[test]
fn an_encrypted_document_the_boards_edition_and_a_blank_form_take_no_answers_along() {
    let words = Words::BOTH[1];
    let mut person = at_the_report(words);
    person.click("Attach the answers");
    person.wait_until(|person| person.sees("Form to fill in ("));
    person.click("Board edition (8 pages)");
    assert!(person.sees("Only the full edition, which shows everything"));
    person.click_first("Form to fill in (");
    assert!(person.sees("The form has no answers to attach"));
    let pdf = saves(&mut person, words);
    assert_eq!(paper::attached_answers(&std::fs::read(pdf).unwrap()), None);

    person.click_first("Full edition");
    person.shortcut(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    person.click_first("With a passphrase");
    person.type_into("Passphrase", "correct horse");
    person.type_into("Passphrase once more", "correct horse");
    person.click("Choose a place…");
    let file = person.folder().join("secret.age");
    person.gives(&file);
    person.wait_for("Saved");
    assert!(person.sees("Not possible while the document is encrypted"));
    person.click("Save PDF…");
    person.wait_for("The report will not be encrypted");
    person.click("Save the report without encryption");
    let pdf = person.folder().join("full.pdf");
    person.gives(&pdf);
    person.wait_for("OK");
    assert_eq!(paper::attached_answers(&std::fs::read(pdf).unwrap()), None);
}

/// The darkness of each 12th of a page's width and 16th of its height.
fn cells(width: usize, height: usize, dark: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut cells = Vec::new();
    for row in 0..16 {
        for column in 0..12 {
            let (x, y) =
                (column * width / 12..(column + 1) * width / 12, row * height / 16..(row + 1) * height / 16);
            #[allow(clippy::cast_precision_loss, reason = "a few thousand dots")]
            let count = (x.len() * y.len()) as f64;
            let sum: f64 = y.flat_map(|y| x.clone().map(move |x| (x, y))).map(|(x, y)| dark(x, y)).sum();
            cells.push(sum / count);
        }
    }
    cells
}

#[test]
fn a_page_drawn_in_the_window_looks_as_the_same_page_of_the_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let opened =
        storage::parse(include_bytes!("../../assets/sample/sample.ja.ron"), &Catalogue::shipped()).unwrap();
    let document = made((Edition::Board, Lang::Ja), &opened.questionnaire, &opened.assessment);
    let sheets = Sheets::of(document.clone()).unwrap();
    let pdf = folder.path().join("report.pdf");
    std::fs::write(&pdf, paper::render(document).unwrap().pdf).unwrap();
    let mut seen = Vec::new();
    for page in 0..sheets.count() {
        let shown = picture(&sheets, page, 960).unwrap();
        let [width, height] = shown.size;
        let (out, number) = (folder.path().join(format!("page-{page}")), (page + 1).to_string());
        let status = Command::new("pdftoppm")
            .args(["-gray", "-singlefile", "-f", &number, "-l", &number])
            .args(["-scale-to-x", &width.to_string(), "-scale-to-y", &height.to_string()])
            .args([&pdf, &out])
            .status()
            .expect("pdftoppm is missing: install the package poppler-utils");
        assert!(status.success());
        let saved = std::fs::read(out.with_extension("pgm")).unwrap();
        let saved = &saved[saved.len() - width * height..];
        let saved = cells(width, height, |x, y| f64::from(saved[y * width + x]));
        let shown = cells(width, height, |x, y| {
            let [r, g, b, _] = shown.pixels[y * width + x].to_array();
            0.3 * f64::from(r) + 0.59 * f64::from(g) + 0.11 * f64::from(b)
        });
        let worst = |other: &[f64]| saved.iter().zip(other).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(worst(&shown) < 16.0, "page {number}: a place differs by {:.1} of 255", worst(&shown));
        // The measure tells pages apart.
        assert!(seen.iter().all(|earlier: &Vec<f64>| worst(earlier) > 24.0), "page {number}");
        seen.push(shown);
    }
    assert_eq!(seen.len(), 8);
}
