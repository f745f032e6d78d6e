#!/usr/bin/env bash
# A real window on a display and a session bus of its own, used by an assistive client: a new assessment,
# answers, a saved file, a PDF, and the file again.
# Usage: bash tests/window_walk.sh KEIAN_BINARY OUT_DIR [SCRIPT], from the repository's root.
# WALK_SECONDS is how long it may take (600), WALK_LANG the window's language (En), WALK_PLACE where the window stands
# as settings have it, WALK_MANAGER is openbox where windows are moved about.
# Needs xvfb, xdotool, xclip, imagemagick, poppler-utils, dbus, at-spi2-core, python3-gi, gir1.2-atspi-2.0.
set -euo pipefail
keian="$1"
out="$2"
script="${3:-tests/assistive/walk.py}"
for tool in Xvfb xdotool xclip import pdftotext dbus-run-session /usr/bin/python3; do
    command -v "$tool" >/dev/null || { echo "missing: $tool" >&2; exit 1; }
done
mkdir -p "$out/home/state/keian"
out="$(cd "$out" && pwd)"
rm -f "$out"/*.png "$out"/*.pdf "$out"/*.ron "$out/display"
export HOME="$out/home" XDG_STATE_HOME="$out/home/state" XDG_RUNTIME_DIR="$out/home/run" LC_ALL=C.UTF-8
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
# Paths are typed: there is no portal here.
printf '(lang: %s, theme: Light, typed_paths: true, %s)\n' "${WALK_LANG:-En}" "${WALK_PLACE:-}" >"$XDG_STATE_HOME/keian/settings.ron"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS NO_AT_BRIDGE || true
# The server picks a free display and says which. It does not begin anew when a client leaves (-noreset):
# one that comes at that moment would be turned away.
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1280x800x24}" -nolisten tcp -noreset 3>"$out/display" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in $(seq 120); do
    [[ -s "$out/display" ]] && break
    sleep 0.25
done
export DISPLAY=":$(cat "$out/display")"
for _ in $(seq 120); do
    xdotool getdisplaygeometry >/dev/null 2>&1 && break
    sleep 0.25
done
if [[ -n "${WALK_MANAGER:-}" ]]; then
    "$WALK_MANAGER" --config-file "$PWD/tests/assistive/openbox.xml" >/dev/null 2>&1 &
    manager=$!
    trap 'kill "$manager" "$server" 2>/dev/null || true' EXIT
fi
timeout --signal=TERM "${WALK_SECONDS:-600}" dbus-run-session -- /usr/bin/python3 "$script" "$keian" "$out"
if [[ -s "$out/walk.pdf" ]]; then
    pdftotext "$out/walk.pdf" "$out/walk.txt"
    grep -q "Walk Works" "$out/walk.txt"
    grep -q "no trade across borders" "$out/walk.txt"
    echo "walked: $(wc -c <"$out/walk.ron") bytes of answers, $(wc -c <"$out/walk.pdf") bytes of PDF"
fi
