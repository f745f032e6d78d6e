#!/usr/bin/env bash
# Builds what is committed twice, in two directories, as it is shipped: both builds of each program must be the
# same to the byte, and name no folder of this machine.
# Usage: bash tests/reproducible_build.sh [OUT [CARGO_OPTION…]], for example --no-default-features, which leaves
# out keian-window. With OUT the programs are left there. Two release builds: about ten minutes on two cores, 2 GB of disk.
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
builds=()
for name in first another-directory-with-a-longer-name; do
    source="$work/$name"
    mkdir -p "$source" "$work/$name.programs"
    git archive "$commit" | tar -x -C "$source"
    RUSTFLAGS="--remap-path-prefix=$source=/keian --remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=$sysroot=/rust" \
        cargo build --release --locked --manifest-path "$source/Cargo.toml" "$@"
    for program in keian keian-window; do
        [[ ! -e "$source/target/release/$program" ]] || mv "$source/target/release/$program" "$work/$name.programs/"
    done
    rm -rf "$source/target"
    builds+=("$work/$name.programs")
done
for program in "${builds[0]}"/*; do
    other="${builds[1]}/${program##*/}"
    sha256sum "$program" "$other"
    cmp "$program" "$other" || { echo "the two builds differ" >&2; exit 1; }
    # Not the home folder itself: the home of root is the end of a name on the accessibility bus.
    for path in "$work" "$cargo_home" "$sysroot" "$HOME/."; do
        if grep -qaF -- "$path" "$program"; then
            echo "the program names a folder of this machine: $path" >&2
            exit 1
        fi
    done
    echo "reproducible: ${program##*/} $(sha256sum "$program" | cut -d ' ' -f 1), $(stat -c %s "$program") bytes, $(rustc --version)"
done
if [[ -n "$out" ]]; then
    mkdir -p "$out"
    cp "${builds[0]}"/* "$out/"
fi
