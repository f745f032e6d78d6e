#!/usr/bin/env bash
# Makes the README's four screenshots and the pictures of the parts that all screens are made of, from the
# program. Usage: bash assets/screenshots/make.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
cargo build --locked --example pictures --example components
pictures="${CARGO_TARGET_DIR:-target}/debug/examples/pictures"
shot() {
    "$pictures" "$out" "=$1" --lang "$2" --look light --size 1280x800@1
    mv "$out/$1.$2.light.1280x800@1.png" "assets/screenshots/$3.$2.png"
}
shot home en home
shot question-last ja question
shot results ja results
shot plan en plan
"${CARGO_TARGET_DIR:-target}/debug/examples/components" assets/screenshots
