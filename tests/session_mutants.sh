#!/usr/bin/env bash
# Plants one mistake after another in the session and expects tests/session to catch each.
# Usage: bash tests/session_mutants.sh [MUTANT…]    all of them without a name; `short` for the three
# that the CI runs. CARGO_TARGET_DIR is honoured: the crates that Keian stands on are built once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}" RUST_BACKTRACE=0
export KEIAN_INTERLEAVINGS="${KEIAN_INTERLEAVINGS:-3000}"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
# What stands in the working tree, without what was built.
git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$copy"
# So that cargo looks for no workspace in the folders above.
printf '\n[workspace]\n' >>"$copy/Cargo.toml"

# Built apart from the true program, though its crates are shared: cargo would take one for the other.
apart=(--config profile.dev.package.keian.codegen-units=17)

# Name, file, what stands there, what the mistake puts in its place.
mutants=(
    "id_dropped|ended.rs|Phase::Opening { ticket: waited, given_up } if *waited == ticket =>|Phase::Opening { ticket: _, given_up } =>"
    "guard_dropped|ended.rs|Turn::Now(given_up) if self.would_lose(*given_up) =>|Turn::Now(given_up) if given_up.is_some() \&\& self.would_lose(*given_up) =>"
    "applied_late|ended.rs|doc.mark_saved(Some(assessment));|doc.mark_saved(Some(doc.assessment.clone())); drop(assessment);"
    "two_saves|saving.rs|Phase::Saving { again, .. } => *again = true,|Phase::Saving { .. } => self.save_then(None),"
    "close_forgotten|leaving.rs|let stays = matches!(then, Some(Next::Quit));|let stays = false;"
    "stale_content|saving.rs|Some(Next::Take(ready)) if ready.again.is_some() =>|Some(Next::Take(ready)) if ready.again.is_some() \&\& ready.held.is_none() =>"
    "other_place|saving.rs|if !matches!(self.phase, Phase::Placing { .. }) \|\| !self.is_open(document) {|if !matches!(self.phase, Phase::Placing { .. }) {"
    "other_merge|mod.rs|if self.is_open(document) {\n            self.edit(edit);|if true {\n            self.edit(edit);"
    "looked_for_other|ended.rs|_ if !self.is_open(document) => self.say(Said::NotForThis(path)),|_ if false => self.say(Said::NotForThis(path)),"
    "no_doubt|saving.rs|doc.mark_in_doubt();|"
    "not_put_back|ended.rs|Turn::Late => self.put_back(*ready),|Turn::Late => drop(ready),"
    "journal_kept_back|kept.rs|if self.noted == doc.revision {|if doc.revision - self.noted < 3 {"
)
wanted=("$@")
[[ "${wanted[*]:-}" == short ]] && wanted=(id_dropped guard_dropped applied_late)

missed=0
for mutant in "${mutants[@]}"; do
    IFS='|' read -r name file from to < <(sed 's/\\|/\x01/g; s/\\&/\&/g' <<<"$mutant")
    from="${from//$'\x01'/|}" to="${to//$'\x01'/|}"
    if ((${#wanted[@]})) && [[ ! " ${wanted[*]} " == *" $name "* ]]; then continue; fi
    cp src/session/*.rs "$copy/src/session/"
    FROM="$from" TO="$to" python3 - "$copy/src/session/$file" <<'PYTHON'
import os, sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
wrong, right = os.environ["TO"].replace("\\n", "\n"), os.environ["FROM"].replace("\\n", "\n")
if text.count(right) != 1:
    sys.exit(f"{path}: the place of the mistake stands there {text.count(right)} times: {right}")
open(path, "w", encoding="utf-8").write(text.replace(right, wrong))
PYTHON
    said="$copy/$name.log"
    if (cd "$copy" && cargo test --locked --quiet "${apart[@]}" --test session) >"$said" 2>&1; then
        echo "$name: NOT CAUGHT"
        missed=1
    elif grep -q '^test result: FAILED' "$said"; then
        reason="$(grep -m1 -A1 'panicked at' "$said" | tail -n 1)"
        echo "$name: caught (${reason:0:120})"
    else
        tail -n 30 "$said"
        echo "$name: did not run" >&2
        exit 1
    fi
done
exit "$missed"
