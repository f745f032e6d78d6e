//! Spreadsheets as people have them, taken into the registers with the figures that a person reads in them; what is
//! refused is named by its cell.

use std::ops::ControlFlow;

use keian::assessment::Assessment;
use keian::assessment::registers::dialogue::{CompetitionLaw, Counterpart};
use keian::assessment::registers::trade::{Alternative, Sourcing, Substitute, Trade, TradeKind};
use keian::base::lang::Lang;
use keian::import::columns::{Part, RegisterColumn};
use keian::import::head::head_of;
use keian::import::preview;
use keian::import::preview::{ImportPreview, Passed};
use keian::import::units::MoneyUnit;
use keian::sheets::{Sheet, SheetError, Source};

use super::made::{country, days, percent, yen};

fn sheet(bytes: &[u8], place: usize) -> Sheet {
    let mut source = Source::open(bytes.to_vec()).unwrap();
    source.read(place, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// What a sheet comes to beside an assessment, which has taken it afterwards.
fn taken(into: &mut Assessment, sheet: &Sheet, part: Part) -> ImportPreview {
    let head = head_of(sheet, part).expect("the sheet has a head");
    let preview = preview(sheet, part, &head, &into.registers);
    if let Some(edit) = preview.edit.clone() {
        edit.apply(into);
    }
    preview
}

fn csv(text: &str) -> (Assessment, ImportPreview) {
    let mut assessment = Assessment::default();
    let preview = taken(&mut assessment, &sheet(text.as_bytes(), 0), Part::Trade);
    (assessment, preview)
}

/// Place, what stands there, why it is refused, and whether the row goes with it.
fn refused(preview: &ImportPreview) -> Vec<(String, String, String, bool)> {
    let said = |cell: &keian::import::given::RefusedSheetCell| {
        (cell.place(), cell.shown.clone(), cell.why.message(Lang::En), cell.with_row)
    };
    preview.refused.first.iter().map(said).collect()
}

fn rows(assessment: &Assessment) -> Vec<Trade> {
    assessment.registers.trade.iter().map(|row| (**row).clone()).collect()
}

#[test]
fn a_title_or_a_unit_alone_above_the_head_is_no_part_of_a_columns_name() {
    let named = |text: &str| {
        let head = head_of(&sheet(text.as_bytes(), 0), Part::Trade).unwrap();
        (head.words.values().cloned().collect::<Vec<String>>(), head.money_of(RegisterColumn::Yearly))
    };
    let words = ["品目", "取引先", "原産国", "金額"].map(str::to_owned).to_vec();
    let rows = "品目,取引先,原産国,金額\n磁石,A社,中国,1200\n";
    for (above, money) in [
        ("単位: 千円,,,\n", MoneyUnit::Thousand),
        ("購買実績 2025年度,,,\n単位: 千円,,,\n", MoneyUnit::Thousand),
        ("購買実績,,,\n", MoneyUnit::Yen),
        ("", MoneyUnit::Yen),
    ] {
        assert_eq!(named(&format!("{above}{rows}")), (words.clone(), money), "{above:?}");
    }
    // What names a group of columns stays: it tells which of two names is meant.
    let grouped = "仕入先,,品目,金額\nコード,名称,,\n1,A社,磁石,1200\n";
    assert_eq!(named(grouped).0, ["仕入先コード", "仕入先名称", "品目", "金額"]);
}

#[test]
fn a_purchasing_departments_workbook_is_read_as_a_person_reads_it() {
    let bytes = include_bytes!("../fixtures/sheets/purchases.xlsx");
    let sheets = Source::open(bytes.to_vec()).unwrap().sheets();
    let names: Vec<(&str, bool)> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("仕入実績", false), ("前年", true)]);
    let sheet = sheet(bytes, 0);
    let head = head_of(&sheet, Part::Trade).unwrap();
    assert_eq!(sheet.row(head.place).number, 4, "the second row of the head, in the fifth of the sheet");
    assert_eq!(head.money_of(RegisterColumn::Yearly), MoneyUnit::Million);
    let columns: Vec<(RegisterColumn, usize)> =
        head.columns.iter().map(|(column, at)| (*column, *at)).collect();
    assert_eq!(
        columns,
        [
            (RegisterColumn::Item, 1),
            (RegisterColumn::Partner, 2),
            (RegisterColumn::MadeIn, 3),
            (RegisterColumn::Yearly, 4),
            (RegisterColumn::Stock, 6),
            (RegisterColumn::ConfirmedOn, 5),
        ]
    );
    assert_eq!(head.unused, [0], "the item's code has no place");
    let mut assessment = Assessment::default();
    let preview = taken(&mut assessment, &sheet, Part::Trade);
    assert_eq!((preview.new, preview.changed, preview.same, preview.vanished), (4, 0, 0, 0));
    assert_eq!(preview.summed, (2, 1));
    assert_eq!(preview.passed, [(10, Passed::Total), (12, Passed::OtherTable)]);
    assert_eq!(refused(&preview), []);
    let rows = rows(&assessment);
    let magnet = &rows[0];
    assert_eq!(
        (magnet.id.as_str(), magnet.kind, magnet.item.as_str()),
        ("T-001", TradeKind::Purchase, "ネオジム磁石")
    );
    assert_eq!((magnet.partner.as_deref(), magnet.made_in), (Some("赤嶺磁材㈱"), Some(country("CN"))));
    assert_eq!((magnet.yearly, magnet.lines.map(|lines| lines.get())), (yen(680_000_000), Some(2)));
    assert_eq!((magnet.stock, magnet.confirmed_on), (Some(days(45)), Some(jiff::civil::date(2026, 2, 1))));
    assert_eq!(
        (rows[1].yearly, rows[1].confirmed_on),
        (yen(747_500_000), Some(jiff::civil::date(2026, 5, 1)))
    );
    assert_eq!((rows[2].item.as_str(), rows[2].made_in), ("モータードライバＩＣ", Some(country("TW"))));
    assert_eq!((rows[2].yearly, rows[2].stock), (None, Some(days(0))), "0 is known, and empty is not");
    assert_eq!((&rows[3].partner, rows[3].made_in, rows[3].stock), (&None, None, None), "不明 is not known");
}

#[test]
fn days_from_1904_percents_and_errors_of_a_workbook_are_taken_for_what_they_are() {
    let mut assessment = Assessment::default();
    let preview =
        taken(&mut assessment, &sheet(include_bytes!("../fixtures/sheets/epoch-1904.xlsx"), 0), Part::Trade);
    let rows = rows(&assessment);
    assert_eq!((rows[0].yearly, rows[0].share), (yen(120_000_000), percent(40)));
    assert_eq!(rows[0].confirmed_on, Some(jiff::civil::date(2026, 4, 1)));
    assert_eq!(
        (rows[1].yearly, rows[1].share, rows[1].made_in),
        (yen(180_000_000), percent(60), Some(country("VN")))
    );
    assert_eq!(
        refused(&preview),
        [
            (
                "C4".into(),
                "EU".into(),
                "This is not a country that Keian knows. Write its name, or its code of two or three letters."
                    .into(),
                false
            ),
            (
                "D4".into(),
                "#N/A".into(),
                "The formula has an error (#N/A). Correct it in the spreadsheet.".into(),
                false
            ),
            ("B5".into(), "TRUE".into(), "This is TRUE or FALSE. Enter a text or a number.".into(), false),
            (
                "D5".into(),
                String::new(),
                "A value below 0 cannot be used. An amount may hold returns and discounts as long as its sum is not below 0.".into(),
                true
            ),
        ]
    );
    assert_eq!(rows.len(), 3, "the wire's amount is below 0, so its row is not taken");
}

#[test]
fn a_ledger_of_japanese_windows_with_comments_half_width_kana_and_a_rounded_number_is_read() {
    let text = "# 出力日 2026/11/24\r\n# SAP MM-PUR\r\n品名,ﾒｰｶｰ名,法人番号,生産国,仕入額(千円),構成比,備考\r\n\
                ﾎｰﾙ素子,常総ｾﾝｻ,5070001000715,日本,\"52,000\",40％,\r\n\
                ﾎｰﾙ素子,玉山微電子,5.07E+12,台湾,△78,60,=SUM(A1)\r\n合計,,,,\"51,922\",,\r\n";
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost);
    let mut assessment = Assessment::default();
    let preview = taken(&mut assessment, &sheet(&bytes, 0), Part::Trade);
    assert_eq!(preview.passed, [(5, Passed::Total)]);
    assert_eq!(
        refused(&preview),
        [
            (
                "C5".into(),
                "5.07E+12".into(),
                "The spreadsheet has rounded this corporate number. Enter its 13 digits again, as text."
                    .into(),
                false
            ),
            (
                "E5".into(),
                String::new(),
                "A value below 0 cannot be used. An amount may hold returns and discounts as long as its sum is not below 0.".into(),
                true
            ),
        ]
    );
    let rows = rows(&assessment);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].partner_number.as_ref().map(|number| number.as_str()), Some("5070001000715"));
    assert_eq!(
        (rows[0].item.as_str(), rows[0].yearly, rows[0].share),
        ("ﾎｰﾙ素子", yen(52_000_000), percent(40))
    );
}

#[test]
fn every_column_is_read_and_the_same_sheet_again_changes_nothing() {
    let text = "ID,区分,品目,取引先,製造国,親会社の国,階層,年間金額,年間数量,単位,品目に占める割合,必要とする製品,供給元,代わり,代わりの名称,代わりの国,切替日数,在庫日数,復旧日数,確認日,根拠,メモ\n\
                M-1,外注,磁石,甲,CN,HK,1次,\"¥1,000\",1.5,t,25%,P-01 モーター,複数,認定済み,乙,VN,3か月,10,不明,2026-02,実績,覚書\n\
                ,購入,銅線,丙,,,,,,,,,Sole,なし,,,,,,,推計,\n";
    let mut assessment = Assessment::default();
    let products = "ID,製品名,月商(百万円)\nP-01,ポンプ,30\nP-02,モーター,\n";
    let first = taken(&mut assessment, &sheet(products.as_bytes(), 0), Part::Products);
    assert_eq!((first.new, refused(&first)), (2, vec![]));
    let sold: Vec<_> = assessment.registers.products.iter().map(|product| product.monthly_sales).collect();
    assert_eq!(sold, [yen(30_000_000), None]);
    let preview = taken(&mut assessment, &sheet(text.as_bytes(), 0), Part::Trade);
    assert_eq!((preview.new, refused(&preview)), (2, vec![]));
    let all = rows(&assessment);
    let row = &all[0];
    assert_eq!(
        (row.id.as_str(), row.kind, row.tier.map(|tier| tier.get())),
        ("M-1", TradeKind::Outsourced, Some(1))
    );
    assert_eq!(
        (row.yearly, row.volume.map(|volume| volume.get()), row.unit.as_deref()),
        (yen(1_000), Some(1_500), Some("t"))
    );
    assert_eq!(
        (row.share, row.owned_from, row.source),
        (percent(25), Some(country("HK")), Some(Sourcing::Several))
    );
    let products: Vec<&str> = row.products.iter().map(|id| id.as_str()).collect();
    assert_eq!(products, ["P-01", "P-02"], "by its id, and by its name");
    let substitute = Substitute {
        name: Some("乙".into()),
        country: Some(country("VN")),
        owned_from: None,
        days: Some(days(90)),
    };
    assert_eq!(row.alternative, Some(Alternative::Qualified(substitute)));
    assert_eq!((row.stock, row.recovery, row.note.as_str()), (Some(days(10)), None, "覚書"));
    assert_eq!((all[1].id.as_str(), &all[1].alternative), ("T-001", &Some(Alternative::Nothing)));
    let again = taken(&mut assessment, &sheet(text.as_bytes(), 0), Part::Trade);
    assert_eq!((again.new, again.changed, again.same, again.edit), (0, 0, 2, None));
    // What its id tells apart may lose a cell; what is only alike keeps what the sheet does not say.
    let less = "ID,品目,取引先,在庫日数,メモ\nM-1,磁石,甲,,新しい覚書\n,銅線,丙,20,\n";
    let changed = taken(&mut assessment, &sheet(less.as_bytes(), 0), Part::Trade);
    assert_eq!((changed.new, changed.changed, changed.vanished), (0, 2, 0));
    let now = rows(&assessment);
    assert_eq!(now[0], Trade { stock: None, note: "新しい覚書".into(), ..all[0].clone() });
    assert_eq!(now[1], Trade { stock: Some(days(20)), ..all[1].clone() });
}

#[test]
fn lines_of_a_ledger_are_summed_up_and_what_they_say_differently_is_left_open() {
    let (assessment, preview) = csv("品目,取引先,国,金額,数量,単位,在庫日数\n\
        磁石,甲,中国,100,1,t,10\n磁石,甲,中国,200,2,t,20\n磁石,甲,中国,▲50,0.5,t,10\n\
        磁石,乙,中国,10,,,\n銅線,甲,,5,3,t,\n銅線,甲,,5,3,kg,\n鋼,丙,日本,7,,,\n鋼,丙,日本,,,,\n");
    assert_eq!((preview.new, preview.summed), (4, (7, 3)));
    let differs: Vec<(u32, &str)> = preview.differs.iter().map(|of| (of.row, of.head.as_str())).collect();
    assert_eq!(differs, [(1, "在庫日数"), (5, "単位"), (7, "金額")]);
    let rows = rows(&assessment);
    assert_eq!(
        (rows[0].yearly, rows[0].volume.map(|volume| volume.get()), rows[0].stock),
        (yen(250), Some(3_500), None)
    );
    assert_eq!(rows[0].lines.map(|lines| lines.get()), Some(3));
    assert_eq!((rows[1].yearly, rows[1].lines), (yen(10), None));
    assert_eq!((rows[2].yearly, rows[2].volume, &rows[2].unit), (yen(10), None, &None), "tons and kilograms");
    assert_eq!(rows[3].yearly, None, "a line without an amount leaves the sum unknown");
}

#[test]
fn what_cannot_be_taken_is_named_and_the_rest_is_taken_in_one_step() {
    let text = "品目,取引先,製造国,金額,製品,ID\n,甲,中国,1,,\n磁石,甲,海外,-,P-99,\n銅線,乙,日本,十,,だめ\n鋼,丙,日本,12,,A\n鋼,丁,日本,12,,A\n";
    let mut assessment = Assessment::default();
    let before = assessment.clone();
    let preview = taken(&mut assessment, &sheet(text.as_bytes(), 0), Part::Trade);
    let places: Vec<(String, bool)> =
        preview.refused.first.iter().map(|cell| (cell.place(), cell.with_row)).collect();
    assert_eq!(
        places,
        [("A2", true), ("C3", false), ("D3", false), ("E3", false), ("F4", true), ("F6", true)]
            .map(|(place, row)| (place.to_owned(), row))
    );
    assert_eq!(preview.new, 2);
    let items: Vec<String> = rows(&assessment).into_iter().map(|row| row.item).collect();
    assert_eq!(items, ["鋼", "磁石"], "in the order of their ids");
    let back = preview.edit.unwrap().apply(&mut before.clone());
    back.apply(&mut assessment);
    assert_eq!(assessment, before, "one edit takes all of it back");
}

#[test]
fn talks_are_taken_with_their_dates_and_sorts() {
    let text = "日付\t相手区分\t会社名\t議題\t決定事項\t次回予定\t独禁法確認\nR8.10.1\t仕入先\t甲\t在庫\t3か月分を持つ\t2027/1/15\t済\n2026-11-01\t業界団体\t\t\t\t\tいいえ\n来週\t銀行\t\t\t\t\t\n";
    let mut assessment = Assessment::default();
    let preview = taken(&mut assessment, &sheet(text.as_bytes(), 0), Part::Dialogue);
    assert_eq!((preview.new, refused(&preview).len()), (2, 1));
    let talks: Vec<_> = assessment.registers.dialogue.iter().collect();
    assert_eq!(
        (talks[0].id.as_str(), talks[0].with, talks[0].on),
        ("D-001", Counterpart::Supplier, jiff::civil::date(2026, 10, 1))
    );
    assert_eq!(
        (talks[0].agreed.as_deref(), talks[0].next_on),
        (Some("3か月分を持つ"), Some(jiff::civil::date(2027, 1, 15)))
    );
    assert_eq!(talks[0].competition_law, Some(CompetitionLaw::LookedAt));
    assert_eq!(
        (talks[1].with, talks[1].competition_law),
        (Counterpart::Peers, Some(CompetitionLaw::NotLookedAt))
    );
    let again = taken(&mut assessment, &sheet(text.as_bytes(), 0), Part::Dialogue);
    assert_eq!((again.new, again.same), (0, 2));
}

#[test]
fn what_is_no_spreadsheet_is_refused_for_what_it_is() {
    let refused = |bytes: &[u8]| Source::open(bytes.to_vec()).err();
    assert_eq!(refused(b""), Some(SheetError::Empty));
    assert_eq!(refused(b"%PDF-1.7 ..."), Some(SheetError::NoSpreadsheet));
    assert_eq!(refused(b"PK\x03\x04 and nothing more"), Some(SheetError::Damaged));
    let compound = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 512]].concat();
    assert_eq!(refused(&compound), Some(SheetError::OldWorkbook));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&[compound, name].concat()), Some(SheetError::Encrypted));
    assert!(head_of(&sheet("これは,表では\nありません,".as_bytes(), 0), Part::Trade).is_none());
}

#[test]
fn a_unit_that_is_not_known_and_two_columns_that_mean_the_same_are_named_and_not_guessed() {
    let amount = |head: &str, value: &str| {
        let (assessment, preview) = csv(&format!("品目,取引先,{head}\n磁石,甲,{value}\n"));
        let read = head_of(&sheet(format!("品目,取引先,{head}\n").as_bytes(), 0), Part::Trade).unwrap();
        (rows(&assessment)[0].yearly, read.unclear.len(), preview.refused.count)
    };
    for (head, value, wanted) in [
        ("金額(万円)", "120", yen(1_200_000)),
        ("金額（十億円）", "12", yen(12_000_000_000)),
        ("Amount (million JPY)", "120", yen(120_000_000)),
        ("金額(百万円)", "1.5億", yen(150_000_000)),
        ("金額(百万円)", "\"1,234,000円\"", yen(1_234_000)),
    ] {
        assert_eq!(amount(head, value), (wanted, 0, 0), "{head}: {value}");
    }
    for head in ["金額(USD)", "金額(千ドル)", "金額(月間)", "金額(単価)", "Amount (EUR)"] {
        assert_eq!(amount(head, "120"), (None, 1, 0), "{head}");
    }
    assert_eq!(amount("金額(千円)", "\"¥1,234\""), (None, 0, 1), "the sign may be of the format");
    let two = sheet("品目,取引先,金額(前年度),金額(当年度)\n磁石,甲,1,2\n".as_bytes(), 0);
    assert!(
        head_of(&two, Part::Trade).is_some_and(|head| !head.columns.contains_key(&RegisterColumn::Yearly))
    );
    let two = sheet("品目,取引先,金額,税抜金額\n磁石,甲,1,2\n".as_bytes(), 0);
    let head = head_of(&two, Part::Trade).unwrap();
    assert_eq!(head.ambiguous.iter().collect::<Vec<_>>(), [(&RegisterColumn::Yearly, &vec![2, 3])]);
    // A row of units below the head, and one above it in two cells.
    for text in ["品目,取引先,金額\n,,(百万円)\n磁石,甲,3\n", "単位,百万円\n品目,取引先,金額\n磁石,甲,3\n"]
    {
        assert_eq!(rows(&csv(text).0)[0].yearly, yen(3_000_000), "{text}");
    }
}

#[test]
fn times_and_shares_whose_unit_is_not_sure_are_refused() {
    let (assessment, preview) =
        csv("品目,取引先,在庫,復旧期間[月],構成比(%)\n磁石,甲,500,2,0.4\n銅線,乙,45日,1.5,40\n");
    let places: Vec<String> = preview.refused.first.iter().map(|cell| cell.place()).collect();
    assert_eq!(places, ["E2", "C2"], "0.4 among percents, and 500 of something");
    let rows = rows(&assessment);
    assert_eq!((rows[0].stock, rows[0].recovery, rows[0].share), (None, Some(days(60)), None));
    assert_eq!(
        (rows[1].stock, rows[1].recovery, rows[1].share),
        (Some(days(45)), Some(days(45)), percent(40))
    );
    let (_, pieces) = csv("品目,取引先,在庫(個)\n磁石,甲,500\n");
    assert_eq!(pieces.refused.count, 0, "the whole column is not read");
}

#[test]
fn heads_over_two_rows_notes_sums_and_repeated_heads_are_known() {
    let text =
        "品目,,仕入先,,金額\nコード,名称,コード,名称,\nP1,磁石,V1,甲,5\n,小計,,,5\n品目,,仕入先,,金額\n";
    let (assessment, preview) = csv(text);
    let all = rows(&assessment);
    assert_eq!((all.len(), all[0].item.as_str(), all[0].partner.as_deref()), (1, "磁石", Some("甲")));
    assert_eq!(preview.passed[0], (3, Passed::Total));
    let (assessment, preview) = csv(
        "品目,取引先,金額\n圧力計,甲,1\n品目,取引先,金額\n総合計,,1\n#2000紙やすり,乙,2\n※税抜,,\n以上,,\n",
    );
    let items: Vec<String> = rows(&assessment).into_iter().map(|row| row.item).collect();
    assert_eq!(items, ["圧力計", "#2000紙やすり"]);
    assert_eq!(preview.passed, [(2, Passed::Head), (3, Passed::Total), (5, Passed::Note), (6, Passed::Note)]);
}

#[test]
fn what_stands_for_another_cell_for_nothing_or_for_both_is_refused() {
    let (assessment, preview) =
        csv("品目,取引先,代替,代替先,金額\n磁石,同上,なし,乙,500①\n銅線,-,あり,丙,100 200\n#N/A,甲,,,1\n");
    let places: Vec<(String, bool)> =
        preview.refused.first.iter().map(|cell| (cell.place(), cell.with_row)).collect();
    let wanted = [("B2", false), ("E2", false), ("C2", false), ("B3", false), ("E3", false), ("A4", true)];
    assert_eq!(places, wanted.map(|(place, row)| (place.to_owned(), row)));
    let rows = rows(&assessment);
    assert_eq!((&rows[0].partner, &rows[0].alternative, rows[0].yearly), (&None, &None, None));
    let hoped = Substitute { name: Some("丙".into()), ..Substitute::default() };
    assert_eq!(
        rows[1].alternative,
        Some(Alternative::Candidate(hoped)),
        "that there is one is not that it was tried"
    );
}

#[test]
fn a_sheet_that_says_a_part_changes_that_part_alone() {
    let full = "ID,品目,取引先,国,代替,代替先,代替先の国,切替日数\nM-1,磁石,Ａ社,中国,認定済み,乙,日本,20\n";
    let mut assessment = Assessment::default();
    taken(&mut assessment, &sheet(full.as_bytes(), 0), Part::Trade);
    // Without an id and a country, and in other letters: still the same row.
    let part =
        taken(&mut assessment, &sheet("品目,取引先,代替先の国\n磁石,A社,韓国\n".as_bytes(), 0), Part::Trade);
    assert_eq!((part.new, part.changed), (0, 1));
    let all = rows(&assessment);
    let substitute = Substitute {
        name: Some("乙".into()),
        country: Some(country("KR")),
        owned_from: None,
        days: Some(days(20)),
    };
    assert_eq!((all.len(), all[0].partner.as_deref()), (1, Some("Ａ社")));
    assert_eq!(all[0].alternative, Some(Alternative::Qualified(substitute)));
    // Two rows of the register that are alike: which one is meant is not guessed.
    let twins = "ID,品目,取引先,国,金額\nM-2,鋼,丙,日本,1\nM-3,鋼,丙,日本,2\n";
    taken(&mut assessment, &sheet(twins.as_bytes(), 0), Part::Trade);
    let unsure =
        taken(&mut assessment, &sheet("品目,取引先,国,金額\n鋼,丙,日本,9\n".as_bytes(), 0), Part::Trade);
    assert_eq!((unsure.new, unsure.changed, unsure.refused.count), (0, 0, 1));
    // What lines say differently is open, whatever stood there.
    let stocked = "ID,品目,取引先,金額,在庫日数\nM-4,油,丁,100,30\n";
    taken(&mut assessment, &sheet(stocked.as_bytes(), 0), Part::Trade);
    let lines = "品目,取引先,金額,在庫日数\n油,丁,50,10\n油,丁,,60\n";
    taken(&mut assessment, &sheet(lines.as_bytes(), 0), Part::Trade);
    let oil = rows(&assessment).into_iter().find(|row| row.item == "油").unwrap();
    assert_eq!((oil.yearly, oil.stock, oil.lines.map(|lines| lines.get())), (None, None, Some(2)));
}

#[test]
fn more_rows_than_a_register_may_have_are_told_before_anything_is_taken_and_ids_never_overflow() {
    let lines: String = (0..26_000).map(|row| format!("品{row},甲,1\n")).collect();
    let (assessment, preview) = csv(&format!("品目,取引先,金額\n{lines}"));
    assert_eq!((preview.too_many, preview.edit, assessment.registers.trade.len()), (Some(25_001), None, 0));
    let (assessment, _) = csv("ID,品目,取引先\nT-18446744073709551615,磁石,甲\n,鉄,乙\n");
    let ids: Vec<String> = rows(&assessment).into_iter().map(|row| row.id.to_string()).collect();
    assert_eq!(ids, ["T-001", "T-18446744073709551615"]);
}
