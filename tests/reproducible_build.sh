#!/usr/bin/env bash
# Builds what is committed twice, in two directories, as it is shipped: the two programs must be the same
# to the byte, and name no folder of this machine.
# Usage: bash tests/reproducible_build.sh [OUT [CARGO_OPTION…]], for example --no-default-features.
# With OUT the program is left there. Two release builds: about ten minutes on two cores, 2 GB of disk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out="${1:-}"
shift || true
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
commit="$(git rev-parse HEAD)"
cargo_home="${CARGO_HOME:-$HOME/.cargo}"
sysroot="$(rustc --print sysroot)"
unset CARGO_TARGET_DIR
programs=()
for name in first another-directory-with-a-longer-name; do
    source="$work/$name"
    mkdir -p "$source"
    git archive "$commit" | tar -x -C "$source"
    RUSTFLAGS="--remap-path-prefix=$source=/keian --remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=$sysroot=/rust" \
        cargo build --release --locked --manifest-path "$source/Cargo.toml" "$@"
    mv "$source/target/release/keian" "$work/$name.keian"
    rm -rf "$source/target"
    programs+=("$work/$name.keian")
done
sha256sum "${programs[@]}"
cmp "${programs[@]}" || { echo "the two builds differ" >&2; exit 1; }
# Not the home folder itself: the home of root is the end of a name on the accessibility bus.
for path in "$work" "$cargo_home" "$sysroot" "$HOME/."; do
    if grep -qaF -- "$path" "${programs[0]}"; then
        echo "the program names a folder of this machine: $path" >&2
        exit 1
    fi
done
echo "reproducible: $(sha256sum "${programs[0]}" | cut -d ' ' -f 1), $(stat -c %s "${programs[0]}") bytes, $(rustc --version)"
if [[ -n "$out" ]]; then
    mkdir -p "$out"
    cp "${programs[0]}" "$out/keian"
fi
