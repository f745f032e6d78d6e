#!/usr/bin/env bash
# Keian's export beside other ways to make a PDF: the same text (the full report of the Japanese
# sample), the same fonts, in turns on this machine. Then what Keian's report costs as the number of
# questions grows. Prints two Markdown tables.
# Usage: bash benches/engines.sh [ROUNDS]. Needs Python 3.10 or later with venv; installs the others
# into a temporary folder, or takes the virtual environment in ENGINES_VENV. LibreOffice
# (libreoffice-writer-nogui, 80 MB to fetch) takes part where it is installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds="${1:-11}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
venv="${ENGINES_VENV:-$work/venv}"
if [[ ! -x "$venv/bin/python" ]]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r benches/engines/requirements.txt
fi
cargo build --locked --release --no-default-features --bin keian
cargo build --locked --release --manifest-path benches/engines/Cargo.toml --target-dir "${CARGO_TARGET_DIR:-target}"
bin="${CARGO_TARGET_DIR:-target}/release"
fonts="$PWD/assets/fonts" sample="$PWD/assets/sample/sample.ja.ron"
"$bin/content" "$sample" ja >"$work/content.json"

# To standard output it writes as the others do; into a file it also waits until the drive has it.
report="$bin/keian report $sample --lang ja --date 2026-11-24 -o"
echo "Keian|$work/keian.pdf|$report - >$work/keian.pdf" >"$work/jobs"
echo "Keian, into a file|$work/file.pdf|$report $work/file.pdf" >>"$work/jobs"
krilla="$(sed -n '/^name = "krilla"$/{n;s/version = "\(.*\)"/\1/p}' benches/engines/Cargo.lock)"
echo "krilla $krilla, Keian's layout|$work/krilla.pdf|$bin/with_krilla $sample ja $work/krilla.pdf" >>"$work/jobs"
for engine in typst reportlab fpdf2 weasyprint; do
    version="$("$venv/bin/python" -c "import importlib.metadata as m; print(m.version('$engine'))")"
    echo "$engine $version|$work/$engine.pdf|$venv/bin/python benches/engines/with_$engine.py $work/content.json $fonts $work/$engine.pdf"
done >>"$work/jobs"
if command -v soffice >/dev/null; then
    # It sees these fonts alone, and writes into a folder of its own.
    cat >"$work/fonts.conf" <<XML
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$fonts</dir><cachedir>$work/fontcache</cachedir></fontconfig>
XML
    "$venv/bin/python" benches/engines/with_libreoffice.py "$work/content.json" "$fonts" "$work/libreoffice.html"
    version="$(soffice --version | awk '{ print $2 }')"
    echo "LibreOffice $version|$work/libreoffice.pdf|env FONTCONFIG_FILE=$work/fonts.conf soffice -env:UserInstallation=file://$work/office --headless --convert-to pdf:writer_web_pdf_Export --outdir $work $work/libreoffice.html"
fi >>"$work/jobs"
python3 benches/engines/measure.py "$rounds" "$work/jobs"

echo
for questions in 48 250 500 1000; do
    echo "$questions questions|$work/$questions.pdf|$bin/grown $questions $work/$questions.pdf"
done >"$work/sizes"
python3 benches/engines/measure.py "$rounds" "$work/sizes"
