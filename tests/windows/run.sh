#!/usr/bin/env bash
# Runs the zip that build.sh made for Windows under Wine, unpacked in a folder of its own, beside the same program on
# Linux, which must be of the same sources.
# Usage, from the repository's root: bash tests/windows/run.sh [PART…]
#   unit      the unit tests of the library and the tests of files, commands and the session
#   commands  the command line: what it prints and makes is the same to the byte
#   files     saving, backups, locks, files held by others, long and Japanese paths, names that Windows keeps
#   refused   a hundred things that are refused: the sentence, the exit code, nothing half-written
#   kills     processes that are killed while they save (KILLS, 300): nothing is lost
#   window    the main job in the window at 100 % and 150 %, to a PDF that is the same to the byte
# Without a part all of them. PROGRAMS is another zip, or a folder with the programs; KEIAN the Linux program
# (target/debug/keian; it is built, and so are the programs of the tests where a part needs them); OUT a folder for
# pictures and files (one in the target folder).
# Wine has a home of its own here and nothing of the user's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/windows/common.sh
packages
target="$(realpath -m "${CARGO_TARGET_DIR:-target}")"
PROGRAMS="${PROGRAMS:-$(find "$target/windows" -maxdepth 1 -name 'keian-*-windows-x64.zip' | sort -V | tail -n 1)}"
export OUT="${OUT:-$target/windows/out}"
tests="$target/windows/tests"
parts=("$@")
((${#parts[@]})) || parts=(unit commands files refused kills window)
[[ -e "$PROGRAMS" ]] || { echo "build first: bash tests/windows/build.sh" >&2; exit 1; }
if [[ " ${parts[*]} " =~ \ (unit|files|kills)\  ]]; then
    bash tests/windows/build.sh tests
fi
if [[ -z "${KEIAN:-}" ]]; then
    cargo build --locked --bin keian
    KEIAN="$target/debug/keian"
fi
KEIAN="$(realpath "$KEIAN")"
export KEIAN

work="$(mktemp -d)"
server=
desk=
finish() {
    wineserver -k 2>/dev/null || true
    [[ -z "$desk" ]] || kill "$desk" 2>/dev/null || true
    [[ -z "$server" ]] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
mkdir -p "$work/home" "$work/wine" "$OUT"
if [[ -f "$PROGRAMS" ]]; then
    python3 -m zipfile -e "$PROGRAMS" "$work/unpacked"
    (cd "$work"/unpacked/* && sha256sum --quiet -c SHA256SUMS)
    echo "unpacked: $PROGRAMS"
    PROGRAMS="$(echo "$work"/unpacked/*)"
fi
PROGRAMS="$(realpath "$PROGRAMS")"
export PROGRAMS
export HOME="$work/home" WINEPREFIX="$work/wine" WINEDEBUG=-all PYTHONDONTWRITEBYTECODE=1
# Neither .NET nor a browser is asked for.
export WINEDLLOVERRIDES="mscoree,mshtml=" LC_ALL=C.UTF-8 TZ=UTC
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_STATE_HOME || true

Xvfb -displayfd 3 -screen 0 "${SCREEN:-1920x1080x24}" -nolisten tcp -noreset 3>"$work/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 120); do
    [[ -s "$work/display" ]] && break
    sleep 0.25
done
DISPLAY=":$(cat "$work/display")"
export DISPLAY
openbox >/dev/null 2>&1 &
desk=$!

# Stays until the end, so that not every program starts it anew.
wineserver -p
wine wineboot -i >/dev/null 2>&1
x86_64-w64-mingw32-gcc -O2 -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" \
    tests/windows/prng.c -ladvapi32
export HOLD="$work/hold.exe"
x86_64-w64-mingw32-gcc -O2 -municode -o "$HOLD" tests/windows/hold.c
export KILLS_PROGRAM="$tests/kills.exe"
# On the drive of the sources, so that a test's path that begins with a slash leads there.
mkdir -p "$work/tmp"
for name in TEMP TMP; do
    wine reg add 'HKCU\Environment' /v "$name" /d "Z:${work//\//\\}\\tmp" /f >/dev/null
done

# Tests that need another system's program or notion: program, test and why are in not_here.txt.
not_here() { awk -v of="$1" '$1 == of { print $2 }' tests/windows/not_here.txt; }

# One after the other where tests start processes: Wine 8 now and then fails at starting two at a time.
unit() {
    local name skip failed=0 words threads
    for name in unit files commands session; do
        words=() threads=2
        [[ "$name" != commands ]] || threads=1
        while read -r skip; do [[ -z "$skip" ]] || words+=(--skip "$skip"); done < <(not_here "$name")
        echo "-- $name"
        INSTA_WORKSPACE_ROOT="$PWD" INSTA_UPDATE=no wine "$tests/$name.exe" --test-threads "$threads" "${words[@]}" 2>&1 |
            tr -d '\r' >"$OUT/$name.txt" || true
        grep -E '^(test .*FAILED|test result|failures:|error)' "$OUT/$name.txt" || true
        grep -q '^test result: ok' "$OUT/$name.txt" || failed=1
    done
    return "$failed"
}

kills() { wine "$KILLS_PROGRAM" --kills "${KILLS:-300}" | tr -d '\r'; }

for part in "${parts[@]}"; do
    start=$SECONDS
    printf '\n== %s\n' "$part"
    case "$part" in
    unit | kills) "$part" ;;
    commands | files | refused | window) python3 "tests/windows/$part.py" ;;
    *) echo "no such part: $part" >&2; exit 2 ;;
    esac
    printf '== %s: passed in %d s\n' "$part" $((SECONDS - start))
done
