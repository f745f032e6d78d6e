#!/usr/bin/env bash
# The walk through the real window in an empty network namespace, under strace: it must pass, and
# every socket that is opened must be a Unix one. Usage: bash tests/no_network.sh KEIAN_BINARY OUT_DIR.
# Needs root (or user namespaces), strace, util-linux, and what tests/window_walk.sh needs.
set -euo pipefail
keian="$(realpath "$1")"
out="$2"
mkdir -p "$out"
out="$(realpath "$out")"
rm -f "$out/sockets"
cat >"$out/traced" <<EOF
#!/bin/sh
exec strace -D -f -qq -A -o "$out/sockets" -e trace=socket,io_uring_setup "$keian" "\$@"
EOF
chmod +x "$out/traced"
as_root=()
[[ "$(id -u)" == 0 ]] || as_root=(--map-root-user)
apart=(unshare --net "${as_root[@]}")
if ! "${apart[@]}" true; then
    [[ "${KEIAN_NO_NAMESPACES:-}" == allowed ]] || {
        echo "this system lets no process have a network of its own; with KEIAN_NO_NAMESPACES=allowed only the sockets are checked" >&2
        exit 1
    }
    echo "NOT in an empty network namespace: this system does not allow one. Only the sockets are checked."
    apart=()
fi
"${apart[@]}" bash "$(dirname "${BASH_SOURCE[0]}")/window_walk.sh" "$out/traced" "$out/walk"
opened="$(grep -c 'socket(AF_UNIX' "$out/sockets" || true)"
others="$(grep -E 'socket\(|io_uring_setup\(' "$out/sockets" | grep -v 'socket(AF_UNIX' | grep -v 'EACCES' || true)"
[[ -z "$others" ]] || { printf 'sockets that are not local:\n%s\n' "$others" >&2; exit 1; }
((opened > 0)) || { echo "strace saw no socket: the check sees nothing" >&2; exit 1; }
echo "no network: $opened local sockets and no other"
