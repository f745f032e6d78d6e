# What the scripts for Windows share: the packages, the flags of the compiler, and a build in any folder.
# Read by `.`, from the repository's root.

# Debian's own compiler and its sources, for the standard library is built with the program.
windows_packages=(
    rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64 libc6-dev gcc ca-certificates git jq python3
    wine wine64 xvfb openbox xdotool x11-utils imagemagick age
)
windows_triple=x86_64-pc-windows-gnu

# Installs what is missing; touches nothing where all is there.
packages() {
    local missing=() package
    for package in "${windows_packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    echo "installing: ${missing[*]}" >&2
    local as_root=()
    [[ "$(id -u)" == 0 ]] || as_root=(sudo)
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -q >&2
    "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}

# Runs cargo for Windows on the sources in a folder: SOURCE TARGET ARGUMENT….
# The linker writes no time, and no path of this machine gets into the program.
windows_cargo() {
    local source target cargo_home rust flags pair
    source="$(realpath "$1")"
    mkdir -p "$2"
    target="$(realpath "$2")"
    shift 2
    cargo_home="$(realpath -m "${CARGO_HOME:-$HOME/.cargo}")"
    rust="$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust"
    flags=(-C link-arg=-Wl,--no-insert-timestamp)
    for pair in "$source=/keian" "$target=/keian/target" "$cargo_home=/cargo" "$rust=/rust" \
        "$(realpath "$rust")=/rust"; do
        flags+=("--remap-path-prefix=$pair")
    done
    (
        cd "$source"
        # A toolchain of rustup that is set for this process is not Debian's.
        unset RUSTUP_TOOLCHAIN RUSTFLAGS CARGO_BUILD_TARGET
        export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_INCREMENTAL=0 CARGO_TARGET_DIR="$target"
        export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
        # Crate by crate, as it was tried under Wine: with its own standard library it was never linked as a whole.
        export CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
        CARGO_ENCODED_RUSTFLAGS="$(IFS=$'\x1f' && echo "${flags[*]}")"
        export CARGO_ENCODED_RUSTFLAGS
        /usr/bin/cargo "$@" --locked -Zbuild-std=std,panic_unwind --target "$windows_triple"
    )
}

# The programs in a folder of a build, as they are shipped: TARGET.
windows_programs() { find "$1/$windows_triple/release" -maxdepth 1 -name '*.exe' | sort; }
