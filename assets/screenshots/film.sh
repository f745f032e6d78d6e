#!/usr/bin/env bash
# The whole main job as a film of numbered pictures, from the start to the file that is opened
# again, with a sheet of all of them per look: both languages, light and dark, each also in high
# contrast, a small window and the text size for a projector. Needs no display; the sheets need ImageMagick (apt-get install
# imagemagick).
# Usage: bash assets/screenshots/film.sh OUT
set -euo pipefail
if [ $# -ne 1 ]; then
    echo "Usage: bash assets/screenshots/film.sh OUT" >&2
    exit 2
fi
command -v montage >/dev/null || { echo "montage is missing: apt-get install imagemagick" >&2; exit 1; }
out="$(realpath -m "$1")"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cargo build --locked --release --example pictures
pictures="${CARGO_TARGET_DIR:-target}/release/examples/pictures"
scenes=(
    home profile profile-filled question-open question-level question-support question-unknown
    question-not-applicable question-follow-up remaining merge results plan plan-edited
    slides-1-whole slides-2-radar slides-3-area slides-4-actions slides-5-since compare export
    exported ask-path saved home-recent reopened settings help palette-found
)
looks=(light dark contrast dark-contrast)
sizes=(1280x800@1 1280x800@1.5 1024x640@1)
list() { local IFS=,; echo "$*"; }
wanted=()
for scene in "${scenes[@]}"; do wanted+=("=$scene"); done
"$pictures" "$out" "${wanted[@]}" --lang ja,en --look "$(list "${looks[@]}")" --size "$(list "${sizes[@]}")"
number=0
for scene in "${scenes[@]}"; do
    number=$((number + 1))
    for picture in "$out/$scene".*.png; do
        mv "$picture" "$out/$(printf '%02d' "$number")-${picture##*/}"
    done
done
for lang in ja en; do
    for look in "${looks[@]}"; do
        for size in "${sizes[@]}"; do
            montage "$out"/[0-9][0-9]-*."$lang.$look.$size".png -tile 4x -geometry 640x+6+6 \
                "$out/sheet.$lang.$look.$size.png"
        done
    done
done
sheets=$((2 * ${#looks[@]} * ${#sizes[@]}))
echo "$((number * sheets)) pictures and $sheets sheets in $out"
