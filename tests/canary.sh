#!/usr/bin/env bash
# An encrypted session in the real window, from the first letter over two crashes, a hand-out, answers read back
# and another name: nothing that was typed may stand in clear in any file of the home folder or the folder of
# temporary files, nor in the window's title, and no file may be written anywhere else.
# Usage: bash tests/canary.sh KEIAN_BINARY OUT_DIR, from the repository's root.
# Needs strace and what tests/window_walk.sh needs.
set -euo pipefail
keian="$(realpath "$1")"
mkdir -p "$2/canary-tmp"
out="$(realpath "$2")"
rm -rf "$out/home" "$out/opened" "$out"/canary-tmp/*
export CANARY_TMP="$out/canary-tmp"
# Some thirty steps, which take minutes where much else runs.
export WALK_SECONDS="${WALK_SECONDS:-1800}"
# TMPDIR for Keian alone; the calls that open a file, and no other call waits for strace (--seccomp-bpf).
cat >"$out/traced" <<EOF2
#!/bin/sh
# The graphics driver takes the home folder from the user database otherwise.
export TMPDIR="$CANARY_TMP" MESA_SHADER_CACHE_DIR="$out/home/.cache"
exec strace -D -f --seccomp-bpf -qq -A -s 4096 -o "$out/opened" -e trace=open,openat,openat2,creat "$keian" "\$@"
EOF2
chmod +x "$out/traced"
bash "$(dirname "${BASH_SOURCE[0]}")/window_walk.sh" "$out/traced" "$out" tests/assistive/canary.py
# What was opened to be written, but for devices and what the kernel shows as files.
written="$(grep -E 'O_WRONLY|O_RDWR|creat\(' "$out/opened" | grep -v ' = -1 ' || true)"
elsewhere="$(grep -vE "\"($out/home/|$out/canary-tmp/|/dev/|/proc/)" <<<"$written" || true)"
[[ -n "$written" ]] || { echo "strace saw no file being written: the check sees nothing" >&2; exit 1; }
[[ -z "$elsewhere" ]] || { printf 'written outside of the home folder:\n%s\n' "$elsewhere" >&2; exit 1; }
echo "canary: $(wc -l <<<"$written") files opened for writing, none outside of the folders searched"
