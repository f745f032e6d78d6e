#!/usr/bin/env bash
# A real window on a display of its own: a new assessment, an answer, a saved file, a PDF.
# Usage: bash tests/window_walk.sh KEIAN_BINARY OUT_DIR. Needs xvfb, xdotool, imagemagick, poppler-utils.
set -euo pipefail
keian="$1"
out="$2"
for tool in Xvfb xdotool import pdftotext; do
    command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done
mkdir -p "$out/home"
export HOME="$out/home" XDG_STATE_HOME="$out/home/state"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS || true
app=
# The server picks a free display and says which.
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$out/display" >/dev/null 2>&1 &
server=$!
trap 'kill $app "$server" 2>/dev/null || true' EXIT
for _ in $(seq 60); do
    [[ -s "$out/display" ]] && break
    sleep 0.5
done
export DISPLAY=":$(cat "$out/display")"
"$keian" &
app=$!
window=
for _ in $(seq 60); do
    window="$(xdotool search --name Keian 2>/dev/null | tail -n 1 || true)"
    [[ -n "$window" ]] && break
    sleep 0.5
done
[[ -n "$window" ]] || { echo "no window appeared" >&2; exit 1; }
sleep 3
xdotool windowfocus "$window" || true
# A slow machine draws late: each step waits.
keys() { xdotool key --delay 60 "$@"; sleep 1; }
click() { xdotool mousemove "$1" "$2"; sleep 0.3; xdotool click 1; sleep 1; }
words() { xdotool type --delay 40 "$1"; sleep 1; }
shot() { import -window root "$out/$1.png"; }

shot 1-home
keys ctrl+n
click 600 136
words "Walk Works"
shot 2-profile
click 100 134
keys 3
keys alt+Right
keys 2
shot 3-question
keys ctrl+s
sleep 2
words "$out/walk"
keys Return
sleep 2
shot 4-saved
[[ -s "$out/walk.ron" ]] || { echo "the file was not saved" >&2; exit 1; }
grep -q 'organisation: "Walk Works"' "$out/walk.ron"
grep -q 'response: Level(3)' "$out/walk.ron"
grep -q 'response: Level(2)' "$out/walk.ron"
click 100 174
shot 5-results
click 100 214
shot 6-plan
click 100 254
shot 7-report
kill "$app"
wait "$app" 2>/dev/null || true
"$keian" report "$out/walk.ron" --lang en -o "$out/walk.pdf"
pdftotext "$out/walk.pdf" "$out/walk.txt"
grep -q "Walk Works" "$out/walk.txt"
echo "walked: $(wc -c <"$out/walk.ron") bytes of answers, $(wc -c <"$out/walk.pdf") bytes of PDF"
