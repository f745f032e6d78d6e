//! Files that are refused: each in `tests/fixtures/refused/` with what is said about it, in both
//! languages. The largest is made here, for nobody wants 32 MiB of nothing in a repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use keian::base::lang::Lang;
use keian::base::limits::MAX_BYTES;
use keian::questionnaire::Catalogue;
use keian::storage::open;

/// File, Japanese, English.
const REFUSED: [(&str, &str, &str); 29] = [
    (
        "date-of-an-era.ron",
        "34行28列: 値を読み取れません。日付はファイルでは「\"2027-02-28\"」の形で書いてください。",
        "Line 34, column 28: This value cannot be read. In a file this date is written as \"2027-02-28\".",
    ),
    (
        "date-with-a-time.ron",
        "34行28列: 値を読み取れません。日付はファイルでは「\"2027-02-28\"」の形で書いてください。",
        "Line 34, column 28: This value cannot be read. In a file this date is written as \"2027-02-28\".",
    ),
    (
        "date-with-slashes.ron",
        "34行28列: 値を読み取れません。日付はファイルでは「\"2027-02-28\"」の形で書いてください。",
        "Line 34, column 28: This value cannot be read. In a file this date is written as \"2027-02-28\".",
    ),
    (
        "day-that-does-not-exist.ron",
        "34行28列: 値を読み取れません。2027-09の最後の日は30日です。",
        "Line 34, column 28: This value cannot be read. The last day of 2027-09 is 30.",
    ),
    (
        "field-twice.ron",
        "22行9列: 「run」が2回書かれています。どちらか1つを残してください。",
        "Line 22, column 9: “run” is written here twice. Keep one of the two.",
    ),
    (
        "level-five.ron",
        "25行33列: レベル「5」は使えません。レベルは0から4まで、はい・いいえの質問では0、2、4です。",
        "Line 25, column 33: Level 5 cannot be used. A level is 0 to 4; for yes / partly / no questions 0, 2 or 4.",
    ),
    (
        "level-nan.ron",
        "25行33列: 値を読み取れません。整数で書いてください。",
        "Line 25, column 33: This value cannot be read. Write a whole number.",
    ),
    (
        "level-three-of-a-yes-no-question.ron",
        "39行13列: レベル「3」は使えません。レベルは0から4まで、はい・いいえの質問では0、2、4です。",
        "Line 39, column 13: Level 3 cannot be used. A level is 0 to 4; for yes / partly / no questions 0, 2 or 4.",
    ),
    (
        "missing-field.ron",
        "19行9列: 項目「respondent」がありません。項目を書き足してください。",
        "Line 19, column 9: The field “respondent” is missing. Add it.",
    ),
    (
        "negative-year.ron",
        "34行28列: 値を読み取れません。日付は「\"2026-11-24\"」のように書いてください。",
        "Line 34, column 28: This value cannot be read. Write a date as in \"2026-11-24\".",
    ),
    (
        "nested-too-deeply.ron",
        "2行32列: かっこの入れ子が深すぎます(32段まで)。Keianで保存したファイルか確かめてください。",
        "Line 2, column 32: Brackets are nested too deeply (32 levels at most). Check that Keian saved this file.",
    ),
    (
        "newer-format.ron",
        "このファイルは新しい形式(第4版)で保存されています。このKeianが読めるのは第3版までです。Keianを更新してください。",
        "The file is of a newer format (4). This Keian reads formats up to 3. Update Keian.",
    ),
    (
        "no-date.ron",
        "34行28列: 値を読み取れません。2027-02の最後の日は28日です。",
        "Line 34, column 28: This value cannot be read. The last day of 2027-02 is 28.",
    ),
    (
        "not-ron.ron",
        "1行1列: Keianで保存したファイルではないか、この箇所が壊れています。Keianで保存したファイルを選んでください。",
        "Line 1, column 1: This is not a file that Keian wrote, or it is damaged here. Choose a file that Keian saved.",
    ),
    (
        "not-utf8.ron",
        "33行25列: 文字コードがUTF-8ではない文字があります。ほかのソフトで編集した場合は、そのソフトで文字コードを「UTF-8」にして保存し直してください。",
        "Line 33, column 25: There are characters here that are not in the encoding UTF-8. If the file was edited in another program, save it there again with the encoding “UTF-8”.",
    ),
    (
        "picture.ron",
        "1行1列: Keianで保存したファイルではないか、この箇所が壊れています。Keianで保存したファイルを選んでください。",
        "Line 1, column 1: This is not a file that Keian wrote, or it is damaged here. Choose a file that Keian saved.",
    ),
    (
        "question-twice.ron",
        "39行14列: 「A-1」が2回書かれています。どちらか1つを残してください。",
        "Line 39, column 14: “A-1” is written here twice. Keep one of the two.",
    ),
    (
        "questionnaire.ron",
        "これは回答ファイルではありません(質問票)。Keianで保存した回答ファイルを選んでください。",
        "This is not a file of answers (it is a questionnaire). Choose a file of answers that Keian saved.",
    ),
    (
        "reference-list.ron",
        "これは回答ファイルではありません(参照リスト)。Keianで保存した回答ファイルを選んでください。",
        "This is not a file of answers (it is a reference list). Choose a file of answers that Keian saved.",
    ),
    (
        "something-else.ron",
        "これは回答ファイルではありません(Keianのファイルではない内容)。Keianで保存した回答ファイルを選んでください。",
        "This is not a file of answers (it is not one of Keian's files). Choose a file of answers that Keian saved.",
    ),
    (
        "switches-extensions-on.ron",
        "ファイルの先頭に「#![enable(…)]」があります。この行を削除してください。",
        "The file begins with “#![enable(…)]”. Remove that line.",
    ),
    (
        "truncated.ron",
        "33行27列: ファイルが途中で終わっています。控えのファイルがあれば、それを開いてください。",
        "Line 33, column 27: The file ends too early. If you have a copy of it, open that.",
    ),
    (
        "two-versions-of-an-answer.ron",
        "25行1列: バージョン管理の競合の印(<<<<<<<、=======、>>>>>>>)の間に、2つの版が並んでいます。どちらか一方を残し、印を削除してください。",
        "Line 25, column 1: Two versions of the file stand here between marks of version control (<<<<<<<, =======, >>>>>>>). Keep one of them and delete the marks.",
    ),
    (
        "two-versions-of-the-answers.ron",
        "39行1列: バージョン管理の競合の印(<<<<<<<、=======、>>>>>>>)の間に、2つの版が並んでいます。どちらか一方を残し、印を削除してください。",
        "Line 39, column 1: Two versions of the file stand here between marks of version control (<<<<<<<, =======, >>>>>>>). Keep one of them and delete the marks.",
    ),
    (
        "unknown-choice.ron",
        "35行26列: 認識できない選択肢「Hihg」があります。最も近いのは「High」です。選択肢を直してください。",
        "Line 35, column 26: Unknown choice “Hihg”. The nearest is “High”. Correct it.",
    ),
    (
        "unknown-field.ron",
        "33行17列: 認識できない項目「ownr」があります。最も近いのは「owner」です。項目名を直してください。",
        "Line 33, column 17: Unknown field “ownr”. The nearest is “owner”. Correct the name.",
    ),
    (
        "unknown-question.ron",
        "39行13列: 「A-11」は質問票にありません。最も近いのは「A-1」です。IDを直してください。",
        "Line 39, column 13: The questionnaire has no “A-11”. The nearest is “A-1”. Correct the id.",
    ),
    (
        "unknown-questionnaire.ron",
        "このファイルが使う質問票「industry-association」(2025-12-12版)が見つかりません。使えるのは次のとおりです: meti-guideline 2025-12-12",
        "The questionnaire “industry-association” (edition 2025-12-12) that this file uses was not found. Available: meti-guideline 2025-12-12",
    ),
    (
        "zeros.ron",
        "ファイルに何も入っていません。コピーがあれば、そちらを開いてください。",
        "Nothing is in this file. If you have a copy of it, open that.",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/refused")
}

fn said(path: &Path) -> [String; 2] {
    let error = open(path, &Catalogue::shipped()).expect_err("this file must be refused");
    Lang::ALL.map(|lang| error.message(lang))
}

#[test]
fn each_file_is_refused_with_what_happened_where_and_what_to_do() {
    let mut wrong = Vec::new();
    for (name, ja, en) in REFUSED {
        let said = said(&folder().join(name));
        if said != [ja, en] {
            wrong.push(format!("{name}\n  {}\n  {}", said[0], said[1]));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_fixture_is_tested() {
    let there: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(there, REFUSED.iter().map(|(name, ..)| (*name).to_owned()).collect());
}

#[test]
fn a_file_over_32_mib_is_refused_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.ron");
    std::fs::File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
    assert_eq!(
        said(&path),
        [
            "ファイルが大きすぎます(32 MiB)。Keianの回答ファイルは32 MiBまでです。別のファイルを選んでいないか確かめてください。",
            "The file is too large (32 MiB). Keian's files of answers are at most 32 MiB. Check that you chose the right file.",
        ]
    );
}
