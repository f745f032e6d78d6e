//! What registers cost: a ledger of 100,000 rows from its bytes to the preview, beside the bare readers of its format;
//! what-if and single points over 20,000 rows; a file with them opened, beside the bare reading of its RON; an export
//! as a workbook. Everything in turns, in one run; medians.
//! `cargo bench --bench registers [-- FOLDER]` leaves the ledgers and the export in a folder; `benches/registers.sh`
//! has openpyxl write the cells of the export as well.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark fails by panicking"
)]

use std::hint::black_box;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use keian::analysis::{Lasting, Ledger, Stop};
use keian::assessment::Assessment;
use keian::assessment::registers::Registers;
use keian::base::country::Country;
use keian::base::lang::Lang;
use keian::export::workbook::workbook;
use keian::import::columns::Part;
use keian::import::head::head_of;
use keian::import::preview;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::sheets::Source;
use keian::storage;
use rust_xlsxwriter::Workbook;

#[path = "../tests/harness/bare_file.rs"]
mod bare_file;
#[path = "../tests/harness/big_company.rs"]
mod big_company;

use bare_file::Bare;
use big_company::big_company;

const LEDGER: u32 = 100_000;
const ROWS: usize = 20_000;
const ROUNDS: usize = 7;

/// The heads of the ledger, and whether a column holds numbers.
const HEADS: [(&str, bool); 13] = [
    ("品目", false),
    ("取引先", false),
    ("法人番号", false),
    ("原産国", false),
    ("親会社の国", false),
    ("階層", true),
    ("年間金額(円)", true),
    ("年間数量", true),
    ("単位", false),
    ("在庫日数(日)", true),
    ("復旧日数(日)", true),
    ("供給元", false),
    ("備考", false),
];

/// A cell of the ledger.
fn cell(row: u32, column: usize) -> String {
    let countries = ["中国", "日本", "台湾", "ドイツ", ""];
    match column {
        0 => format!("部品 {}", row % 9_000),
        1 => format!("取引先{} 株式会社", row % 1_500),
        3 | 4 => countries[(row as usize + column) % 5].to_owned(),
        5 => (row % 3 + 1).to_string(),
        6 => (row * 37 % 9_000_000 + 1).to_string(),
        7 => (row % 500 + 1).to_string(),
        8 => "t".to_owned(),
        9 | 10 => (row % 180 + 1).to_string(),
        12 => format!("契約 {row}"),
        _ => String::new(),
    }
}

fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (head, _)) in (0..).zip(HEADS) {
        sheet.write_string(0, column, head).unwrap();
    }
    for row in 0..LEDGER {
        for (column, (_, numbers)) in (0..).zip(HEADS) {
            let text = cell(row, usize::from(column));
            if text.is_empty() {
                continue;
            }
            if numbers {
                sheet.write_number(row + 1, column, text.parse::<f64>().unwrap()).unwrap();
            } else {
                sheet.write_string(row + 1, column, text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn cp932() -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADS.map(|(head, _)| head)).unwrap();
    for row in 0..LEDGER {
        writer.write_record((0..HEADS.len()).map(|column| cell(row, column))).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
}

/// From the bytes to what the person is shown.
fn previewed(bytes: &[u8], registers: &Registers) -> usize {
    let mut source = Source::open(bytes.to_vec()).unwrap();
    let sheet = source.read(0, &mut |_| ControlFlow::Continue(())).unwrap();
    let head = head_of(&sheet, Part::Trade).expect("it has a head");
    assert!(head.columns.len() >= 12, "{:?}", head.columns);
    let found = preview(&sheet, Part::Trade, &head, registers);
    assert!(found.new > 5_000, "{}", found.new);
    found.new
}

fn bare_xlsx(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&name).unwrap();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().unwrap() {
        count += black_box(cell).get_position().1 as usize;
    }
    count
}

fn bare_csv(bytes: &[u8]) -> usize {
    let text = encoding_rs::SHIFT_JIS.decode(bytes).0;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| black_box(record.unwrap()).len()).sum()
}

/// The median times of things that are done in turns.
fn in_turns<const N: usize>(rounds: usize, mut what: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut all = vec![[Duration::ZERO; N]; rounds + 1];
    for round in &mut all {
        for (took, what) in round.iter_mut().zip(&mut what) {
            let begin = Instant::now();
            what();
            *took = begin.elapsed();
        }
    }
    // The first round fills the caches.
    let mut all = all.split_off(1);
    std::array::from_fn(|place| {
        all.sort_by_key(|round| round[place]);
        all[all.len() / 2][place]
    })
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn beside(name: &str, ours: Duration, other: &str, theirs: Duration) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{name}: {:.1} ms, {other}: {:.1} ms, ratio {ratio:.2}", ms(ours), ms(theirs));
}

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let (book, text, none) = (xlsx(), cp932(), Registers::default());
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(Path::new(folder).join("ledger.xlsx"), &book).unwrap();
        std::fs::write(Path::new(folder).join("ledger.csv"), &text).unwrap();
    }
    let [ours, bare] = in_turns(
        ROUNDS,
        [&mut || _ = black_box(previewed(&book, &none)), &mut || _ = black_box(bare_xlsx(&book))],
    );
    beside("XLSX of 100,000 rows to the preview", ours, "bare cell reader", bare);
    let [ours, bare] = in_turns(
        ROUNDS,
        [&mut || _ = black_box(previewed(&text, &none)), &mut || _ = black_box(bare_csv(&text))],
    );
    beside("CSV in CP932 of 100,000 rows to the preview", ours, "decoded and split", bare);

    let registers = big_company(ROWS);
    let ledger = Ledger::of(&registers);
    let stop = Stop::country(Country::new("CN").unwrap());
    let [ledger_made, renewed, answer, calls, points] = in_turns(
        3 * ROUNDS,
        [
            &mut || drop(black_box(Ledger::of(&registers))),
            &mut || drop(black_box(Ledger::of(&registers).what_if(&stop, Lasting::USUAL))),
            &mut || drop(black_box(ledger.what_if(&stop, Lasting::USUAL))),
            &mut || drop(black_box(ledger.calls(&stop, Lasting::USUAL))),
            &mut || drop(black_box(ledger.points(Lasting::USUAL))),
        ],
    );
    println!("20,000 rows, the ledger made of the rows: {:.1} ms", ms(ledger_made));
    println!("20,000 rows, figures of a stop after an edit: {:.1} ms", ms(renewed));
    println!("20,000 rows, what if a country stops: {:.1} ms", ms(answer));
    println!("20,000 rows, whom to call first: {:.1} ms", ms(calls));
    println!("20,000 rows, all single points: {:.1} ms", ms(points));

    let (catalogue, questionnaire) = (Catalogue::shipped(), meti_guideline());
    let assessment = Assessment { registers, ..Assessment::default() };
    let bytes = storage::to_bytes(&assessment, questionnaire).unwrap();
    let [opened, ron] = in_turns(
        ROUNDS,
        [&mut || drop(black_box(storage::parse(&bytes, &catalogue).unwrap())), &mut || {
            drop(black_box(ron::de::from_bytes::<Bare>(&bytes).unwrap()))
        }],
    );
    beside(&format!("{} KiB with 20,000 rows opened", bytes.len() / 1024), opened, "its RON alone", ron);
    let export = || workbook(&[Part::Trade], &assessment.registers, Lang::Ja).unwrap();
    let [written] = in_turns(ROUNDS, [&mut || drop(export())]);
    println!("20,000 rows written as a workbook: {:.1} ms", ms(written));
    if let Some(folder) = &folder {
        std::fs::write(Path::new(folder).join("export.xlsx"), export()).unwrap();
    }
}
