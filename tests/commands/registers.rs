//! `keian registers`, `keian what-if` and `keian export` as scripts see them.

use std::path::Path;
use std::process::{Command, Output};

use calamine::{DataType, Reader, Xlsx, open_workbook};
use insta::assert_snapshot;
use serde_json::{Value, json};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/registers.ron");
const WITHOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/answers.ron");

fn keian(arguments: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_keian")).current_dir(folder).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = keian(arguments);
    assert_eq!((output.status.code(), &*String::from_utf8(output.stderr).unwrap()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let output = keian(arguments);
    assert_eq!(output.stdout, b"");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn parsed(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

#[test]
fn registers_are_told_in_both_languages() {
    for lang in ["en", "ja"] {
        let told = printed(&["registers", SAMPLE, "--lang", lang, "--date", "2026-11-29"]);
        assert_snapshot!(format!("registers_{lang}"), told);
    }
    let nothing = printed(&["registers", WITHOUT, "--lang", "en"]);
    assert!(nothing.starts_with("There is nothing in the registers yet."), "{nothing}");
}

#[test]
fn a_stop_is_told_in_both_languages() {
    for lang in ["en", "ja"] {
        let told = printed(&["what-if", SAMPLE, "--scenario", "S-1", "--lang", lang]);
        assert_snapshot!(format!("what_if_{lang}"), told);
    }
}

#[test]
fn both_as_json_have_the_figures_of_the_registers() {
    let all = parsed(&["registers", SAMPLE, "--date", "2026-11-29", "--format", "json"]);
    assert_eq!(all["totals"]["bought"], 1_000_000_000u64);
    let made_in = &all["by"]["made_in"];
    assert_eq!(
        made_in["places"][0],
        json!({ "place": "CN", "known": 500_000_000u64, "share": { "low": 500_000, "high": 700_000 } })
    );
    let found = parsed(&["what-if", SAMPLE, "--country", "CN", "--days", "90", "--format", "json"]);
    assert_eq!(found["days"], 90);
    assert_eq!(found["all_sales"], 270_000_000u64);
    // 60 of 90 days of P-1 at ¥2 million a day; P-2 if the row of unknown country is from there, too.
    let company = json!({ "least": 120_000_000u64, "estimate": 120_000_000u64, "most": 120_000_000u64, "outermost": 210_000_000u64 });
    assert_eq!(found["company"], company);
    assert_eq!(found["calls"][0]["name"], "Beta");
}

#[test]
fn of_a_measure_that_says_too_little_json_has_no_figure_of_what_it_buys() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let measures = |file: &str| {
        let found = parsed(&["what-if", file, "--scenario", "S-1", "--format", "json"]);
        let figures = place("figures.json");
        let _ = std::fs::remove_file(&figures);
        printed(&["registers", file, "--date", "2026-11-29", "--figures", &figures]);
        let figures: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(figures).unwrap()).unwrap();
        let buys = figures.iter().filter(|of| of["section"] == "measures" && of["figure"] == "buys").count();
        let of = &found["measures"][0];
        (of["in_scenario"]["at_most"].clone(), of["alone"]["at_most"].clone(), buys)
    };
    assert_eq!(measures(SAMPLE), (json!(120_000_000u64), json!(120_000_000u64), 1));
    let text = std::fs::read_to_string(SAMPLE).unwrap();
    assert!(text.contains("[Stock(60),"));
    std::fs::write(place("lacks.ron"), text.replace("[Stock(60),", "[Stock(0),")).unwrap();
    assert_eq!(measures(&place("lacks.ron")), (Value::Null, Value::Null, 0));
}

#[test]
fn the_figures_of_the_chapter_are_the_same_in_json_and_in_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/sample.ja.ron");
    for (lang, sheet, least) in [("ja", "台帳の数字", "少なくとも"), ("en", "Register figures", "At least")]
    {
        let (book, json) = (place(&format!("{lang}.xlsx")), place(&format!("{lang}.json")));
        let fixed = ["registers", sample, "--date", "2026-11-24", "--lang", lang, "--format", "json"];
        let all = parsed(&[&fixed[..], &["--figures", &book]].concat());
        printed(&[&fixed[..], &["--figures", &json]].concat());
        let figures: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
        let named = |section: &str, figure: &str| -> Vec<&Value> {
            figures.iter().filter(|of| of["section"] == section && of["figure"] == figure).collect()
        };
        // They are those that the commands print.
        assert_eq!(named("totals", "bought")[0]["value"], all["totals"]["bought"]);
        let (share, first) = (named("made_in", "share")[0], &all["by"]["made_in"]["places"][0]);
        assert_eq!((&share["least"], &share["most"]), (&first["share"]["low"], &first["share"]["high"]));
        let (point, first) = (named("points", "held_up")[0], &all["points"]["abroad"][0]);
        for end in ["least", "most", "outermost"] {
            assert_eq!(point[end], first["lost"][end]);
        }
        let scenarios = named("scenarios", "held_up");
        assert_eq!(scenarios.len(), 5, "a technology that leaves stops nothing");
        let what_if = parsed(&["what-if", sample, "--scenario", "S-1", "--format", "json", "--lang", lang]);
        let like = |of: &&&Value| {
            ["least", "most", "outermost"].iter().all(|end| of[*end] == what_if["company"][*end])
                && of["value"] == what_if["company"]["estimate"]
        };
        assert_eq!(scenarios.iter().filter(like).count(), 1);
        // As another program reads the workbook.
        let mut read: Xlsx<_> = open_workbook(&book).unwrap();
        assert_eq!(read.sheet_names(), [sheet]);
        let cells = read.worksheet_range(sheet).unwrap();
        let mut rows = cells.rows();
        assert_eq!(rows.next().unwrap()[5].as_string().as_deref(), Some(least));
        assert_eq!(rows.len(), figures.len());
        for (row, of) in rows.zip(&figures) {
            assert_eq!(row[1].as_string().unwrap_or_default(), of["of"].as_str().unwrap());
            let scale = if of["unit"] == "part" { 1e6 } else { 1.0 };
            for (cell, name) in row[4..].iter().zip(["value", "least", "most", "outermost"]) {
                let found = cell.as_f64().map(|number| (number * scale).round());
                assert_eq!(found, of[name].as_f64(), "{name} of {of}");
            }
        }
    }
    // What is there is not written over, and another ending is refused.
    std::fs::write(place("mine.xlsx"), "mine").unwrap();
    let refused = |name: &str| refused(&["registers", sample, "--figures", &place(name), "--lang", "en"]);
    assert_eq!(
        (refused("mine.xlsx").0, std::fs::read(place("mine.xlsx")).unwrap()),
        (Some(1), b"mine".to_vec())
    );
    let why = "keian: The file of figures ends in .xlsx or .json.\n";
    assert_eq!(refused("figures.pdf"), (Some(1), why.to_owned()));
}

#[test]
fn every_sort_of_stop_can_be_asked_for() {
    let company =
        |stop: &[&str]| parsed(&[&["what-if", SAMPLE, "--format", "json"], stop].concat())["company"].clone();
    let four = |least: u64, most: u64, outermost: u64| {
        move |of: &Value| of["least"] == least && of["most"] == most && of["outermost"] == outermost
    };
    assert!(four(300_000_000, 300_000_000, 480_000_000)(&company(&["--country", "CN"])));
    for named in ["中国", "CHN", "china"] {
        assert_eq!(company(&["--country", named]), company(&["--country", "CN"]));
    }
    assert!(four(300_000_000, 300_000_000, 300_000_000)(&company(&["--partner", "Alpha"])));
    assert!(four(0, 0, 480_000_000)(&company(&["--owned-from", "US"])));
    assert!(four(300_000_000, 300_000_000, 480_000_000)(&company(&["--list", "critical-minerals/gallium"])));
    assert!(four(300_000_000, 300_000_000, 480_000_000)(&company(&["--scenario", "S-1"])));
}

#[test]
fn what_is_not_there_is_said_with_what_it_looks_like() {
    let said = |of: &[&str]| refused(&[&["what-if", SAMPLE, "--lang", "en"], of].concat());
    let partner = "keian: 'Alpa' is no partner in this file. Nearest to it is 'Alpha'.\n";
    assert_eq!(said(&["--partner", "Alpa"]), (Some(1), partner.to_owned()));
    let scenario = "keian: 'zzzzz' is no scenario of this file.\n";
    assert_eq!(said(&["--scenario", "zzzzz"]), (Some(1), scenario.to_owned()));
    let (code, entry) = said(&["--list", "critical-minerals/galium"]);
    assert_eq!(code, Some(1));
    assert!(entry.contains("Nearest to it is 'critical-minerals/gallium'."), "{entry}");
    for wrong in [
        &["--country", "Atlantis"][..],
        &["--country", "CN", "--partner", "Alpha"],
        &[],
        &["--country", "CN", "--days", "361"],
    ] {
        assert_eq!(said(wrong).0, Some(2), "{wrong:?}");
    }
}

#[test]
fn a_spreadsheet_is_looked_at_refused_and_taken_into_a_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let sheet = "品目,取引先,国,金額(百万円)\n磁石,甲,中国,120\n銅線,乙,海外,30\n合計,,,150\n";
    std::fs::write(place("sheet.csv"), sheet).unwrap();
    std::fs::copy(SAMPLE, place("answers.keian")).unwrap();
    let import = |more: &[&str]| {
        let (sheet, into) = (place("sheet.csv"), place("answers.keian"));
        let fixed = ["import", &sheet, "--into", &into, "--lang", "en"];
        let output = keian(&[&fixed, more].concat());
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let out = place("out.keian");
    let looked = "Column names in row 1\n\
        Columns: A 品目 → Item, B 取引先 → Partner, C 国 → Made in, D 金額(百万円) → Yearly amount\n\
        Amounts without a unit in “Yearly amount” are read as millions of yen.\n\
        New rows: 2\nRows that change: 0\nRows that stay the same: 0\n\
        Rows of the register that the sheet does not have: 4 (they stay)\n\
        Row 4 is passed over: it sums up others.\n\
        Cells that cannot be taken: 1\n  C3 国 “海外”: This is not a country that Keian knows. Write its name, or its code \
        of two or three letters.\n";
    let (code, said) = import(&["-o", &out, "--dry-run"]);
    assert_eq!((code, said), (Some(1), format!("{looked}This was a check only. Nothing was written.\n")));
    let (code, said) = import(&["-o", &out]);
    assert_eq!(code, Some(1));
    assert!(said.starts_with(looked) && said.contains("nothing was written"), "{said}");
    assert!(!Path::new(&out).exists());
    let (code, said) = import(&["-o", &out, "--take-good"]);
    assert_eq!((code, said), (Some(0), format!("{looked}Saved to “{out}”.\n")));
    let answers = std::fs::read_to_string(&out).unwrap();
    assert!(
        answers.contains("item:\"磁石\",partner:Some(\"甲\"),made_in:Some(\"CN\"),yearly:Some(120000000)"),
        "{answers}"
    );
    assert!(answers.contains("item:\"銅線\",partner:Some(\"乙\"),yearly:Some(30000000)"), "{answers}");
    // Nothing is written over, least of all the answers themselves.
    for taken in [&out, &place("answers.keian"), &place("sheet.csv")] {
        assert_eq!(import(&["-o", taken, "--take-good"]).0, Some(1));
    }
    assert_eq!(std::fs::read(place("answers.keian")).unwrap(), std::fs::read(SAMPLE).unwrap());
    assert_eq!(std::fs::read_to_string(place("sheet.csv")).unwrap(), sheet);
}

#[test]
fn registers_go_out_and_come_in_again_without_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (book, text) = (at("registers.xlsx"), at("trade.csv"));
    assert_eq!(printed(&["export", SAMPLE, "-o", &book, "--lang", "ja"]), "");
    assert_eq!(printed(&["export", SAMPLE, "-o", &text, "--lang", "en"]), "");
    for (sheet, part) in [(&book, "products"), (&book, "trade"), (&book, "scenarios"), (&text, "trade")] {
        let told = printed(&[
            "import",
            sheet,
            "--into",
            SAMPLE,
            "-o",
            &at("not-written.keian"),
            "--part",
            part,
            "--lang",
            "en",
        ]);
        assert!(told.ends_with("Nothing changes. Nothing was written.\n"), "{part}: {told}");
    }
    let again = refused(&["export", SAMPLE, "-o", &book, "--lang", "en"]);
    assert_eq!(again.0, Some(1), "{}", again.1);
}

#[test]
fn an_export_as_json_has_the_rows_as_they_stand_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("products.json");
    printed(&["export", SAMPLE, "-o", out.to_str().unwrap(), "--part", "products"]);
    let written: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(
        written,
        json!({ "products": [
            { "id": "P-1", "name": "ポンプ", "monthly_sales": 60_000_000u64 },
            { "id": "P-2", "name": "弁", "monthly_sales": 30_000_000u64 },
            { "id": "P-3", "name": "保守" },
        ] })
    );
}

#[test]
fn an_export_of_another_kind_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("registers.ods");
    let said = refused(&["export", SAMPLE, "-o", out.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(said.0, Some(1));
    assert!(
        said.1.contains("What is written is told by the end of the file's name: .xlsx, .csv or .json."),
        "{}",
        said.1
    );
    assert!(!out.exists());
}

#[test]
fn a_map_says_how_a_sheet_is_read_and_what_does_not_fit_is_told_by_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    // Two columns of amounts, names that nobody has used before, and a column without one.
    let sheet = "購買,,,,\n,,,,\n物,先,額,品目,\n磁石,甲,120,古い,中国\n";
    std::fs::write(place("sheet.csv"), sheet).unwrap();
    std::fs::copy(SAMPLE, place("answers.keian")).unwrap();
    let import = |map: &str, out: &str| {
        std::fs::write(place("own.map.ron"), map).unwrap();
        let [sheet, into, map, out] = ["sheet.csv", "answers.keian", "own.map.ron", out].map(place);
        let output = keian(&["import", &sheet, "--into", &into, "-o", &out, "--map", &map, "--lang", "en"]);
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let map = "(\n    head_row: 3,\n    columns: [\n        (head: \"物\", field: Item), (head: \"先\", field: Partner),\n        \
        (head: \"額\", field: Yearly, unit: \"千円\"),\n        (column: \"E\", field: MadeIn), (head: \"品目\"),\n    ],\n)\n";
    let (code, said) = import(map, "out.keian");
    assert_eq!(code, Some(0), "{said}");
    let columns = "Columns: A 物 → Item, B 先 → Partner, E E → Made in, C 額 → Yearly amount\n\
        Columns that are not used: D 品目\n";
    assert!(said.starts_with("Column names in row 3\n") && said.contains(columns), "{said}");
    let answers = std::fs::read_to_string(place("out.keian")).unwrap();
    assert!(
        answers.contains("item:\"磁石\",partner:Some(\"甲\"),made_in:Some(\"CN\"),yearly:Some(120000)"),
        "{answers}"
    );
    for (from, to, told) in [
        ("\"額\"", "\"金額\"", ":5:9: No column is called “金額”. Columns: 物, 先, 額, 品目, E\n"),
        ("千円", "USD", ":5:9: “USD” is no unit of this field."),
        ("head_row: 3", "head_row: 9", ":2:5: Row 9 of the sheet has no cell."),
        ("\"E\"", "\"Z\"", ":6:9: “Z” is no column of the sheet."),
        ("field: Partner", "field: Item", ":4:35: The field “Item” is given to another column above."),
        (
            "field: Partner",
            "field: Topics",
            ":4:35: “Topics” is no field of “Trade”. Fields: Id, Kind, Item,",
        ),
        ("head: \"品目\"", "unit: \"円\"", ":6:39: Say which column it is"),
        ("field: Partner", "field: Partnr", "Line 4, column "),
        ("columns", "colums", "Line 3, column "),
    ] {
        let (code, said) = import(&map.replacen(from, to, 1), "none.keian");
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("own.map.ron") && said.contains(told), "{to}: {said}");
    }
    assert!(!Path::new(&place("none.keian")).exists());
}
