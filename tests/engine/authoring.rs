//! A questionnaire goes into a spreadsheet and comes back: what nobody touched is no change, an overlay comes
//! back as it was, and what cannot be taken is named by its sheet and cell.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use keian::authoring::columns::{QuestionColumn, QuestionSheet};
use keian::authoring::make::{MadeOverlay, NoOverlay, overlay_of};
use keian::authoring::written::questions_workbook;
use keian::base::ids::{AreaId, ChoiceId, ElementId, FactId, ItemId, QuestionId, QuestionnaireId, RoleId};
use keian::base::lang::{Lang, Text};
use keian::base::level::Level;
use keian::base::meaning::Meaning;
use keian::questionnaire::check::laid_over;
use keian::questionnaire::facts::Choice;
use keian::questionnaire::glossary_term::{GlossaryTerm, TermForms};
use keian::questionnaire::list::{Item, ReferenceList};
use keian::questionnaire::overlay::Overlay;
use keian::questionnaire::shipped::meti_guideline;
use keian::questionnaire::{
    Area, Checked, CompanySize, Condition, Element, Expected, Fact, FactAsked, FactKind, Kind, Provenance,
    Question, Role, TargetBySize,
};
use keian::sheets::{SheetCell, Source};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::overlays::{EXAMPLE, example};

/// The sheets of a workbook as texts: name, and cells by row and column.
type Cells = Vec<(String, BTreeMap<(u32, u16), String>)>;

fn cells(workbook: Vec<u8>) -> Cells {
    let mut source = Source::open(workbook).unwrap();
    let names = source.sheets();
    let read = |place: usize, source: &mut Source| {
        let sheet = source.read(place, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        let mut cells = BTreeMap::new();
        for row in sheet.rows() {
            for (column, cell) in row.cells() {
                let SheetCell::Text(text) = cell else { panic!("{cell:?}") };
                cells.insert((row.number, u16::try_from(column).unwrap()), text.to_owned());
            }
        }
        cells
    };
    names.into_iter().enumerate().map(|(place, name)| (name.name, read(place, &mut source))).collect()
}

fn written(questionnaire: &Checked, lang: Lang) -> Cells {
    cells(questions_workbook(questionnaire, lang).unwrap())
}

fn workbook(cells: &Cells) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, cells) in cells {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for ((row, column), text) in cells {
            sheet.write_string(*row, *column, text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn made(cells: &Cells) -> Result<MadeOverlay, NoOverlay> {
    overlay_of(&mut Source::open(workbook(cells)).unwrap(), meti_guideline(), Lang::En)
}

/// The faults of a workbook, as they are told in English.
fn faults(cells: &Cells) -> Vec<String> {
    match made(cells) {
        Err(NoOverlay::Faults(faults)) => faults.iter().map(|fault| fault.message(Lang::En)).collect(),
        other => panic!("{other:?}"),
    }
}

fn overlay(of: &Checked) -> Overlay {
    match of.provenance() {
        Provenance::Changed { overlay, .. } => (**overlay).clone(),
        other => panic!("{other:?}"),
    }
}

fn of(cells: &mut Cells, sheet: QuestionSheet) -> &mut BTreeMap<(u32, u16), String> {
    &mut cells.iter_mut().find(|(name, _)| QuestionSheet::named(name) == Some(sheet)).unwrap().1
}

fn column(sheet: QuestionSheet, column: QuestionColumn) -> u16 {
    u16::try_from(sheet.columns().iter().position(|of| of.column == column).unwrap()).unwrap()
}

/// The row of an id on a sheet.
fn row(cells: &mut Cells, sheet: QuestionSheet, id: &str) -> u32 {
    let at = column(sheet, QuestionColumn::Id);
    let found = of(cells, sheet).iter().find(|((_, of), text)| *of == at && *text == id);
    found.unwrap_or_else(|| panic!("no row {id}")).0.0
}

/// Writes into the cell of a question.
fn put(cells: &mut Cells, id: &str, what: QuestionColumn, text: &str) {
    let sheet = QuestionSheet::Questions;
    let at = (row(cells, sheet, id), column(sheet, what));
    of(cells, sheet).insert(at, text.to_owned());
}

/// Names what the base's workbook makes, which the base itself leaves open.
fn name(cells: &mut Cells) {
    let sheet = of(cells, QuestionSheet::Questionnaire);
    for (row, text) in [(1, "our-questions"), (2, "1"), (3, "わが会の質問")] {
        sheet.insert((row, 1), text.to_owned());
    }
}

#[test]
fn what_nobody_touched_is_no_change_in_either_language() {
    for lang in Lang::ALL {
        let cells = written(meti_guideline(), lang);
        let names: Vec<&str> = cells.iter().map(|(name, _)| name.as_str()).collect();
        let wanted = match lang {
            Lang::Ja => [
                "使い方 Guide",
                "質問票",
                "質問",
                "質問の項目",
                "領域",
                "プロフィールの事実",
                "役割",
                "参照リスト",
                "リストの項目",
                "用語",
            ],
            Lang::En => [
                "使い方 Guide",
                "Questionnaire",
                "Questions",
                "Parts",
                "Areas",
                "Profile facts",
                "Roles",
                "Lists",
                "List items",
                "Glossary",
            ],
        };
        assert_eq!(names, wanted);
        assert_eq!(cells[2].1.keys().map(|(row, _)| row).max(), Some(&48), "a row for each question");
        let made = made(&cells).unwrap();
        assert_eq!(made.overlay.changes(), 0);
        assert_eq!((made.missing, made.unread), (Vec::new(), Vec::new()));
    }
    let bytes = || questions_workbook(meti_guideline(), Lang::Ja).unwrap();
    assert_eq!(bytes(), bytes(), "the same questions give the same bytes");
}

#[test]
fn the_example_comes_back_as_it_was_in_either_language() {
    let wanted: Overlay = ron::from_str(EXAMPLE).unwrap();
    for lang in Lang::ALL {
        let made = made(&written(&example(), lang)).unwrap();
        assert_eq!(made.overlay, wanted);
        assert_eq!(laid_over(meti_guideline().clone(), made.overlay).unwrap().digest(), example().digest());
    }
}

#[test]
fn other_weights_marks_and_rows_become_what_they_say() {
    let mut cells = written(meti_guideline(), Lang::Ja);
    name(&mut cells);
    put(&mut cells, "A-6", QuestionColumn::Weight, "３");
    put(&mut cells, "A-9", QuestionColumn::LeaveOut, "○");
    let sheet = QuestionSheet::Questions;
    // A row that is deleted leaves nothing out: that is said.
    let gone = row(&mut cells, sheet, "G-4");
    of(&mut cells, sheet).retain(|(row, _), _| *row != gone);
    of(&mut cells, sheet).insert((0, 60), "備考".to_owned());
    let made = made(&cells).unwrap();
    let wanted = Overlay {
        overlay: QuestionnaireId::new("our-questions"),
        edition: "1".to_owned(),
        base: meti_guideline().id.clone(),
        base_edition: meti_guideline().edition.clone(),
        title: Text { ja: "わが会の質問".to_owned(), en: String::new() },
        weights: [(QuestionId::new("A-6"), 3)].into(),
        leave_out: vec![QuestionId::new("A-9")],
        ..Overlay::default()
    };
    assert_eq!(made.overlay, wanted);
    assert_eq!(made.missing, [QuestionId::new("G-4")]);
    assert_eq!(
        made.notes(Lang::Ja),
        [
            "行のない元の質問が1問あります。これらは元のまま尋ねます: G-4。尋ねない場合は、行を残して「除く」の欄に○を付けてください。",
            "「質問」シートの次の列は読み取りません: 備考。",
        ]
    );
}

/// A workbook with one row, of a question of its own, and only the columns that it needs.
fn one_row() -> Cells {
    let columns = [
        ("Area", "A"),
        ("ID", "X-1"),
        ("Weight", "2"),
        ("Topic (Japanese)", "見出し"),
        ("Question (Japanese)", "決めていますか。"),
        ("Why it matters (Japanese)", "理由です。"),
        ("Level 0 (Japanese)", "決めていない。"),
        ("Level 2 (Japanese)", "検討している。"),
        ("Level 4 (Japanese)", "決めている。"),
        ("Evidence (Japanese)", "議事録\n決裁書"),
        ("Next step from level 0 (Japanese)", "検討を始める"),
        ("Next step from level 2 (Japanese)", "期日を定める"),
        ("Who knows", "調達、legal"),
        ("Reference (Japanese)", "申し合わせ"),
        ("Condition", "single_sourced = yes"),
    ];
    let mut questions = BTreeMap::new();
    for (column, (head, text)) in (0..).zip(columns) {
        questions.insert((0, column), head.to_owned());
        questions.insert((1, column), text.to_owned());
    }
    let named = [
        ("Item", "Entry (Japanese)"),
        ("ID of the questionnaire", "ours"),
        ("Edition", "1"),
        ("Title", "質問票"),
    ];
    let mut questionnaire = BTreeMap::new();
    for (row, (item, value)) in (0..).zip(named) {
        questionnaire.insert((row, 0), item.to_owned());
        questionnaire.insert((row, 1), value.to_owned());
    }
    vec![("Questions".to_owned(), questions), ("Questionnaire".to_owned(), questionnaire)]
}

#[test]
fn a_workbook_with_own_rows_alone_makes_them_and_says_that_the_base_stays() {
    let made = made(&one_row()).unwrap();
    let ja = |text: &str| Text { ja: text.to_owned(), en: String::new() };
    let question = Question {
        id: QuestionId::new("X-1"),
        kind: Kind::Decision,
        weight: 2,
        condition: Condition::Fact(FactId::new("single_sourced"), vec![Fact::Yes]),
        topic: ja("見出し"),
        text: ja("決めていますか。"),
        why: ja("理由です。"),
        levels: ["決めていない。", "検討している。", "決めている。"].map(ja).to_vec(),
        evidence: ["議事録", "決裁書"].map(ja).to_vec(),
        next_steps: ["検討を始める", "期日を定める"].map(ja).to_vec(),
        knows: ["procurement", "legal"].map(RoleId::new).to_vec(),
        reference: ja("申し合わせ"),
        ..Question::default()
    };
    assert_eq!(made.overlay.add, [(AreaId::new("A"), vec![question])].into());
    assert_eq!(made.missing.len(), 48);
    let asked = laid_over(meti_guideline().clone(), made.overlay).unwrap();
    let (_, shown) = asked.question(&QuestionId::new("X-1")).unwrap();
    assert_eq!(shown.topic.get(Lang::En), "[Japanese] 見出し");
}

#[test]
fn every_fault_is_named_by_its_sheet_and_cell_and_all_at_once() {
    let mut cells = written(&example(), Lang::En);
    for (id, what, text) in [
        ("A-1", QuestionColumn::Topic(Lang::Ja), "別の見出し"),
        ("A-2", QuestionColumn::Weight, "heavy"),
        ("A-3", QuestionColumn::Weight, "7"),
        ("A-4", QuestionColumn::Area, "G"),
        ("A-8", QuestionColumn::LeaveOut, "perhaps"),
        ("MP-1", QuestionColumn::Condition, "mould_elsewhere = yes"),
        ("MP-2", QuestionColumn::Kind, "guess"),
        ("MP-3", QuestionColumn::Described(1, Lang::Ja), "途中。"),
        ("MP-4", QuestionColumn::Knows, "production, toolin"),
        ("MP-5", QuestionColumn::Asked(Lang::Ja), ""),
        ("MP-6", QuestionColumn::Evidence(Lang::En), "One line"),
        ("MP-7", QuestionColumn::Area, ""),
        ("MP-8", QuestionColumn::LeaveOut, "yes"),
    ] {
        put(&mut cells, id, what, text);
    }
    let parts = of(&mut cells, QuestionSheet::Parts);
    let last = parts.keys().map(|(row, _)| *row).max().unwrap();
    for (column, text) in [(0, "A-1"), (1, "new"), (2, "新しい項目")] {
        parts.insert((last + 1, column), text.to_owned());
    }
    parts.insert((last + 2, 0), "Z-9".to_owned());
    let areas = of(&mut cells, QuestionSheet::Areas);
    areas.insert((1, 1), "原則".to_owned());
    areas.insert((7, 3), "型と図面と製造の技術".to_owned());
    let said = faults(&cells);
    let at = |sheet: &str, id: &str, what: QuestionColumn, cells: &mut Cells| {
        let letters = keian::sheets::column_letters(usize::from(column(QuestionSheet::Questions, what)));
        format!("{sheet}!{letters}{}", row(cells, QuestionSheet::Questions, id) + 1)
    };
    let mut wanted = Vec::new();
    for (id, what, text) in [
        (
            "A-1",
            QuestionColumn::Topic(Lang::Ja),
            "'Topic (Japanese)' of the base has been changed; put back what stood here: 調達が偏っている国・地域・会社を把握する.",
        ),
        (
            "A-2",
            QuestionColumn::Weight,
            "'heavy' is no number for 'Weight'; write one of these numbers: 1, 2, 3.",
        ),
        ("A-3", QuestionColumn::Weight, "the weight is 7; use 1, 2 or 3."),
        ("A-4", QuestionColumn::Area, "'Area' of the base has been changed; put back what stood here: A."),
        (
            "A-8",
            QuestionColumn::LeaveOut,
            "'perhaps' cannot stand under 'Leave out'; write one of these: yes; no.",
        ),
        (
            "MP-5",
            QuestionColumn::Asked(Lang::Ja),
            "'Question (Japanese)' is missing in Japanese; write it in this cell.",
        ),
        (
            "MP-6",
            QuestionColumn::Evidence(Lang::En),
            "the lines are 1 in English and 3 in Japanese; give as many in the same order, or leave English empty.",
        ),
        ("MP-7", QuestionColumn::Area, "the question has no area; write an ID from the sheet 'Areas'."),
        (
            "MP-8",
            QuestionColumn::LeaveOut,
            "a question of your own is marked to be left out; remove the mark, or delete the row.",
        ),
        (
            "MP-1",
            QuestionColumn::Condition,
            "the condition asks for 'mould_elsewhere', which is neither a fact nor a question; the nearest is 'moulds_elsewhere', correct the ID, or add a row to the sheet 'Profile facts'.",
        ),
        (
            "MP-2",
            QuestionColumn::Kind,
            "'guess' cannot stand under 'Answered by'; write one of these: levels 0 to 4; yes, partly or no.",
        ),
        (
            "MP-3",
            QuestionColumn::Described(1, Lang::Ja),
            "a question that is answered in this way has no 'Level 1 (Japanese)'; empty the cell, or have the question answered by levels 0 to 4.",
        ),
        (
            "MP-4",
            QuestionColumn::Knows,
            "there is no role 'toolin'; the nearest is 'tooling', correct the ID, or add a row to the sheet 'Roles'.",
        ),
    ] {
        wanted.push(format!("{}: {text}", at("Questions", id, what, &mut cells)));
    }
    wanted.push(format!("Parts!B{}: a part is added to 'A-1', a question of the base; delete this row, or make it a part of your own question.", last + 2));
    wanted.push(format!(
        "Parts!A{}: there is no question 'Z-9' at all; write an ID from the sheet 'Questions'.",
        last + 3
    ));
    wanted.push("Areas!B2: 'Name (Japanese)' of the base has been changed; put back what stood here: 原則1 自社ビジネスの把握とリスクシナリオ.".to_owned());
    wanted.push("Areas!D8: '型と図面と製造の技術' does not fit into a chart; use at most 18 Latin or 8 Japanese characters.".to_owned());
    let sorted = |mut of: Vec<String>| {
        of.sort();
        of
    };
    assert_eq!(sorted(said), sorted(wanted));
}

#[test]
fn what_is_missing_of_the_workbook_itself_is_named() {
    let mut cells = written(meti_guideline(), Lang::En);
    put(&mut cells, "A-6", QuestionColumn::Weight, "3");
    assert_eq!(
        faults(&cells),
        [
            "Questionnaire!B2: 'ID of the questionnaire' is missing; write it on the sheet 'Questionnaire' under 'ID of the questionnaire'.",
            "Questionnaire!B3: 'Edition' is missing; write it on the sheet 'Questionnaire' under 'Edition'.",
            "Questionnaire!B4: 'Title' is missing; write it on the sheet 'Questionnaire' under 'Title'.",
        ]
    );
    name(&mut cells);
    let named = of(&mut cells, QuestionSheet::Questionnaire);
    named.insert((1, 1), "meti-guideline".to_owned());
    named.insert((4, 1), "other-guideline".to_owned());
    assert_eq!(
        faults(&cells),
        [
            "Questionnaire!B2: 'meti-guideline' is the ID of the base; give your questionnaire an ID of its own.",
            "Questionnaire!B5: the base named here is 'other-guideline'; use a spreadsheet that was written from 'meti-guideline', or choose another base.",
        ]
    );
    let only = |sheet: &str| vec![(sheet.to_owned(), BTreeMap::from([((0, 0), "nothing".to_owned())]))];
    assert_eq!(
        faults(&only("Questions")),
        [
            "Questionnaire: there is no sheet 'Questionnaire'; fill in a spreadsheet that keian questionnaire export has written.",
            "Questions: there is no column 'ID'; add a column with 'ID' in the heading row.",
        ]
    );
    // What is wrong with a question is told in full though it has no area.
    let mut bare = one_row();
    of(&mut bare, QuestionSheet::Questions).extend([((1, 0), "B".to_owned()), ((1, 9), String::new())]);
    of(&mut bare, QuestionSheet::Questionnaire).retain(|(row, _), _| *row == 0);
    assert_eq!(
        faults(&bare),
        [
            "Questionnaire: 'Edition' is missing; write it on the sheet 'Questionnaire' under 'Edition'.",
            "Questionnaire: 'ID of the questionnaire' is missing; write it on the sheet 'Questionnaire' under 'ID of the questionnaire'.",
            "Questionnaire: 'Title' is missing; write it on the sheet 'Questionnaire' under 'Title'.",
            "Questions!A2: no sheet has an area 'B'; the nearest is 'A', write an ID from the sheet 'Areas', or add a row there.",
            "Questions!J2: 'Evidence (Japanese)' is empty; write at least one here.",
        ]
    );
    let mut twice = one_row();
    of(&mut twice, QuestionSheet::Questions).insert((0, 40), "Weight".to_owned());
    assert_eq!(faults(&twice), ["Questions!AO1: there are two columns 'Weight'; keep one of the two."]);
}

#[test]
fn what_a_spreadsheet_makes_of_an_id_is_told_and_not_taken() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("質問").unwrap();
    sheet.write_string(0, 0, "ID").unwrap();
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 2).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_datetime_with_format(1, 0, &day, &format).unwrap();
    book.add_worksheet().set_name("質問票").unwrap().write_string(0, 0, "内容").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let found = overlay_of(&mut Source::open(bytes).unwrap(), meti_guideline(), Lang::Ja).unwrap_err();
    let NoOverlay::Faults(faults) = found else { panic!() };
    let said: Vec<String> = faults.iter().map(|fault| fault.message(Lang::Ja)).collect();
    assert_eq!(
        said,
        ["質問!A2: 表計算ソフトが日付に変えています。セルの書式を文字列にして、書き直してください。"]
    );
}

#[test]
fn a_list_and_a_word_of_ones_own_are_rows_and_the_day_of_a_list_may_be_a_date() {
    let mut book = Workbook::new();
    let text = |book: &mut Workbook, name: &str, rows: &[&[&str]]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    };
    text(&mut book, "質問", &[&["ID"], &["A-1"]]);
    let named = [&["内容", "記入(日本語)"][..], &["質問票のID", "ours"], &["版", "1"], &["題名", "質問票"]];
    text(&mut book, "質問票", &named);
    let heads = ["ID", "題名(日本語)", "出典(日本語)", "関わる質問", "注意(日本語)", "時点"];
    text(&mut book, "参照リスト", &[&heads, &["scarce", "材料", "会の調べ", "A-1、A-2", "概数です。"]]);
    let day = |month, day| rust_xlsxwriter::ExcelDateTime::from_ymd(2026, month, day).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.worksheet_from_name("参照リスト").unwrap();
    sheet.write_datetime_with_format(1, 5, day(11, 30), &format).unwrap();
    let items = [
        &["リストのID", "ID", "名称(日本語)", "掲載の年月"][..],
        &["scarce", "steel", "特殊鋼"],
        &["scarse", "magnet", "磁石"],
    ];
    text(&mut book, "リストの項目", &items);
    let sheet = book.worksheet_from_name("リストの項目").unwrap();
    sheet.write_datetime_with_format(1, 3, day(10, 1), &format).unwrap();
    text(&mut book, "用語", &[&["言葉(日本語)", "意味(日本語)"], &["型図\n金型図", "型の図面。"]]);
    let bytes = book.save_to_buffer().unwrap();
    let made = |bytes: Vec<u8>| overlay_of(&mut Source::open(bytes).unwrap(), meti_guideline(), Lang::Ja);
    let NoOverlay::Faults(faults) = made(bytes).unwrap_err() else { panic!() };
    let said: Vec<String> = faults.iter().map(|fault| fault.message(Lang::Ja)).collect();
    assert_eq!(
        said,
        ["リストの項目!A3: リスト「scarse」はどこにもありません。「参照リスト」シートのIDを書いてください。"]
    );
    let sheet = book.worksheet_from_name("リストの項目").unwrap();
    sheet.write_string(2, 0, "scarce").unwrap();
    let overlay = made(book.save_to_buffer().unwrap()).unwrap().overlay;
    let ja = |text: &str| Text { ja: text.to_owned(), en: String::new() };
    let item = |id: &str, name: &str, since: Option<&str>| Item {
        id: ItemId::new(id),
        name: ja(name),
        detail: None,
        since: since.map(str::to_owned),
    };
    let list = ReferenceList {
        id: ItemId::new("scarce"),
        title: ja("材料"),
        as_of: "2026-11-30".to_owned(),
        source: ja("会の調べ"),
        note: Some(ja("概数です。")),
        check: None,
        serves: ["A-1", "A-2"].map(QuestionId::new).to_vec(),
        items: vec![item("steel", "特殊鋼", Some("2026-10")), item("magnet", "磁石", None)],
    };
    assert_eq!(overlay.lists, [list]);
    let found = TermForms { ja: vec!["型図".to_owned(), "金型図".to_owned()], en: Vec::new() };
    assert_eq!(overlay.terms, [GlossaryTerm { found, meaning: ja("型の図面。") }]);
    assert_eq!(overlay.changes(), 2);
}

/// Words as a person writes them: nothing at the ends, in lists no line of their own.
fn word() -> impl Strategy<Value = String> {
    "[ぁ-んァ-ヶ一-龠a-zA-Z0-9(){}=:;\"'、。]{1,12}( [a-z\"=,]{1,6})?".prop_map(|text| text.trim().to_owned())
}

fn text() -> impl Strategy<Value = Text> {
    (word(), prop_oneof![Just(String::new()), word()]).prop_map(|(ja, en)| Text { ja, en })
}

/// Entries of a list: English for all or for none.
fn entries(most: usize) -> impl Strategy<Value = Vec<Text>> {
    (prop::collection::vec((word(), word()), 1..=most), any::<bool>()).prop_map(|(all, english)| {
        let of = |(ja, en)| Text { ja, en: if english { en } else { String::new() } };
        all.into_iter().map(of).collect()
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        Just(Condition::Always),
        Just(Condition::Size(vec![CompanySize::Small, CompanySize::Large])),
        Just(Condition::Fact(FactId::new("own"), vec![Fact::Yes, Fact::Unknown])),
        Just(Condition::Fact(FactId::new("share"), vec![Fact::Is(ChoiceId::new("most"))])),
        Just(Condition::Answered(QuestionId::new("L-2"), vec![Level::ZERO, Level::THREE])),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner, 1..3).prop_map(Condition::Any),
        ]
    })
}

fn question(number: usize) -> impl Strategy<Value = Question> {
    let marks = (any::<bool>(), any::<bool>(), 1..=3_u8, condition());
    let texts = (text(), text(), text(), text(), prop::option::of(text()));
    let lists = (
        prop::collection::vec(text(), 5),
        entries(3),
        prop::collection::vec(text(), 4),
        prop::collection::vec((text(), 0..3_usize, condition()), 0..3),
    );
    let refs = (any::<bool>(), 1..4_u32, any::<bool>(), prop::option::of(0..3_usize));
    (marks, texts, lists, refs).prop_map(move |(marks, texts, lists, refs)| {
        let (decision, key, weight, condition) = marks;
        let (topic, asked, why, reference, not_applicable_when) = texts;
        let (mut levels, evidence, mut next_steps, parts) = lists;
        let (stands, meaning, both, target) = refs;
        let kind = if decision { Kind::Decision } else { Kind::Maturity };
        levels.truncate(kind.levels().len());
        next_steps.truncate(kind.levels().len() - 1);
        for (level, of) in levels.iter_mut().enumerate() {
            // No two questions describe a level alike.
            of.ja = format!("{}{number}-{level}", of.ja);
            if !of.en.is_empty() {
                of.en = format!("{}{number}-{level}", of.en);
            }
        }
        let expected = [Expected::FromThree, Expected::FromFour, Expected::Never];
        let element = |(i, (name, from, condition)): (usize, (Text, usize, Condition))| Element {
            id: ElementId::new(format!("part-{i}")),
            condition,
            name,
            expected: expected[from],
        };
        let levels_of = kind.levels();
        let level = |at: usize| levels_of[at.min(levels_of.len() - 1)];
        Question {
            id: QuestionId::new(format!("X-{number}")),
            kind,
            key,
            weight,
            condition,
            stands_for: if stands { vec![QuestionId::new("A-1"), QuestionId::new("G-1")] } else { vec![] },
            was: if both { vec![QuestionId::new("OLD-1")] } else { vec![] },
            meaning: Meaning::new(meaning).unwrap(),
            topic,
            text: asked,
            why,
            levels,
            elements: parts.into_iter().enumerate().map(element).collect(),
            evidence,
            next_steps,
            knows: if both {
                vec![RoleId::new("own-role"), RoleId::new("it")]
            } else {
                vec![RoleId::new("ir")]
            },
            reference,
            not_applicable_when,
            target: target.map(|at| TargetBySize {
                small: level(0),
                medium: level(at),
                large: level(at + 1),
            }),
        }
    })
}

prop_compose! {
    fn overlays()(
        (title, fact, help, role) in (text(), text(), text(), text()),
        (area, about, choices) in (text(), text(), entries(3)),
        questions in (question(1), question(2), question(3), question(4)),
        weights in prop::collection::btree_map(0..48_usize, 1..=3_u8, 0..5),
        out in prop::sample::subsequence(vec!["P1-3", "P3-2", "A-9", "I-7", "G-4"], 0..=5),
        short in "[ぁ-ん]{1,8}",
        (title_of, source, note, detail) in (text(), text(), prop::option::of(text()), prop::option::of(text())),
        (forms, means, items) in (entries(3), text(), prop::collection::vec(text(), 1..4)),
    ) -> Overlay {
        let item = |(i, name): (usize, Text)| Item {
            id: ItemId::new(format!("item-{i}")),
            name,
            detail: detail.clone(),
            since: (i == 1).then(|| "2026-10".to_owned()),
        };
        let list = ReferenceList {
            id: ItemId::new("own-list"),
            title: title_of,
            as_of: "2026-11-30".to_owned(),
            source,
            note: note.clone(),
            check: note,
            serves: ["X-1", "A-1"].map(QuestionId::new).to_vec(),
            items: items.into_iter().enumerate().map(item).collect(),
        };
        let of = |lang| forms.iter().map(move |form: &Text| form.get(lang).to_owned()).filter(|form| !form.is_empty());
        let found = TermForms { ja: of(Lang::Ja).collect(), en: of(Lang::En).collect() };
        let choice = |(i, name): (usize, Text)| {
            Choice { id: ChoiceId::new(if i == 0 { "most".to_owned() } else { format!("c{i}") }), name }
        };
        let choices = choices.into_iter().enumerate().map(choice).collect();
        let base = meti_guideline();
        let all: Vec<&Question> = base.questions().map(|(_, question)| question).collect();
        let changed = weights.into_iter().map(|(at, weight)| (all[at], weight));
        let changed = changed.filter(|(of, weight)| of.weight != *weight && !out.contains(&of.id.as_str()));
        let (one, two, three, four) = questions;
        Overlay {
            overlay: QuestionnaireId::new("drawn"),
            edition: "第1版".to_owned(),
            base: base.id.clone(),
            base_edition: base.edition.clone(),
            title,
            facts: vec![
                FactAsked { id: FactId::new("own"), kind: FactKind::YesNo, name: fact, help: help.clone() },
                FactAsked { id: FactId::new("share"), kind: FactKind::Choice(choices), name: help, help: role.clone() },
            ],
            roles: vec![Role { id: RoleId::new("own-role"), name: role }],
            areas: vec![Area {
                id: AreaId::new("OWN"),
                name: area,
                short: Text { ja: short, en: String::new() },
                about,
                questions: vec![one, two],
            }],
            add: [(AreaId::new("G"), vec![three]), (AreaId::new("P1"), vec![four])].into(),
            weights: changed.map(|(of, weight)| (of.id.clone(), weight)).collect(),
            leave_out: out.into_iter().map(QuestionId::new).collect(),
            lists: vec![list],
            terms: vec![GlossaryTerm { found, meaning: means }],
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn a_random_overlay_comes_back_as_it_was(drawn in overlays(), lang in prop::sample::select(Lang::ALL.to_vec())) {
        let checked = laid_over(meti_guideline().clone(), drawn.clone());
        // What the check refuses, such as a condition that can never hold, is not written.
        prop_assume!(checked.is_ok());
        let checked = checked.unwrap();
        prop_assert_eq!(&overlay(&checked), &drawn);
        let bytes = questions_workbook(&checked, lang).unwrap();
        match overlay_of(&mut Source::open(bytes).unwrap(), meti_guideline(), lang) {
            Ok(made) => prop_assert_eq!(made.overlay, drawn),
            Err(NoOverlay::Faults(faults)) => {
                let said: Vec<String> = faults.iter().map(|fault| fault.message(Lang::En)).collect();
                prop_assert!(false, "{:#?}", said);
            }
            Err(NoOverlay::Sheet(error)) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn cells_that_anyone_may_write_are_taken_or_named(
        changes in prop::collection::vec((0..2_usize, 0..60_u32, 0..45_u16, "[ -~あ-ん\n(){}=,]{0,30}"), 1..8),
    ) {
        static EXAMPLE: LazyLock<Cells> = LazyLock::new(|| written(&example(), Lang::Ja));
        let mut cells = EXAMPLE.clone();
        for (sheet, row, column, text) in changes {
            let sheet = if sheet == 0 { QuestionSheet::Questions } else { QuestionSheet::Facts };
            of(&mut cells, sheet).insert((row, column), text);
        }
        match made(&cells) {
            Ok(made) => prop_assert!(laid_over(meti_guideline().clone(), made.overlay).is_ok()),
            Err(NoOverlay::Faults(faults)) => prop_assert!(!faults.is_empty()),
            Err(NoOverlay::Sheet(error)) => prop_assert!(false, "{}", error),
        }
    }
}
