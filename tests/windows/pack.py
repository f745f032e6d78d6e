#!/usr/bin/env python3
"""Packs the Windows programs with what belongs to them into a zip that runs where it is unpacked.
Usage: python3 tests/windows/pack.py [PROGRAMS [OUT.zip]]: the folder that build.sh names, and the file to make.
The same programs and the same commit give the same bytes: names are in order, and every file has the time of the
commit. Inside, SHA256SUMS has the digest of every other file."""

import hashlib
import os
import re
import subprocess
import sys
import time
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TARGET = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "windows")
PROGRAMS = ("keian-window.exe", "keian.exe")
# Where it stands in the zip, and where in the repository. What ends in .txt gets the line ends of Windows.
BESIDE = {
    "README.txt": "assets/windows/README.txt",
    "docs/windows.ja.md": "docs/windows.ja.md",
    "docs/windows.md": "docs/windows.md",
    "licences/LICENSE-APACHE.txt": "LICENSE-APACHE",
    "licences/LICENSE-MIT.txt": "LICENSE-MIT",
    "licences/third-party.txt": "assets/licences/third-party.txt",
    "questionnaires/meti-guideline.ron": "questionnaires/meti-guideline.ron",
    "questionnaires/parts-makers.ron": "questionnaires/examples/parts-makers.ron",
    "samples/purchases.en.xlsx": "assets/sample/purchases.en.xlsx",
    "samples/purchases.ja.xlsx": "assets/sample/purchases.ja.xlsx",
}


def version():
    with open(os.path.join(ROOT, "Cargo.toml"), encoding="utf-8") as file:
        return re.search(r'^version = "([^"]+)"', file.read(), re.M)[1]


def moment():
    """The time of the commit, in UTC."""
    command = ["git", "log", "-1", "--format=%ct"]
    told = os.environ.get("SOURCE_DATE_EPOCH") or subprocess.check_output(command, cwd=ROOT, text=True)
    return time.gmtime(int(told))[:6]


def read(path):
    with open(path, "rb") as file:
        return file.read()


def contents(programs):
    """Every file by its name in the zip."""
    files = {name: read(os.path.join(programs, name)) for name in PROGRAMS}
    for name, path in BESIDE.items():
        data = read(os.path.join(ROOT, path))
        if name.endswith(".txt"):
            # With a mark, for old editors take Japanese for another encoding.
            data = b"\xef\xbb\xbf" + data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        files[name] = data
    sums = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    files["SHA256SUMS"] = "".join(sums).encode()
    return files


def write(out, folder, files, when):
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # As DOS has it: neither rights nor owner of this machine.
            entry.create_system = 0
            zipped.writestr(entry, files[name])


def look_again(out, folder):
    """What is in the zip is what its sums say, and nothing else is."""
    with zipfile.ZipFile(out) as zipped:
        names = set(zipped.namelist())
        for line in zipped.read(f"{folder}/SHA256SUMS").decode().splitlines():
            digest, name = line.split("  ")
            if hashlib.sha256(zipped.read(f"{folder}/{name}")).hexdigest() != digest:
                raise SystemExit(f"{name} is not what its sum says")
            names.remove(f"{folder}/{name}")
    if names != {f"{folder}/SHA256SUMS"}:
        raise SystemExit(f"without a sum: {names}")


def main(programs=None, out=None):
    folder = f"keian-{version()}-windows-x64"
    programs = programs or os.path.join(TARGET, "x86_64-pc-windows-gnu", "release")
    out = out or os.path.join(TARGET, f"{folder}.zip")
    files, when = contents(programs), moment()
    for path in (out, f"{out}.again"):
        write(path, folder, files, when)
        look_again(path, folder)
    if read(out) != read(f"{out}.again"):
        raise SystemExit("packed twice, it is not the same")
    os.remove(f"{out}.again")
    print(f"{out}: {os.path.getsize(out)} bytes, SHA-256 {hashlib.sha256(read(out)).hexdigest()}")


main(*sys.argv[1:])
