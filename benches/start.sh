#!/usr/bin/env bash
# From the start of the process to the first frame on the screen: Keian beside a bare eframe window with
# the same fonts, in turns, on a display of its own. Prints both medians and their ratio.
# Usage: bash benches/start.sh [ROUNDS] [PROFILE: release or debug]. Needs xvfb, xdotool.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds="${1:-15}"
profile="${2:-release}"
for tool in Xvfb xdotool; do
    command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done
flag=()
[[ "$profile" == release ]] && flag=(--release)
cargo build --locked "${flag[@]}" --bin keian --example bare_window
bin="${CARGO_TARGET_DIR:-target}/$profile"
work="$(mktemp -d)"
export HOME="$work" XDG_STATE_HOME="$work/state"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS || true
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/display" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
until [[ -s "$work/display" ]]; do sleep 0.1; done
export DISPLAY=":$(cat "$work/display")"
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done

# eframe shows its window only when the first frame is painted: a visible window is a painted one.
start() {
    local name="$1" begin end pid
    shift
    begin="$(date +%s%N)"
    "$@" >/dev/null 2>&1 &
    pid=$!
    until [[ -n "$(xdotool search --onlyvisible --name "$name" 2>/dev/null)" ]]; do :; done
    end="$(date +%s%N)"
    kill "$pid"
    wait "$pid" 2>/dev/null || true
    echo $(((end - begin) / 1000))
}
for _ in $(seq "$rounds"); do
    start "Bare window" "$bin/examples/bare_window" >>"$work/bare"
    start "Keian" "$bin/keian" >>"$work/keian"
done
middle() { sort -n "$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
bare="$(middle "$work/bare")"
keian="$(middle "$work/keian")"
awk -v b="$bare" -v k="$keian" -v n="$rounds" 'BEGIN {
    printf "start to first frame, median of %d: bare window %.0f ms, Keian %.0f ms, ratio %.2f\n", n, b / 1000, k / 1000, k / b
}'
