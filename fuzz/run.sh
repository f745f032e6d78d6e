#!/usr/bin/env bash
# Fuzzes every parser of files from outside, from the hostile files of the tests and the shipped ones.
# Usage: bash fuzz/run.sh seconds N [JOBS]    every target for N seconds, built quickly
#        bash fuzz/run.sh million N [JOBS]    N million executions over all targets, optimised
# JOBS targets run at a time (1 without it). Prints the executions of each target; fails at the first
# crash and leaves its input in fuzz/artifacts. Needs a C++ compiler.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
way="$1" amount="$2" jobs="${3:-1}"
target="${CARGO_TARGET_DIR:-$PWD/target}"
mkdir -p "$target" artifacts
target="$(cd "$target" && pwd)"
host="$(rustc -vV | sed -n 's/^host: //p')"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Of each million executions, by the speed of the target: a file of answers is checked as a whole and
# written again, an encrypted one is opened with a key.
declare -A share=([answers]=70000 [migrate]=70000 [questionnaire]=100000 [overlay]=70000
    [list]=200000 [association]=50000 [journal]=150000 [keys]=250000 [encrypted]=40000
    [sheets]=40000)
declare -A seeds=(
    [answers]="../tests/corpus/answers ../tests/fixtures/refused ../assets/sample"
    [migrate]="../tests/corpus/answers ../tests/fixtures/formats/v1"
    [questionnaire]="../tests/corpus/questionnaires ../questionnaires ../tests/fixtures/questionnaires"
    [overlay]="../tests/corpus/questionnaires ../tests/fixtures/editions"
    [list]="../questionnaires/lists"
    [association]="../tests/corpus/association"
    [journal]="../tests/corpus/journals"
    [keys]="../tests/corpus/keys"
    [encrypted]="../tests/corpus/encrypted"
    [sheets]="../tests/fixtures/sheets")

case "$way" in
    seconds) profile=dev built="$target/$host/debug" ;;
    million) profile=release built="$target/$host/release" ;;
    *) echo "seconds or million?" >&2; exit 2 ;;
esac

# What `cargo fuzz build -s none` tells the compiler: every edge and every comparison is counted. With
# --target, for then the programs that run while building are not.
flags="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4"
for counted in inline-8bit-counters pc-table trace-compares; do
    flags+=" -Cllvm-args=-sanitizer-coverage-$counted"
done
RUSTFLAGS="$flags" CARGO_INCREMENTAL=0 cargo build --locked --bins --profile "$profile" --target "$host" --target-dir "$target"

fuzz() {
    local name="$1" limit start="$SECONDS"
    case "$way" in
        seconds) limit="-max_total_time=$amount" ;;
        million) limit="-runs=$((share[$name] * amount))" ;;
    esac
    mkdir "$work/$name"
    # shellcheck disable=SC2086
    if ! "$built/$name" "$limit" -max_len=65536 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="artifacts/$name-" "$work/$name" ${seeds[$name]} >"$work/$name.log" 2>&1; then
        tail -n 40 "$work/$name.log" >&2
        return 1
    fi
    awk -v name="$name" -v spent=$((SECONDS - start)) '
        /stat::number_of_executed_units/ { printf "%-14s %10d executions in %d s, no crash\n", name, $2, spent }
    ' "$work/$name.log" | tee -a "$work/executions"
}

running=()
for name in encrypted keys list questionnaire journal overlay migrate sheets association answers; do
    while ((${#running[@]} >= jobs)); do
        wait -n "${running[@]}"
        mapfile -t running < <(jobs -pr)
    done
    fuzz "$name" &
    running+=("$!")
done
for process in "${running[@]}"; do wait "$process"; done
awk '{ all += $2; n++ } END { printf "%d targets, %d executions in all\n", n, all; exit n != 10 }' "$work/executions"
