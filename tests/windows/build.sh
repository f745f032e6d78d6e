#!/usr/bin/env bash
# Builds Keian for Windows on a Debian 12, as it is shipped, from Debian's packages and crates.io alone.
# Usage, from the repository's root: bash tests/windows/build.sh [zip | program | tests | check | twice [FOLDER]]
#   zip       the programs, and the zip with what belongs to them (the default); says where it is
#   program   the programs alone; says where they are
#   tests     the programs of the tests, without optimisation: run.sh has them built and runs them under Wine
#   check     only whether it compiles
#   twice     what is committed once more in a folder of its own: the programs must be the same to the byte
#             and name no folder of this machine. FOLDER is kept, so that a second time builds what changed.
# From nothing a build takes about forty minutes of processor time. CARGO_TARGET_DIR is honoured.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/windows/common.sh
target="$(realpath -m "${CARGO_TARGET_DIR:-target}")/windows"

program() {
    windows_cargo . "$target" build --release --bins >&2
    windows_programs "$target"
}

# The program of each test under its short name, and the program itself beside them, where its tests look for it.
tests() {
    local name executable
    mkdir -p "$target/tests"
    windows_cargo . "$target" test --lib --test files --test commands --test session --test kills \
        --no-run --message-format json-render-diagnostics |
        jq -r 'select(.executable and .target) | "\(if .target.kind[0] == "lib" then "unit" else .target.name end)\t\(.executable)"' |
        sort -u | while IFS=$'\t' read -r name executable; do
        ln -sf "$executable" "$target/tests/$name.exe"
        echo "$target/tests/$name.exe"
    done
}

twice() {
    local kept="${1:-}" work other first second number=0 path
    git diff --quiet HEAD || { echo "commit first: what is built twice is what is committed" >&2; exit 1; }
    if [[ -n "$kept" ]]; then
        mkdir -p "$kept"
        work="$(realpath "$kept")"
    else
        work="$(mktemp -d)"
        trap 'rm -rf "$work"' EXIT
    fi
    program >/dev/null
    other="$work/another-directory-with-a-longer-name"
    rm -rf "$other"
    mkdir -p "$other"
    # With the time of now (-m): a commit is older than an earlier build of other sources.
    git archive HEAD | tar -x -m -C "$other"
    windows_cargo "$other" "$work/target" build --release --bins >&2
    while read -r first; do
        number=$((number + 1))
        second="$work/target/$windows_triple/release/$(basename "$first")"
        sha256sum "$first" "$second"
        cmp "$first" "$second" || { echo "the two builds differ" >&2; exit 1; }
        for path in "$PWD" "$work" "${CARGO_HOME:-$HOME/.cargo}" /usr/src/rustc /usr/lib/rustlib "$HOME/."; do
            ! grep -qaF -- "$path" "$first" || { echo "$first names a folder of this machine: $path" >&2; exit 1; }
        done
        echo "reproducible: $(basename "$first"), $(stat -c %s "$first") bytes, $(/usr/bin/rustc --version)"
    done < <(windows_programs "$target")
    ((number)) || { echo "nothing was built" >&2; exit 1; }
}

packages
case "${1:-zip}" in
zip)
    program >/dev/null
    python3 tests/windows/pack.py
    ;;
program) program ;;
tests) tests ;;
check) windows_cargo . "$target" check --lib --bins ;;
twice) twice "${2:-}" ;;
*)
    sed -n '2,10s/^# //p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
