#!/usr/bin/env bash
# What an event costs the window without a GPU, key to picture: a level answered by key, a notch of the
# wheel in a plan of 48 actions, a letter in a note of 20,000 characters; each beside the same event in a
# bare eframe window that takes it, and beside one that shows a word and takes nothing, in turns, each on a
# display of its own. Prints the median processor time of all, how many pictures were painted, and the ratio
# to the bare window that takes the event. Fails when it is above 2.
# Usage: bash benches/events.sh [EVENTS] [PROFILE: release or debug]. Needs xvfb, xdotool, imagemagick,
# python3, and Mesa, whose software renderer counts the pictures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
events="${1:-40}"
profile="${2:-release}"
for tool in Xvfb xdotool import python3; do
    command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done
flag=()
[[ "$profile" == release ]] && flag=(--release)
cargo build --locked "${flag[@]}" --bin keian --example bare_window --example grown_sample
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
bin="${CARGO_TARGET_DIR:-target}/$profile"
"$bin/examples/grown_sample" "$work"
python3 benches/events.py "$bin" "$work" "$events"
