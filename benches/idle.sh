#!/usr/bin/env bash
# The processor time that the window takes while nobody touches it, on a display of its own: at the
# start, with the sample's results, with its slides, and with a text field that has the focus. Fails when
# it takes more than a hundredth of one processor.
# Usage: bash benches/idle.sh [SECONDS] [PROFILE: release or debug]. Needs xvfb, xdotool, imagemagick.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds="${1:-10}"
profile="${2:-release}"
for tool in Xvfb xdotool import; do
    command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done
flag=()
[[ "$profile" == release ]] && flag=(--release)
cargo build --locked "${flag[@]}" --bin keian
bin="${CARGO_TARGET_DIR:-target}/$profile"
work="$(mktemp -d)"
export HOME="$work" XDG_STATE_HOME="$work/state"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS || true
mkdir -p "$XDG_STATE_HOME/keian"
echo '(lang: En, theme: Light, typed_paths: true)' >"$XDG_STATE_HOME/keian/settings.ron"
cp assets/sample/sample.en.ron "$work/sample.ron"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/display" >/dev/null 2>&1 &
server=$!
window=""
trap 'kill "$window" "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
until [[ -s "$work/display" ]]; do sleep 0.1; done
export DISPLAY=":$(cat "$work/display")"
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done

start() {
    "$bin/keian" "$@" >/dev/null 2>&1 &
    window=$!
    until [[ -n "$(xdotool search --onlyvisible --name Keian 2>/dev/null)" ]]; do sleep 0.1; done
    xdotool windowfocus --sync "$(xdotool search --onlyvisible --name Keian | head -1)"
}
# That a key did something: the picture on the screen is another.
last=""
shows() {
    local now
    for _ in $(seq 50); do
        sleep 0.1
        now="$(import -window root -depth 8 rgb:- | md5sum)"
        [[ "$now" != "$last" ]] && { last="$now"; return; }
    done
    echo "$1 did not appear" >&2
    exit 1
}
end() {
    kill "$window"
    wait "$window" 2>/dev/null || true
}
# User and system time of the process with its threads, in hundredths of a second.
taken() { awk '{ print $14 + $15 }' "/proc/$window/stat"; }
worst=0
rest() {
    local name="$1" before after
    # What was begun ends: the last frame, a tip, the journal, the settings.
    sleep 5
    before="$(taken)"
    sleep "$seconds"
    after="$(taken)"
    echo "$name: $(((after - before) * 10)) ms of processor time in $seconds s"
    if ((after - before > worst)); then worst=$((after - before)); fi
}
start
rest "home"
end
start "$work/sample.ron"
shows "the question"
xdotool key F5
shows "the slides"
rest "slides"
xdotool key Escape
shows "the results"
rest "results"
xdotool key ctrl+k
sleep 0.5
shows "the list of commands"
rest "a text field"
end
if ((worst > seconds)); then
    echo "a window at rest took more than a hundredth of a processor" >&2
    exit 1
fi
