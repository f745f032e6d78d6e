#!/usr/bin/env python3
"""Makes third-party.txt: what is built into Keian on any system, each with its licence, and the texts.
Usage: make.py [--check]. With --check it changes nothing and fails when the file is not what it would make.
Reads Cargo.lock through `cargo metadata --locked` and the licence files of the crates themselves; where a
crate has none, the standard text of its licence stands under the authors that it names."""

import difflib
import json
import os
import re
import subprocess
import sys
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MADE = os.path.join(HERE, "third-party.txt")
WIDTH = 100
# The systems of deny.toml.
SYSTEMS = (
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-pc-windows-gnu",
    "aarch64-apple-darwin",
)
# Where a crate leaves the choice, the first of these is taken.
PREFERRED = (
    "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "BSL-1.0", "Unicode-3.0",
    "OFL-1.1", "Ubuntu-font-1.0", "Apache-2.0 WITH LLVM-exception",
)  # fmt: skip
# The crates in Rust's standard library, which all leave the choice, with their holders.
STANDARD = {
    "addr2line": "2016-2018 The gimli Developers",
    "adler2": "Jonas Schievink",
    "cfg-if": "2014 Alex Crichton",
    "compiler_builtins": "The Rust Project Contributors",
    "gimli": "2015 The Rust Project Developers",
    "hashbrown": "2016 Amanieu d'Antras",
    "libc": "The Rust Project Developers",
    "memchr": "2015 Andrew Gallant",
    "miniz_oxide": "2017 Frommi; Copyright (c) 2017-2024 oyvindln",
    "object": "2015 The Gimli Developers",
    "rustc-demangle": "2014 Alex Crichton",
    "rustc-literal-escaper": "The Rust Project Developers",
}
# By which words a text is known.
SIGNS = {
    "MIT": "Permission is hereby granted, free of charge, to any person obtaining a copy of this software",
    "Apache-2.0": "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
    "BSD-2-Clause": "Redistribution and use in source and binary forms",
    "BSD-3-Clause": "Redistribution and use in source and binary forms",
    "ISC": "Permission to use, copy, modify, and/or distribute this software",
    "Zlib": "This software is provided 'as-is', without any express or implied warranty",
    "BSL-1.0": "Boost Software License - Version 1.0",
    "Unicode-3.0": "UNICODE LICENSE V3",
    "OFL-1.1": "SIL OPEN FONT LICENSE",
    "Ubuntu-font-1.0": "UBUNTU FONT LICENCE Version 1.0",
}


def shipped():
    """The crates that are built into the program, without those that only build or test it."""
    found = {}
    for system in SYSTEMS:
        command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", system]
        meta = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
        packages = {p["id"]: p for p in meta["packages"]}
        nodes = {n["id"]: n for n in meta["resolve"]["nodes"]}
        macros = {i for i, p in packages.items() if any("proc-macro" in t["kind"] for t in p["targets"])}
        todo, seen = [meta["resolve"]["root"]], set()
        while todo:
            package = todo.pop()
            if package in seen or package in macros:
                continue
            seen.add(package)
            for dep in nodes[package]["deps"]:
                if any(kind["kind"] is None for kind in dep["dep_kinds"]):
                    todo.append(dep["pkg"])
        for package in seen - {meta["resolve"]["root"]}:
            p = packages[package]
            found[(p["name"], p["version"])] = p
    return [found[key] for key in sorted(found)]


def chosen(expression):
    """The licences that are taken of an SPDX expression: all of AND, the preferred one of OR."""
    expression = expression.replace("/", " OR ")
    tokens = re.findall(r"\(|\)|\bAND\b|\bOR\b|[^\s()]+(?: WITH [^\s()]+)?", expression)

    def either():
        ways = [both()]
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            ways.append(both())
        rank = lambda way: max(PREFERRED.index(name) if name in PREFERRED else 99 for name in way)
        return min(ways, key=lambda way: (rank(way), len(way)))

    def both():
        way = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            way = way + [name for name in one() if name not in way]
        return way

    def one():
        token = tokens.pop(0)
        if token == "(":
            way = either()
            tokens.pop(0)
            return way
        return [token]

    taken = either()
    unknown = [name for name in taken if name not in PREFERRED]
    if unknown:
        raise SystemExit(f"a licence that deny.toml does not allow: {unknown}")
    return taken


def plain(text):
    return re.sub(r"[\s*#>]+", " ", text).strip().lower()


def files(package):
    """The licence and notice files of a crate, and those of its fonts."""
    folder = os.path.dirname(package["manifest_path"])
    for where in (folder, os.path.join(folder, "fonts"), os.path.join(folder, "LICENSES")):
        for name in sorted(os.listdir(where)) if os.path.isdir(where) else []:
            path = os.path.join(where, name)
            licence = re.match(r"(li[cs]en[cs]e|copying|copyright|notice|unlicense)", name.lower())
            if os.path.isfile(path) and (licence or where != folder and name.endswith((".txt", ".md"))):
                with open(path, encoding="utf-8-sig", errors="replace") as file:
                    yield name, file.read().replace("\r\n", "\n")


def texts(package):
    """Pairs of licence and text for a crate."""
    there = list(files(package))
    for licence in chosen(package["license"]):
        name = licence.removesuffix(" WITH LLVM-exception")
        own = [text for _, text in there if plain(SIGNS[name]) in plain(text)]
        yield from ((licence, text) for text in own)
        if not own:
            authors = ", ".join(re.sub(r"\s*<[^>]*>", "", a) for a in package["authors"])
            with open(os.path.join(HERE, f"{name}.txt"), encoding="utf-8") as file:
                who = authors or f"the authors of {package['name']}"
                yield licence, file.read().replace("{holders}", who)
    for name, text in there:
        if name.lower().startswith("notice"):
            yield "notice", text


def split_mit(text):
    """A text of the MIT licence as its copyright lines, if the rest is the standard one."""
    with open(os.path.join(HERE, "MIT.txt"), encoding="utf-8") as file:
        standard = plain(file.read().split("{holders}")[1])
    start = text.find("Permission is hereby granted")
    head, rest = text[:start], text[start:]
    if plain(rest).rstrip('." ') != standard.rstrip('." '):
        return None
    lines = [re.sub(r"\s+", " ", line).strip() for line in head.splitlines()]
    return [line for line in lines if "copyright" in line.lower() or line.startswith(("(c)", "©"))]


def laid_out(text):
    """Lines of at most WIDTH characters, without trailing spaces or runs of empty lines."""
    out = []
    for line in text.expandtabs(4).strip("\n\f").splitlines():
        line = line.replace("\f", "").rstrip()
        indent = re.match(r" *", line)[0][:20]
        out += textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_long_words=True) or [""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n")


def fonts():
    """The fonts that Keian itself embeds."""
    folder = os.path.join(ROOT, "assets", "fonts")
    noto = [(f"Noto Sans {region}", "OFL-NotoSansJP.txt") for region in ("JP", "SC", "TC", "KR")]
    for font, name in [("BIZ UDPGothic", "OFL-BIZUDGothic.txt"), *noto]:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            yield font, file.read()


def made():
    crates = shipped()
    groups, mit = {}, []
    rows = []
    for package in crates:
        name = f"{package['name']} {package['version']}"
        taken = " AND ".join(chosen(package["license"]))
        rows.append(f"{name}: {taken}" + (f" ({package['repository']})" if package["repository"] else ""))
        for licence, text in texts(package):
            holders = split_mit(text) if licence == "MIT" else None
            if holders:
                mit.append(f"{name}: " + "; ".join(dict.fromkeys(holders)))
            else:
                groups.setdefault(plain(text), (licence, text, []))[2].append(name)
    for font, text in fonts():
        rows.append(f"{font} (font): OFL-1.1")
        groups.setdefault(plain(text), ("OFL-1.1", text, []))[2].append(font)
    with open(os.path.join(ROOT, "assets", "countries", "LICENSE.txt"), encoding="utf-8") as file:
        text = file.read()
    names = "Names of countries of the Unicode CLDR"
    rows.append(f"{names}: Unicode-3.0")
    groups.setdefault(plain(text), ("Unicode-3.0", text, []))[2].append(names)
    rows.append("The Rust standard library: MIT (https://github.com/rust-lang/rust)")
    mit.append("The Rust standard library: Copyright (c) The Rust Project Contributors")
    for name, holder in STANDARD.items():
        rows.append(f"{name} (in the standard library): MIT")
        mit.append(f"{name} (in the standard library): Copyright (c) {holder}")
    # What the linker for Windows puts into the program.
    with open(os.path.join(HERE, "ZPL-2.1.txt"), encoding="utf-8") as file:
        text = file.read()
    name = "The mingw-w64 runtime (Windows)"
    rows.append(f"{name}: ZPL-2.1 (https://www.mingw-w64.org)")
    groups.setdefault(plain(text), ("ZPL-2.1", text, []))[2].append(name)
    rows.append("libgcc of the GNU compiler (Windows): GPL-3.0 with the GCC Runtime Library Exception 3.1, under "
                "which it may be in a program of any licence (https://gcc.gnu.org)")  # fmt: skip
    parts = [
        laid_out(
            f"Built into Keian on one system or another: {len(crates)} crates, the Rust standard library and two "
            "fonts, with the licence under which each is used here. The texts follow."
        ),
        "\n".join(laid_out(row) for row in rows),
        "=" * WIDTH + "\nMIT\n",
        "\n".join(laid_out(line) for line in dict.fromkeys(mit)),
    ]
    with open(os.path.join(HERE, "MIT.txt"), encoding="utf-8") as file:
        parts.append(laid_out(file.read().split("{holders}")[1]))
    for licence, text, names in sorted(groups.values(), key=lambda group: (group[0], group[2])):
        head = "\n".join(textwrap.wrap(", ".join(dict.fromkeys(names)), WIDTH))
        parts.append("=" * WIDTH + f"\n{licence}\n\n{head}")
        parts.append(laid_out(text))
    return "\n\n".join(parts) + "\n"


def main(arguments):
    text = made()
    if arguments == ["--check"]:
        with open(MADE, encoding="utf-8") as file:
            there = file.read()
        if there != text:
            lines = difflib.unified_diff(there.splitlines(), text.splitlines(), "third-party.txt", "made now", lineterm="", n=0)
            print("\n".join(list(lines)[:40]), file=sys.stderr)
            raise SystemExit("assets/licences/third-party.txt is out of date: run assets/licences/make.py")
        print(f"third-party licences are up to date: {len(text)} characters")
    elif not arguments:
        with open(MADE, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    else:
        raise SystemExit(__doc__)


main(sys.argv[1:])
