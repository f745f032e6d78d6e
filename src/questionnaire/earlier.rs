//! The texts of the shipped questionnaire from before: files name them by digest. Each is kept as what
//! `diff -e NEWER OLDER` says, so that the newest is taken back to it step by step.

use std::sync::{LazyLock, OnceLock};

use super::checked::{Checked, Provenance};
use super::shipped::METI_GUIDELINE;
use crate::base::compiled::compiled_in;

/// A text from before.
struct Before {
    /// The digest by which files name it: of the form that it had in its day.
    digest: &'static str,
    /// The commands of `ed` that make it of the text that came after it.
    script: &'static str,
}

macro_rules! before {
    ($($name:literal $rest:literal),* $(,)?) => {
        [$(Before {
            digest: concat!($name, $rest),
            script: include_str!(concat!("../../questionnaires/earlier/", $name, ".ed")),
        }),*]
    };
}

/// Those from before, the newest first.
static BEFORE: [Before; 16] = before![
    "a359db45" "3b1d3e0e5a20429b001117128cd0c3bebd3c67ac4d4f329d05e9b97c",
    "fa65d27d" "a103ef08902d9fd2f7756da198a5601f8b76f3c93a9c526623e1bed6",
    "c96bc37b" "98babf3b670cec48fdc4b03d02c86ccfba8a5d943f91e5d7a4127260",
    "c01d3d94" "a057f78d2fc7011a96902134b4bbe853a114c686f78b142ade6a18f4",
    "57a2242e" "cce7d8481286dbef394ff321a710420654a30241d9b1584864a440c8",
    "7c6776e7" "f8f341851748a3953f9e57402e09e3e3f96fea8462f084ed299f1640",
    "6425a5a7" "11e72e63316936a0cc5730df483c4b6ba5781d6b19736e7294a43b2e",
    "517be5f4" "0c6c026a21445b19b02e5cc2f9fa45730b15c022bb4c54ac37394eeb",
    "b667355e" "8c93a2e981c2c524aa35f72d972c1f2900290c76abd5d20d2f2f7646",
    "57233fb1" "5771b6d1968b7a2a00191e6946324e2ec3bc0f5a6e5218ad36a0cd5c",
    "6503b08f" "4f905803b72003eda54576e4929d6855d1f160c02e32e92a34dc7aa2",
    "637653b3" "c63ea5c024059843f756784b9bd8c16bdac043b459b8c22dc75e5e01",
    "4102f426" "8e76f15f6980445570a121e408326b545701711aa1e5e42ed5508aea",
    "dd02f267" "6eb2e33674bc554ebfd27f73ad09dc2b0bc0ee53d8f57ceabc7cd6e8",
    "a68f67eb" "844f3e06b5e46e9e6844d8cab5752911230ebc9977b91cbd9a6d8459",
    "7a1eb6c4" "7992c49a54dba2c59b621f458ef3093624b4b9c8a11c1a980fb8088f",
];

/// The shipped questionnaire as it was when it had this digest.
pub(super) fn of_digest(digest: &str) -> Option<&'static Checked> {
    static READ: LazyLock<Vec<OnceLock<Checked>>> =
        LazyLock::new(|| BEFORE.iter().map(|_| OnceLock::new()).collect());
    let place = BEFORE.iter().position(|before| before.digest == digest)?;
    Some(READ.get(place)?.get_or_init(|| {
        Checked::new(compiled_in(digest, &text_of(place)), digest.to_owned(), Provenance::Shipped)
    }))
}

/// The text of the one at a place.
fn text_of(place: usize) -> String {
    let steps = BEFORE.iter().take(place + 1);
    steps.fold(METI_GUIDELINE.1.to_owned(), |text, before| edited(&text, before.script))
}

/// A text after the commands `a`, `c` and `d`, which go from its end to its beginning.
fn edited(text: &str, script: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let mut script = script.lines();
    while let Some(command) = script.next() {
        let Some((range, what)) = command.split_at_checked(command.len() - 1) else { continue };
        let (first, last) = range.split_once(',').unwrap_or((range, range));
        let number = |text: &str| match text.parse::<usize>() {
            Ok(number) => number,
            Err(error) => unreachable!("{command} is compiled in and no command: {error}"),
        };
        let (first, last) = (number(first), number(last));
        let new = script.by_ref().take_while(|line| *line != ".");
        match what {
            "a" => drop(lines.splice(last..last, new.collect::<Vec<_>>())),
            "c" => drop(lines.splice(first - 1..last, new.collect::<Vec<_>>())),
            "d" => drop(lines.drain(first - 1..last)),
            _ => unreachable!("{command} is compiled in and no command"),
        }
    }
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::digest::sha256_hex;

    #[test]
    fn lines_are_put_in_taken_out_and_changed() {
        let text = "1\n2\n3\n4\n5\n";
        assert_eq!(edited(text, "5a\nsix\nseven\n.\n3,4c\nx\n.\n1d\n"), "2\nx\n5\nsix\nseven\n");
        assert_eq!(edited(text, "0a\nzero\n.\n"), "zero\n1\n2\n3\n4\n5\n");
        assert_eq!(edited(text, ""), text);
    }

    #[test]
    fn every_text_from_before_is_had_back_to_the_letter() {
        let texts: Vec<String> =
            (0..BEFORE.len()).map(|place| sha256_hex(text_of(place).as_bytes())).collect();
        assert_eq!(
            texts,
            [
                "e78e002ff2d81a207e42fed1c56e9194eda086ed5ae3606092a66df53a66ec46",
                "4a2d84dfd55ca089721a2aac930aac9002ebdcbf9d37388eef1d72ab749a7e0d",
                "e525aff3bfb6e6caff7c49c22370f04c7f34c20a2b058a15970a1079b84521e2",
                "cf7c34918c9cbe10a859498f6b70d2d40789703db12b11617a2244510c77a132",
                "e555e67df65d2e9a1c704bdc7d45d0708c65c01206d93e1596156695e632d6c0",
                "a6052e5acf8ac9abc78828b927a5f752e2ae0a8d9338210297c30c3c156bfe42",
                "05209659c5c9ba8d112e198da59d4fe91c815855b481484019793b731ac4ac81",
                "d9ea10a806bbe98e2698798f48e48c745b795b4f79b1361f5fa93d570b0dd6c9",
                "1ad0a34e98e99b459938b793b1f3e60a34a6a2da4b37a5d4fe904860dfb711de",
                "a3442685379a9c30c168ffb54ac30ebc05b2b16fd19c83bf7e58b17024abbcd4",
                "22f5ac258912e4d95db189be7e494b0cc77ed3e1937e82bfabda70a27667d62a",
                "671a9ed228c4cb74527aacc3e2452473e42e6b9ec32cbe39cf1654ace30c0d46",
                "af018a72e584c399d2802954c8c46bb8ac3f8c073b99bbc20a7d49569ea7469d",
                "581f6eb3cef554dfa719776d4ee7cf132826150e1f0175305f7f8587b9654eda",
                "b5284c38d891aed630f70055f352fb8312dcde00716f8ca65179f6fbe3b3d3ae",
                "26d9fbbf81624c1702026dbe6ee61da34a07a60e7a6a6fbcbfe7d82eb4e5696e",
            ]
        );
        for before in &BEFORE {
            let found = of_digest(before.digest).unwrap();
            assert_eq!((found.digest(), found.questions().count()), (before.digest, 48));
        }
        assert_eq!(of_digest("0"), None);
    }
}
