//! Other lists beside the questions, in the report: numbers at each question, what has no counterpart, all
//! items; for the board nothing of it, on the blank form the numbers.

use keian::assessment::crosswalk::Crosswalk;
use keian::assessment::{Assessment, Run};
use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::questionnaire::shipped::meti_guideline;
use keian::report::Extras;

use super::made::made_by;
use super::outline::outline;

fn with_a_list() -> Assessment {
    let items = Crosswalk::items_of("1-1 | 責任者 | P1-1, G-1\n1-2 | 在庫", meti_guideline());
    let list =
        Crosswalk { title: "公式チェックリスト".to_owned(), dated: "2026-11-20".to_owned(), items };
    Assessment {
        run: Run::Full,
        crosswalks: vec![list.into(), Crosswalk::default().into()],
        ..Assessment::default()
    }
}

fn said(edition: Edition, lang: Lang) -> String {
    let of = (edition, lang);
    let document = made_by("Keian test", of, meti_guideline(), &with_a_list(), &Extras::default());
    let mut said = String::new();
    outline(&document.blocks, &mut said);
    said
}

#[test]
fn the_full_report_lists_what_answers_what_and_what_has_no_counterpart() {
    let said = said(Edition::Full, Lang::Ja);
    assert_eq!(
        said.matches("公式チェックリスト（2026-11-20）").count(),
        4,
        "at two questions, as a head and a table"
    );
    assert!(said.contains("対応する質問がない項目（1件）：1-2"));
    assert!(said.contains("対応する項目がない質問（46問）：P1-2、P1-3"));
    assert!(!said.contains("名称のない一覧"), "a list that says nothing is none");
}

#[test]
fn the_board_sees_nothing_of_it_and_the_form_has_the_numbers() {
    assert!(!said(Edition::Board, Lang::En).contains("公式チェックリスト"));
    assert_eq!(
        said(Edition::Questionnaire, Lang::En).matches("公式チェックリスト (2026-11-20): 1-1").count(),
        2
    );
}
