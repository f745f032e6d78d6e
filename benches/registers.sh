#!/usr/bin/env bash
# What registers cost (benches/registers.rs), and what openpyxl takes for the cells of the same export: both by their
# own clock, without their start.
# Usage: bash benches/registers.sh. Needs Python 3.10 or later with venv; installs openpyxl into a temporary folder, or
# takes the virtual environment in ENGINES_VENV.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
venv="${ENGINES_VENV:-$work/venv}"
[[ -x "$venv/bin/python" ]] || python3 -m venv "$venv"
"$venv/bin/python" -c "import openpyxl" 2>/dev/null ||
    "$venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
cargo bench --locked --bench registers -- "$work"
"$venv/bin/python" - "$work/export.xlsx" <<'PYTHON'
import io, statistics, sys, time
import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
took = []
for _ in range(5):
    begin = time.perf_counter()
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(io.BytesIO())
    took.append(time.perf_counter() - begin)
print(f"openpyxl {openpyxl.__version__}, the same {len(rows)} rows: {statistics.median(took) * 1000:.1f} ms")
PYTHON
