//! Scores, comparisons and the registers' figures are worked out a second time, in another language and by
//! another hand (`tests/recompute/recompute.py`, `tests/recompute_registers/recompute.py`), and are the same.

use std::process::{Command, Output};

const SCORES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recompute/recompute.py");
const REGISTERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recompute_registers/recompute.py");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/registers.ron");

fn recompute(program: &str, arguments: &[&str]) -> Output {
    Command::new("python3")
        .env("LC_ALL", "C.UTF-8")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .args([program, env!("CARGO_BIN_EXE_keian")])
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// Nor does a mistake go unseen there: each of a list is made on purpose, and found.
#[test]
fn what_is_said_of_500_random_assessments_is_what_another_hand_works_out() {
    let output = recompute(SCORES, &["--count", "500", "--mutants"]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.starts_with("500 assessments and 250 comparisons: no difference"), "{said}");
}

#[test]
fn a_fault_in_rounding_and_one_in_a_weight_are_found() {
    for mutant in ["rounding", "weight"] {
        let output = recompute(SCORES, &["--mutant", mutant]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{mutant}: {said}");
        // With file and field; a program that broke off would end with 1, too.
        assert!(said.starts_with("trial ") && said.contains(", recomputed "), "{mutant}: {said}");
    }
}

/// Nor does a mistake go unseen there.
#[test]
fn what_is_said_of_300_random_registers_is_what_another_hand_works_out() {
    let output = recompute(REGISTERS, &["--count", "300", "--faults", "--file", SAMPLE]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    let (counted, rest) = said.split_once(", ").unwrap();
    assert_eq!(counted, "301 registers and 11 cases", "{said}");
    assert!(rest.contains(" questions: no difference\n"), "{said}");
}

#[test]
fn a_fault_in_rounding_and_one_in_a_share_of_the_registers_are_found() {
    for fault in ["rounding", "amount"] {
        let output = recompute(REGISTERS, &["--count", "40", "--fault", fault]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{fault}: {said}");
        assert!(said.starts_with("trial ") && said.contains(", recomputed "), "{fault}: {said}");
    }
}
