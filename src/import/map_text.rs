//! Where in the text of a map its parts stand, so that what does not fit is told by line and column.

use super::mapping::MapPlace;

/// Line and column of a part, counted from 1 and in characters; the beginning where it is not found.
#[must_use]
pub fn place_in(text: &str, of: MapPlace) -> (usize, usize) {
    let at = match of {
        MapPlace::Column(entry) => entries(text).get(entry).copied(),
        MapPlace::HeadRow => text.find("head_row"),
    };
    let before = text.get(..at.unwrap_or(0)).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line..].chars().count() + 1)
}

/// Where the entries of its list begin: the brackets that open directly within the list.
fn entries(text: &str) -> Vec<usize> {
    let mut open: Vec<char> = Vec::new();
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => {
                // To its end; what stands behind a backslash ends nothing.
                while let Some((_, inside)) = chars.next() {
                    match inside {
                        '\\' => drop(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '/' if chars.peek().is_some_and(|(_, next)| *next == '/') => {
                while chars.next_if(|(_, inside)| *inside != '\n').is_some() {}
            }
            '(' | '[' => {
                if char == '(' && open == ['(', '['] {
                    found.push(at);
                }
                open.push(char);
            }
            ')' | ']' => drop(open.pop()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_whatever_their_texts_and_comments_say() {
        let text = "// (a\n(\n    head_row: 3, // [(\n    columns: [(head: \"a(\\\"(\"),\n        (head: Some(\"表\"), field: Some(Item)), (column: \"F\")],\n)\n";
        let at = |place| place_in(text, place);
        assert_eq!(at(MapPlace::Column(0)), (4, 15));
        assert_eq!(at(MapPlace::Column(1)), (5, 9));
        assert_eq!(at(MapPlace::Column(2)), (5, 47));
        assert_eq!(at(MapPlace::HeadRow), (3, 5));
        assert_eq!(at(MapPlace::Column(9)), (1, 1));
    }
}
