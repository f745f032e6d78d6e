//! What a screen reader goes by: everything that is drawn is marked, headings go down step by step,
//! figures and links say what they are, and every font tells its characters.

use keian::audience::Edition;
use keian::base::lang::Lang;
use keian::paper::render;
use keian::questionnaire::Catalogue;
use keian::storage::parse;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use super::made::made;

/// Every edition of the sample in both languages.
fn reports() -> Vec<(String, Document)> {
    let samples: [(Lang, &[u8]); 2] = [
        (Lang::Ja, include_bytes!("../../assets/sample/sample.ja.ron")),
        (Lang::En, include_bytes!("../../assets/sample/sample.en.ron")),
    ];
    let mut reports = Vec::new();
    for (lang, bytes) in samples {
        let opened = parse(bytes, &Catalogue::shipped()).unwrap();
        for edition in Edition::ALL {
            let document = made((edition, lang), &opened.questionnaire, &opened.assessment);
            let pdf = render(document.clone()).unwrap().pdf;
            reports.push((format!("{} {lang:?}", edition.name()), Document::load_mem(&pdf).unwrap()));
        }
    }
    reports
}

fn name<'a>(of: &'a Dictionary, key: &[u8]) -> &'a str {
    std::str::from_utf8(of.get(key).unwrap().as_name().unwrap()).unwrap()
}

fn dict<'a>(pdf: &'a Document, of: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    pdf.dereference(of.get(key).unwrap()).unwrap().1.as_dict().unwrap()
}

/// Goes down the structure in reading order: kinds with their dictionaries, each under its parent's kind.
fn walk<'a>(
    pdf: &'a Document,
    of: &'a Dictionary,
    parent: &'a str,
    seen: &mut Vec<(&'a str, &'a str, &'a Dictionary)>,
) {
    let kind = name(of, b"S");
    seen.push((parent, kind, of));
    let Ok(kids) = of.get(b"K") else { return };
    let one = std::slice::from_ref(kids);
    for kid in kids.as_array().map_or(one, Vec::as_slice) {
        if let Ok((_, Object::Dictionary(kid))) = pdf.dereference(kid)
            && kid.has(b"S")
        {
            walk(pdf, kid, kind, seen);
        }
    }
}

/// The numbers of the contents of a node and all that stands in it, in the order of the structure.
fn contents(pdf: &Document, of: &Dictionary, found: &mut Vec<(Option<lopdf::ObjectId>, i64)>) {
    let Ok(kids) = of.get(b"K") else { return };
    let page = of.get(b"Pg").ok().and_then(|page| page.as_reference().ok());
    let one = std::slice::from_ref(kids);
    for kid in kids.as_array().map_or(one, Vec::as_slice) {
        match pdf.dereference(kid) {
            Ok((_, Object::Integer(id))) => found.push((page, *id)),
            Ok((_, Object::Dictionary(kid))) if kid.has(b"S") => contents(pdf, kid, found),
            _ => {}
        }
    }
}

#[test]
fn every_row_is_read_from_its_first_cell_on_and_says_what_it_is_about() {
    for (name_of, pdf) in reports() {
        let root = dict(&pdf, dict(&pdf, pdf.catalog().unwrap(), b"StructTreeRoot"), b"K");
        let mut seen = Vec::new();
        walk(&pdf, root, "", &mut seen);
        let mut heads = 0;
        for (_, _, row) in seen.iter().filter(|(_, kind, _)| *kind == "TR") {
            let mut ids = Vec::new();
            contents(&pdf, row, &mut ids);
            // What stands on one page is drawn from the left to the right.
            let in_order = ids.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].1 < pair[1].1);
            assert!(in_order, "{name_of}: {ids:?}");
            let mut cells = Vec::new();
            walk(&pdf, row, "", &mut cells);
            let scopes: Vec<&str> = cells
                .iter()
                .filter(|(_, kind, _)| *kind == "TH")
                .map(|(_, _, head)| name(dict(&pdf, head, b"A"), b"Scope"))
                .collect();
            let of_columns = scopes.iter().all(|scope| *scope == "Column");
            assert!(of_columns || scopes == ["Row"], "{name_of}: {scopes:?}");
            heads += usize::from(scopes == ["Row"]);
        }
        assert!(name_of.starts_with("questionnaire") || heads > 40, "{name_of}: {heads}");
    }
}

#[test]
fn everything_that_is_drawn_is_marked() {
    for (which, pdf) in reports() {
        for (number, page) in pdf.get_pages() {
            let content = Content::decode(&pdf.get_page_content(page)).unwrap();
            let (mut depth, mut drawn) = (0, 0);
            for operation in &content.operations {
                match operation.operator.as_str() {
                    "BDC" | "BMC" => depth += 1,
                    "EMC" => depth -= 1,
                    "Tj" | "TJ" | "f" | "S" | "s" | "B" | "b" => {
                        assert_eq!(depth, 1, "{which}, page {number}: {operation:?}");
                        drawn += 1;
                    }
                    _ => {}
                }
            }
            assert!(depth == 0 && drawn > 5, "{which}, page {number}: {drawn}");
        }
    }
}

#[test]
fn the_structure_goes_down_step_by_step_and_says_what_each_figure_and_link_is() {
    for (which, pdf) in reports() {
        let catalog = pdf.catalog().unwrap();
        let root = dict(&pdf, dict(&pdf, catalog, b"StructTreeRoot"), b"K");
        let mut seen = Vec::new();
        walk(&pdf, root, "", &mut seen);
        let mut level = 0;
        for (parent, kind, of) in seen {
            let allowed: &[&str] = match kind {
                "Document" => &[""],
                "LI" => &["L"],
                "Lbl" | "LBody" => &["LI"],
                "TR" => &["Table"],
                "TH" | "TD" => &["TR"],
                "Link" => &["P", "TH", "TD", "LBody"],
                "Figure" => &["Document", "TD"],
                _ => &["Document"],
            };
            assert!(allowed.contains(&parent), "{which}: {kind} in {parent}");
            if let Some(heading) = kind.strip_prefix('H') {
                let heading: i32 = heading.parse().unwrap();
                assert!(heading <= level + 1, "{which}: a heading of level {heading} after {level}");
                level = heading;
            }
            if matches!(kind, "Figure" | "Link") {
                assert!(!of.get(b"Alt").unwrap().as_str().unwrap().is_empty(), "{which}: {kind}");
            }
            if kind == "TH" {
                assert!(["Column", "Row"].contains(&name(dict(&pdf, of, b"A"), b"Scope")), "{which}");
            }
        }
    }
}

#[test]
fn each_font_has_its_outlines_and_tells_its_characters() {
    for (which, pdf) in reports() {
        let (_, page) = pdf.get_pages().into_iter().nth(1).unwrap();
        let fonts = pdf.get_page_fonts(page).unwrap();
        assert!((2..=3).contains(&fonts.len()), "{which}: {}", fonts.len());
        for font in fonts.values() {
            assert!(font.has(b"ToUnicode"), "{which}");
            let descendants = pdf.dereference(font.get(b"DescendantFonts").unwrap()).unwrap().1;
            let below = pdf.dereference(&descendants.as_array().unwrap()[0]).unwrap().1.as_dict().unwrap();
            assert_eq!((name(below, b"Subtype"), name(below, b"CIDToGIDMap")), ("CIDFontType2", "Identity"));
            assert!(dict(&pdf, below, b"FontDescriptor").has(b"FontFile2"), "{which}");
        }
    }
}

#[test]
fn the_catalogue_tells_language_title_and_colours_and_links_are_described() {
    for (which, pdf) in reports() {
        let catalog = pdf.catalog().unwrap();
        let lang = if which.ends_with("Ja") { "ja" } else { "en" };
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), lang.as_bytes());
        let shown = dict(&pdf, catalog, b"ViewerPreferences").get(b"DisplayDocTitle");
        assert!(shown.unwrap().as_bool().unwrap(), "{which}");
        assert!(dict(&pdf, catalog, b"MarkInfo").get(b"Marked").unwrap().as_bool().unwrap());
        let intents = catalog.get(b"OutputIntents").unwrap().as_array().unwrap();
        let intent = intents[0].as_dict().unwrap();
        assert_eq!(name(intent, b"S"), "GTS_PDFA1");
        let profile = pdf.dereference(intent.get(b"DestOutputProfile").unwrap()).unwrap().1;
        let profile = profile.as_stream().unwrap();
        assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3, "{which}");
        for (number, page) in pdf.get_pages() {
            let page = pdf.get_dictionary(page).unwrap();
            assert_eq!(name(page, b"Tabs"), "S", "{which}, page {number}");
            let Ok(links) = page.get(b"Annots") else { continue };
            for link in links.as_array().unwrap() {
                let link = pdf.dereference(link).unwrap().1.as_dict().unwrap();
                assert!(link.has(b"StructParent") && link.has(b"Dest"), "{which}, page {number}");
                assert!(!link.get(b"Contents").unwrap().as_str().unwrap().is_empty());
            }
        }
    }
}
