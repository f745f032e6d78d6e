//! The room for the registers, by keys, pointer and paste: what is typed becomes what it says or stays and says why,
//! rows come and go in one step, and twenty thousand of them scroll.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use keian::assessment::Assessment;
use keian::assessment::registers::Registers;
use keian::assessment::registers::products::Product;
use keian::assessment::registers::trade::{Alternative, Sourcing, Trade, TradeKind};
use keian::base::country::Country;
use keian::base::ids::{ProductId, TradeId};
use keian::base::units::{Days, Yen};
use keian::questionnaire::shipped::meti_guideline;
use keian::session::document::Document;

use super::person::{Person, Words};

/// At the room, with these registers.
pub fn at_the_registers(words: Words, registers: Registers) -> Person {
    let mut person = Person::at_a_fresh_machine(words);
    let assessment = Assessment { registers, ..Assessment::default() };
    let document = Document::new(meti_guideline().clone(), assessment, keian::start::today());
    person.harness.state_mut().hold(document);
    person.harness.run();
    person.click(words.say("台帳", "Registers"));
    person
}

pub fn row(id: &str, item: &str) -> Trade {
    Trade { item: item.to_owned(), ..keian::app::registers::new_rows::empty_trade(TradeId::new(id)) }
}

pub fn trade(person: &Person, id: &str) -> Trade {
    let found = person.document().assessment.registers.trade.get(&TradeId::new(id));
    (**found.unwrap_or_else(|| panic!("no {id}"))).clone()
}

fn types(person: &mut Person, text: &str) {
    person.harness.event(Event::Text(text.to_owned()));
    person.harness.run();
}

fn pastes(person: &mut Person, text: &str) {
    person.harness.event(Event::Paste(text.to_owned()));
    person.harness.run();
}

/// Types into the cell of that name and goes on.
fn puts(person: &mut Person, cell: &str, text: &str) {
    person.focus(cell);
    types(person, text);
    person.press(Key::Enter);
}

#[test]
fn an_empty_register_says_what_it_is_for_and_three_rows_begin_it() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, Registers::default());
        assert!(person.sees(words.say("会社が売っているものを", "What the company sells")));
        person.click(words.say("取引", "Trade"));
        assert!(person.sees(words.say("購入品が3件あれば", "Three purchases begin to show")));
        assert!(person.sees(words.say("表から取り込む…", "Import a spreadsheet…")));
        person.click(words.say("3行から始める", "Begin with three rows"));
        let ids: Vec<String> =
            person.document().assessment.registers.trade.iter().map(|row| row.id.to_string()).collect();
        assert_eq!(ids, ["T-001", "T-002", "T-003"]);
        person.harness.run();
        assert_eq!(person.focused().as_deref(), Some(words.say("T-001 品目", "T-001 Item")));
        types(&mut person, "磁石");
        assert_eq!(trade(&person, "T-001").item, "", "it is taken over when the cell is left");
        person.press(Key::Enter);
        assert_eq!(trade(&person, "T-001").item, "磁石");
        assert_eq!(person.focused().as_deref(), Some(words.say("T-002 品目", "T-002 Item")));
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(trade(&person, "T-001").item, "");
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(person.document().assessment.registers, Registers::default());
    }
}

#[test]
fn what_is_typed_becomes_what_it_says() {
    for words in Words::BOTH {
        let products = [("P-01", "モータ"), ("P-02", "制御盤")].map(|(id, name)| Product {
            id: ProductId::new(id),
            name: name.to_owned(),
            ..Product::default()
        });
        let registers = Registers {
            trade: [row("T-001", "磁石")].into_iter().collect(),
            products: products.into_iter().collect(),
            ..Registers::default()
        };
        let mut person = at_the_registers(words, registers);
        person.click(words.say("取引", "Trade"));
        let cell = |ja: &str, en: &str| format!("T-001 {}", words.say(ja, en));
        puts(&mut person, &cell("取引先", "Partner"), "㈱経安商事");
        puts(&mut person, &cell("製造国", "Made in"), "CHN");
        puts(&mut person, &cell("年間金額", "Yearly amount"), "1.2億円");
        puts(&mut person, &cell("必要とする製品", "Products"), "モータ、P-02");
        puts(&mut person, &cell("在庫日数", "Stock days"), "1.5か月");
        let made = trade(&person, "T-001");
        assert_eq!(made.partner.as_deref(), Some("㈱経安商事"));
        assert_eq!(made.made_in, Country::new("CN").ok());
        assert_eq!(made.yearly, Yen::new(120_000_000).ok());
        assert_eq!(made.products.iter().map(ProductId::as_str).collect::<Vec<_>>(), ["P-01", "P-02"]);
        assert_eq!(made.stock, Days::new(45).ok());
        assert_eq!(person.field_text(&cell("製造国", "Made in")), words.say("中国", "China"));
        assert_eq!(person.field_text(&cell("年間金額", "Yearly amount")), "120,000,000");
        assert_eq!(person.field_text(&cell("在庫日数", "Stock days")), words.say("45日", "45 days"));
        // The same in another spelling is what the person wants it to be.
        puts(&mut person, &cell("取引先", "Partner"), "株式会社経安商事");
        puts(&mut person, &cell("品目", "Item"), "ジシャク");
        puts(&mut person, &cell("品目", "Item"), "じしゃく");
        assert_eq!(trade(&person, "T-001").partner.as_deref(), Some("株式会社経安商事"));
        assert_eq!(trade(&person, "T-001").item, "じしゃく");
        // What is said not to be known is not known, and so is what is emptied.
        puts(&mut person, &cell("製造国", "Made in"), words.say("不明", "unknown"));
        assert_eq!(trade(&person, "T-001").made_in, None);
        person.focus(&cell("年間金額", "Yearly amount"));
        person.press(Key::Delete);
        person.press(Key::Enter);
        assert_eq!(trade(&person, "T-001").yearly, None);
    }
}

#[test]
fn a_cell_that_refuses_keeps_what_was_typed_and_says_why() {
    for words in Words::BOTH {
        let mut registers =
            Registers { trade: [row("T-001", "磁石")].into_iter().collect(), ..Registers::default() };
        let mut one = row("T-002", "鋼板");
        one.yearly = Yen::new(5).ok();
        registers.trade.put(vec![(one.id.clone(), Some(one.into()))]);
        let mut person = at_the_registers(words, registers);
        person.click(words.say("取引", "Trade"));
        let cell = format!("T-002 {}", words.say("年間金額", "Yearly amount"));
        puts(&mut person, &cell, "たくさん");
        assert_eq!(person.field_text(&cell), "たくさん", "it stays");
        assert_eq!(trade(&person, "T-002").yearly, Yen::new(5).ok(), "and is not in the register");
        assert!(!person.document().can_undo());
        let said = if words.english {
            format!("{cell} “たくさん”: ")
        } else {
            format!("{cell}の「たくさん」: ")
        };
        assert!(person.sees(&said), "{said}");
        // Corrected, it is taken.
        puts(&mut person, &cell, "7");
        assert_eq!(trade(&person, "T-002").yearly, Yen::new(7).ok());
        assert!(!person.sees(&said));
        puts(&mut person, &cell, "xyz");
        person.click(words.say("入力を取り消す", "Discard what was typed"));
        assert_eq!(person.field_text(&cell), "7");
    }
}

#[test]
fn a_block_goes_into_cells_and_below_the_last_row_in_one_step() {
    for words in Words::BOTH {
        let registers =
            Registers { trade: [row("T-001", "磁石")].into_iter().collect(), ..Registers::default() };
        let mut person = at_the_registers(words, registers);
        person.click(words.say("取引", "Trade"));
        let before = person.document().assessment.clone();
        person.focus(words.say("T-001 品目", "T-001 Item"));
        let (kind, sale) = (words.say("外注", "Outsourced"), words.say("販売", "Sale"));
        pastes(
            &mut person,
            &format!(
                "ネオジム磁石\t{kind}\tA社\t中国\t1,000\r\n鋼板\t\tB社\tアトランティス\t▲5\r\n塗料\t{sale}\tC社\tVN\t\r\n"
            ),
        );
        let all = ["T-001", "T-002", "T-003"]
            .map(|id| trade(&person, id))
            .map(|row| (row.item, row.kind, row.partner, row.made_in, row.yearly));
        let country = |code| Country::new(code).ok();
        assert_eq!(
            all,
            [
                (
                    "ネオジム磁石".to_owned(),
                    TradeKind::Outsourced,
                    Some("A社".to_owned()),
                    country("CN"),
                    Yen::new(1_000).ok()
                ),
                ("鋼板".to_owned(), TradeKind::Purchase, Some("B社".to_owned()), None, None),
                ("塗料".to_owned(), TradeKind::Sale, Some("C社".to_owned()), country("VN"), None),
            ]
        );
        // What was refused is named and stays in its cell.
        let cell = words.say("T-002 製造国", "T-002 Made in");
        assert!(
            person.sees(words.say("変更しなかったセル: 2件", "Cells that were not changed: 2")),
            "two are refused"
        );
        person.press(Key::Escape);
        assert_eq!(person.field_text(cell), "アトランティス");
        person.focus(words.say("T-001 品目", "T-001 Item"));
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(person.document().assessment, before);
        assert!(!person.document().can_undo(), "it was one step");
    }
}

#[test]
fn rows_are_removed_together_and_come_back_in_one_step() {
    let words = Words { english: true };
    let rows = (1..=5).map(|number| row(&format!("T-{number:03}"), &format!("item {number}")));
    let registers = Registers { trade: rows.collect(), ..Registers::default() };
    let mut person = at_the_registers(words, registers.clone());
    person.click("Trade");
    person.focus("T-002 Item");
    person.shortcut(Modifiers::SHIFT, Key::ArrowDown);
    person.shortcut(Modifiers::SHIFT, Key::ArrowDown);
    person.click("Remove the row");
    let ids = |person: &Person| -> Vec<String> {
        person.document().assessment.registers.trade.iter().map(|row| row.id.to_string()).collect()
    };
    assert_eq!(ids(&person), ["T-001", "T-005"]);
    person.click("Undo");
    assert_eq!(person.document().assessment.registers, registers);
    assert!(person.sees("5 of 5 rows"));
    person.click("Add a row");
    person.harness.run();
    assert_eq!(ids(&person).last().map(String::as_str), Some("T-006"));
    assert_eq!(person.focused().as_deref(), Some("T-006 Item"));
}

/// What LibreOffice Calc 7.4 puts on the clipboard as text for a block of 3 × 4: amounts as they are shown, the line
/// break of a cell as a blank, a quotation mark as it stands.
const OF_CALC: &str =
    "購入\t甲 商事\t中国\t120,000,000\n外注\t乙, 丙 (本社)\tドイツ\t30,500,000\n\t5\" 軸受\t\t\n";

#[test]
fn a_block_from_the_clipboard_of_calc_lands_in_as_many_cells() {
    for words in Words::BOTH {
        let rows = ["T-001", "T-002", "T-003", "T-004"].map(|id| row(id, "磁石"));
        let registers = Registers { trade: rows.into_iter().collect(), ..Registers::default() };
        let mut person = at_the_registers(words, registers);
        person.click(words.say("取引", "Trade"));
        person.focus(words.say("T-001 区分", "T-001 Kind"));
        pastes(&mut person, OF_CALC);
        let all = ["T-001", "T-002", "T-003"].map(|id| trade(&person, id));
        assert_eq!(all.each_ref().map(|row| row.item.as_str()), ["磁石"; 3]);
        let kinds = [TradeKind::Purchase, TradeKind::Outsourced, TradeKind::Purchase];
        assert_eq!(all.each_ref().map(|row| row.kind), kinds);
        let partners = ["甲 商事", "乙, 丙 (本社)", "5\" 軸受"].map(Some);
        assert_eq!(all.each_ref().map(|row| row.partner.as_deref()), partners);
        let countries = [Country::new("CN").ok(), Country::new("DE").ok(), None];
        assert_eq!(all.each_ref().map(|row| row.made_in), countries);
        let amounts = [Yen::new(120_000_000).ok(), Yen::new(30_500_000).ok(), None];
        assert_eq!(all.each_ref().map(|row| row.yearly), amounts);
        assert_eq!(trade(&person, "T-004"), row("T-004", "磁石"), "and in no others");
        person.shortcut(Modifiers::COMMAND, Key::Z);
        assert_eq!(trade(&person, "T-001"), row("T-001", "磁石"), "in one step");
    }
}

#[test]
fn a_choice_from_a_list_and_the_cells_of_an_alternative_belong_together() {
    let words = Words { english: true };
    let registers =
        Registers { trade: [row("T-001", "magnet")].into_iter().collect(), ..Registers::default() };
    let mut person = at_the_registers(words, registers);
    person.click("Trade");
    person.focus("T-001 Item");
    // By paste over the columns on readiness.
    person.click("Which columns");
    person.click("Columns on readiness");
    person.focus("T-001 Partner");
    pastes(&mut person, "A\tSole\t30 days\t2 weeks\tCandidate\tB\tVietnam\t45");
    let made = trade(&person, "T-001");
    assert_eq!((made.source, made.recovery), (Some(Sourcing::Sole), Days::new(14).ok()));
    let Some(Alternative::Candidate(of)) = made.alternative else { panic!("{:?}", made.alternative) };
    assert_eq!(
        (of.name.as_deref(), of.country, of.days),
        (Some("B"), Country::new("VN").ok(), Days::new(45).ok())
    );
    // An emptied name takes away the name alone.
    person.focus("T-001 Partner");
    for _ in 0..5 {
        person.press(Key::ArrowRight);
    }
    assert_eq!(person.focused().as_deref(), Some("T-001 Alternative's name"));
    person.press(Key::Delete);
    person.press(Key::Enter);
    let Some(Alternative::Candidate(of)) = trade(&person, "T-001").alternative else { panic!("it is gone") };
    assert_eq!((of.name, of.country), (None, Country::new("VN").ok()));
}

#[test]
fn every_shown_cell_is_read_as_what_it_is() {
    use keian::app::registers::fields::ColumnSet;
    use keian::app::registers::taken::{TypedCell, taken};
    use keian::app::registers::writing::Writing;
    use keian::base::lang::Lang;
    use keian::import::columns::Part;
    use keian::import::units::MoneyUnit;
    let today = keian::start::today();
    for lang in [Lang::Ja, Lang::En] {
        let mut registers = company();
        let mut one = row("T-100", "磁石");
        one.yearly = Yen::new(12_345_678).ok();
        one.share = keian::base::units::Share::new(333_333).ok();
        one.volume = keian::base::units::Thousandths::new(1_500).ok();
        one.made_in = Country::new("VN").ok();
        one.stock = Days::new(45).ok();
        one.source = Some(Sourcing::SingleByChoice);
        one.confirmed_on = Some(jiff::civil::date(2026, 4, 1));
        one.basis = Some(keian::assessment::registers::trade::Basis::Estimated);
        one.alternative = Some(Alternative::Qualified(keian::assessment::registers::trade::Substitute {
            name: Some("B".to_owned()),
            country: Country::new("JP").ok(),
            owned_from: Country::new("US").ok(),
            days: Days::new(30).ok(),
        }));
        registers.trade.put(vec![(one.id.clone(), Some(one.into()))]);
        for money in [MoneyUnit::Yen, MoneyUnit::Thousand, MoneyUnit::Million] {
            let how = Writing { lang, money, registers: &registers };
            for part in Part::ALL {
                for place in 0..part.len(&registers) {
                    let row = part.row(&registers, place).unwrap();
                    for column in part.shown_columns(ColumnSet::All) {
                        let text = row.text(column, &how);
                        let cell = TypedCell { row: row.id().to_owned(), column, text };
                        if keian::app::registers::fields::entering(column)
                            == keian::app::registers::fields::Entering::Reads
                        {
                            continue;
                        }
                        let taken = taken(part, &how, vec![cell.clone()], today);
                        assert_eq!(taken.refused, [], "{lang:?} {cell:?}");
                        assert_eq!(taken.edit, None, "{lang:?} {cell:?} is read as something else");
                    }
                }
            }
        }
    }
}

fn many(count: usize) -> Registers {
    let rows = (1..=count).map(|number| {
        let mut made = row(&format!("T-{number}"), &format!("item {}", number % 700));
        made.partner = Some(format!("partner {}", number % 90));
        made.yearly = Yen::new(((number * 7_919) % 10_007) as u64).ok();
        made.made_in = (!number.is_multiple_of(10)).then(|| Country::new("CN").unwrap());
        made
    });
    Registers { trade: rows.collect(), ..Registers::default() }
}

#[test]
fn twenty_thousand_rows_are_searched_filtered_sorted_and_scrolled_with_only_those_in_view_laid_out() {
    let mut person = at_the_registers(Words { english: true }, many(20_000));
    person.click("Trade");
    assert!(person.sees("20,000 of 20,000 rows"));
    let fields = |person: &Person| {
        let nodes = person.harness.root().children_recursive();
        nodes.filter(|node| node.accesskit_node().label().is_some_and(|name| name.ends_with(" Item"))).count()
    };
    assert!((8..25).contains(&fields(&person)), "{}", fields(&person));
    person.focus("T-1 Item");
    person.shortcut(Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(person.focused().as_deref(), Some("T-20000 Item"));
    assert!((8..25).contains(&fields(&person)));
    person.type_into("Find rows", "item 12 partner 30");
    // Item 12, 112 and so on, of partner 30: by hand.
    let found = (1..=20_000_usize).filter(|number| {
        let text =
            format!("T-{number}\nitem {}\nPurchase\npartner {}", number % 700, number % 90).to_lowercase();
        ["item", "12", "partner", "30"].iter().all(|word| text.contains(word))
    });
    assert!(person.sees(&format!("{} of 20,000 rows", found.count())));
    person.replace_in("Find rows", "");
    person.press(Key::Delete);
    person.click("Filter of rows");
    person.click("Made in: empty");
    assert!(person.sees("2,000 of 20,000 rows"));
    person.harness.get_by_role_and_label(egui::accesskit::Role::ColumnHeader, "Yearly amount (yen)").click();
    person.harness.run();
    let least =
        (1..=20_000_usize).filter(|n| n.is_multiple_of(10)).min_by_key(|n| (n * 7_919) % 10_007).unwrap();
    let first = person
        .harness
        .query_all_by_label_contains(" Item")
        .next()
        .and_then(|node| node.accesskit_node().label());
    assert_eq!(first, Some(format!("T-{least} Item")));
}

#[test]
fn partners_of_a_scenario_keep_the_commas_of_their_names_and_products_of_several_words_are_found() {
    use keian::app::registers::fields::{AnyColumn, OwnColumn};
    use keian::app::registers::taken::{TypedCell, taken};
    use keian::app::registers::writing::Writing;
    use keian::assessment::registers::scenarios::{Hits, Scenario};
    use keian::base::ids::ScenarioId;
    use keian::base::lang::Lang;
    use keian::import::columns::Part;
    let product = |id: &str, name: &str| Product {
        id: ProductId::new(id),
        name: name.to_owned(),
        ..Product::default()
    };
    let partners = ["Alpha Co., Ltd.", "Beta, Inc."].map(str::to_owned).to_vec();
    let hits = Hits { partners: partners.clone(), ..Hits::default() };
    let scenario =
        Scenario { id: ScenarioId::new("S-01"), title: "x".to_owned(), hits, ..Scenario::default() };
    let registers = Registers {
        products: [product("P-1", "Motor A"), product("P-2", "Pump B")].into_iter().collect(),
        scenarios: [scenario].into_iter().collect(),
        ..Registers::default()
    };
    for (lang, shown) in
        [(Lang::Ja, "Alpha Co., Ltd.、Beta, Inc."), (Lang::En, "Alpha Co., Ltd.; Beta, Inc.")]
    {
        let how = Writing { lang, money: keian::import::units::MoneyUnit::Yen, registers: &registers };
        let part = Part::Scenarios;
        let column = AnyColumn::Own(OwnColumn::HitPartners);
        assert_eq!(part.row(&registers, 0).unwrap().text(column, &how), shown);
        let put = |column, text: &str| {
            let cell =
                TypedCell { row: "S-01".to_owned(), column: AnyColumn::Own(column), text: text.to_owned() };
            let taken = taken(part, &how, vec![cell], keian::start::today());
            assert_eq!(taken.refused, []);
            let mut assessment = Assessment { registers: registers.clone(), ..Assessment::default() };
            if let Some(edit) = taken.edit {
                edit.apply(&mut assessment);
            }
            assessment.registers.scenarios.iter().next().unwrap().hits.clone()
        };
        let mut more = partners.clone();
        more.push("Gamma Co., Ltd.".to_owned());
        assert_eq!(put(OwnColumn::HitPartners, &format!("{shown}; Gamma Co., Ltd.")).partners, more);
        assert_eq!(
            put(OwnColumn::Products, "Motor A, Pump B").products,
            ["P-1", "P-2"].map(ProductId::new).into()
        );
    }
}

#[test]
fn a_route_that_a_spreadsheet_calls_open_is_open_in_a_cell_too() {
    use keian::app::registers::fields::{AnyColumn, OwnColumn};
    use keian::app::registers::taken::{TypedCell, taken};
    use keian::app::registers::writing::Writing;
    use keian::assessment::registers::technologies::{LeakRoute, Technology};
    use keian::base::ids::TechnologyId;
    use keian::base::lang::Lang;
    use keian::import::columns::Part;
    let technology =
        Technology { id: TechnologyId::new("K-01"), name: "x".to_owned(), ..Technology::default() };
    let registers = Registers { technologies: [technology].into_iter().collect(), ..Registers::default() };
    let how = Writing { lang: Lang::Ja, money: keian::import::units::MoneyUnit::Yen, registers: &registers };
    for (text, wanted) in [
        ("空いている", LeakRoute::Open),
        ("Open", LeakRoute::Open),
        ("未対策", LeakRoute::Open),
        ("退職時の面談", LeakRoute::Closed("退職時の面談".to_owned())),
    ] {
        let column = AnyColumn::Own(OwnColumn::Route(0));
        let cell = TypedCell { row: "K-01".to_owned(), column, text: text.to_owned() };
        let taken = taken(Part::Technologies, &how, vec![cell], keian::start::today());
        let mut assessment = Assessment { registers: registers.clone(), ..Assessment::default() };
        taken.edit.unwrap().apply(&mut assessment);
        let row = assessment.registers.technologies.iter().next().unwrap().clone();
        assert_eq!(row.leak_routes.values().collect::<Vec<_>>(), [&wanted], "{text}");
    }
}

#[test]
fn in_a_narrow_window_arrows_lead_to_every_column_and_none_is_cut() {
    let mut person = at_the_registers(Words { english: true }, many(30));
    person.click("Trade");
    person.click("Which columns");
    person.click("All columns");
    person.harness.set_size(egui::vec2(700.0, 560.0));
    person.harness.run();
    person.focus("T-1 Item");
    let mut seen = vec!["Item".to_owned()];
    for _ in 0..24 {
        person.press(Key::ArrowRight);
        person.harness.run();
        let name = person.focused().unwrap_or_default();
        seen.push(name.trim_start_matches("T-1 ").to_owned());
    }
    for column in ["Partner", "Yearly amount", "Note", "Alternative", "Confirmed on"] {
        assert!(seen.iter().any(|name| name == column), "{column} in {seen:?}");
    }
}

pub fn company() -> Registers {
    ron::from_str(include_str!("../harness/company.ron")).unwrap()
}

#[test]
fn what_a_stop_costs_is_said_once_for_each_choice_with_ranges_and_whom_to_ask() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, company());
        person.click(words.say("もし止まったら", "What if"));
        // The first country abroad by what is bought there.
        assert!(person.sees(
            words.say("中国からの供給が180日間止まると", "If deliveries from China stopped for 180 days")
        ));
        assert!(person.sees(words.say("先に尋ねたい相手", "Whom to ask first")));
        assert!(person.sees("山手化成"));
        // 20 of 360 million yen have no country.
        assert!(person.sees(words.say("分からない: 1行、5〜6%", "not known: 5–6% (rows: 1)")));
        person.click(words.say("何で選ぶか", "Chosen by"));
        person.click(words.say("シナリオの対象", "What a scenario hits"));
        assert!(person.sees(
            words.say(
                "シナリオ「中国からの輸出の停止」の対象",
                "what the scenario “中国からの輸出の停止” hits"
            )
        ));
        assert!(person.sees(words.say("磁石の在庫を90日積み増す: ", "磁石の在庫を90日積み増す: ")));
        person.click(words.say("止まるもの", "What stops"));
        person.click("台湾の港の封鎖");
        assert!(person.sees(words.say("90日間", "for 90 days")), "as long as the scenario says");
    }
}

#[test]
fn the_window_says_what_the_command_says() {
    use keian::analysis::words::register_words;
    use keian::analysis::{Lasting, Ledger, Stop};
    use keian::base::lang::{Lang, fill};
    for words in Words::BOTH {
        let mut person = at_the_registers(words, company());
        person.click(words.say("もし止まったら", "What if"));
        let lang = if words.english { Lang::En } else { Lang::Ja };
        let (w, ledger) = (register_words(lang), Ledger::of(&company()));
        let found = ledger.what_if(&Stop::country(Country::new("CN").unwrap()), Lasting::USUAL);
        let what = fill(&w.stop_made_in, &[("place", words.say("中国", "China"))]);
        let said = w.what_if(&found, &what, lang);
        assert!(said.len() >= 3, "{said:?}");
        for sentence in said {
            assert!(person.harness.query_all_by_label(&sentence).next().is_some(), "{sentence}");
        }
        // The part that nobody knows the country of stands apart, hatched.
        let lines = person.harness.output().shapes.iter().filter(|clipped| {
            matches!(&clipped.shape, egui::epaint::Shape::LineSegment { points: [from, to], .. } if (from.x - to.x).abs() > 1.0 && (from.y - to.y).abs() > 1.0)
        });
        assert!(lines.count() > 3, "it is hatched");
    }
}

#[test]
fn scenarios_and_technologies_are_edited_as_the_others() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, company());
        person.click(words.say("シナリオ", "Scenarios"));
        let cell = |ja: &str, en: &str| format!("S-03 {}", words.say(ja, en));
        puts(&mut person, &cell("続く日数", "Lasts"), words.say("3か月", "3 months"));
        puts(&mut person, &cell("影響を受ける製造国", "Countries hit"), "中国、VN");
        let scenario = |person: &Person| {
            let id = keian::base::ids::ScenarioId::new("S-03");
            (**person.document().assessment.registers.scenarios.get(&id).unwrap()).clone()
        };
        let made = scenario(&person);
        assert_eq!(made.lasts, Days::new(90).ok());
        let countries: Vec<String> = made.hits.countries.iter().map(ToString::to_string).collect();
        assert_eq!(countries, ["CN", "VN"]);
        assert_eq!(made.hits.partners, ["青山磁材"], "what was not written to stays");
        puts(&mut person, &cell("影響を受ける製造国", "Countries hit"), "アトランティス");
        assert_eq!(scenario(&person), made, "it is refused");
        // By importance and urgency: one of 3 and 3, one of 3 and 1, one of which nothing is said.
        for said in [
            words.say("重要度3・緊急度3: 1件", "Importance 3, urgency 3: 1"),
            words.say("重要度3・緊急度1: 1件", "Importance 3, urgency 1: 1"),
            words
                .say("重要度か緊急度が分からないシナリオ: 1件", "Scenarios without importance or urgency: 1"),
        ] {
            assert!(person.sees(said), "{said}");
        }
        person.click(words.say("技術", "Technologies"));
        person.click(words.say("見る列", "Which columns"));
        person.click(words.say("流出経路の列", "Columns of leak routes"));
        let route = format!("K-02 {}", words.say("投資・買収", "Investment and acquisition"));
        puts(&mut person, &route, words.say("空いている", "open"));
        let technology = |person: &Person| {
            let id = keian::base::ids::TechnologyId::new("K-02");
            (**person.document().assessment.registers.technologies.get(&id).unwrap()).clone()
        };
        use keian::assessment::registers::technologies::LeakRoute;
        let id = keian::base::ids::ItemId::new("investment-acquisition");
        assert_eq!(technology(&person).leak_routes.get(&id), Some(&LeakRoute::Open));
        puts(&mut person, &route, "定款の制限");
        let closed = LeakRoute::Closed("定款の制限".to_owned());
        assert_eq!(technology(&person).leak_routes.get(&id), Some(&closed));
        person.focus(&route);
        person.press(Key::Delete);
        person.press(Key::Enter);
        assert_eq!(technology(&person).leak_routes.len(), 0, "not looked at");
    }
}

#[test]
fn a_row_is_said_in_plain_words_with_what_is_not_known() {
    for words in Words::BOTH {
        let mut person = at_the_registers(words, company());
        person.click(words.say("取引", "Trade"));
        person.focus(words.say("T-003 品目", "T-003 Item"));
        for said in [
            words.say("マイコンを、台北電子から買っています。", "マイコン is bought from 台北電子."),
            words.say("作られる国は台湾です。", "It is made in Taiwan."),
            words.say(
                "代わりの候補はハノイ電子です。切り替えの日数: 120日",
                "ハノイ電子 may be an alternative. Time to switch: 120 days",
            ),
        ] {
            assert!(person.sees(said), "{said}");
        }
        // In a wide window they stand beside the table, and lead on.
        person.harness.set_size(egui::vec2(1700.0, 900.0));
        person.harness.run();
        person.focus(words.say("T-001 品目", "T-001 Item"));
        person.click(words.say("この取引先が止まったら", "If this partner stopped"));
        assert!(
            person.sees(words.say("青山磁材との取引が180日間止まると", "If 青山磁材 stopped for 180 days"))
        );
    }
}
