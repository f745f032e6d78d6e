"""The command line of the Windows program against that of Linux: exit codes, what is printed and every file that is
made are the same to the byte. What two runs on Linux make differently (keys, ids) only has to be there; that it
serves is tried by the other system."""

import os
import shutil
import subprocess
import tempfile

from twins import LINUX, ROOT, WINDOWS, alike, check, ended, run, same, tree

DAY = ["--date", "2026-11-24"]
COMMANDS = (
    "new check score compare report import export registers what-if workshop verify questions questionnaire update "
    "hand-out invite submit cohort position key encrypt decrypt licences"
).split()


def steps():
    """What is run, one after the other, in one folder."""
    yield ["--version"]
    yield ["--help"]
    yield from ([command, "--help"] for command in COMMANDS)
    yield ["licences"]
    for lang in ("ja", "en"):
        said = ["--lang", lang]
        sample = f"sample.{lang}.ron"
        for form in ("text", "json"):
            yield ["questions", *said, "--format", form]
            yield ["score", sample, *said, "--format", form]
            yield ["registers", sample, *said, "--format", form, *DAY]
            yield ["what-if", sample, "--country", "CN", *said, "--format", form]
            yield ["compare", f"small.{lang}.ron", sample, *said, "--format", form, *DAY]
        for edition in ("board", "full", "questionnaire"):
            yield ["report", sample, "-o", f"{edition}.{lang}.pdf", "--edition", edition, *said, *DAY]
        yield ["report", sample, "-o", "-", "--edition", "board", *said, *DAY]
        yield ["report", sample, "-o", f"attached.{lang}.pdf", "--attach", *said, *DAY]
        yield ["report", sample, "-o", f"compared.{lang}.pdf", "--compare", f"small.{lang}.ron", *said, *DAY]
        yield ["verify", f"full.{lang}.pdf", sample, *said]
        yield ["verify", f"full.{lang}.pdf", f"small.{lang}.ron", *said]
        yield ["verify", f"compared.{lang}.pdf", sample, *said]
        yield ["verify", f"compared.{lang}.pdf", sample, "--compare", f"small.{lang}.ron", *said]
        yield ["score", f"attached.{lang}.pdf", *said]
        yield ["workshop", "cards", sample, "-o", f"cards.{lang}.pdf", *said, *DAY]
        yield ["export", sample, "-o", f"registers.{lang}.xlsx", *said]
        yield ["export", sample, "-o", f"registers.{lang}.json", *said]
        yield ["export", sample, "-o", f"trade.{lang}.csv", "--part", "trade", *said]
        yield ["registers", sample, "--figures", f"figures.{lang}.xlsx", *said, *DAY]
        yield ["import", f"purchases.{lang}.xlsx", "--into", f"small.{lang}.ron", "-o", "none.ron", "--dry-run", *said]
        yield ["import", f"purchases.{lang}.xlsx", "--into", f"small.{lang}.ron", "-o", f"taken.{lang}.ron", *said]
        yield ["import", f"trade.{lang}.csv", "--into", f"small.{lang}.ron", "-o", f"again.{lang}.ron", *said]
        yield ["score", f"taken.{lang}.ron", *said]
        yield ["questionnaire", "export", "-o", f"questions.{lang}.xlsx", *said]
        yield ["questionnaire", "check", f"questions.{lang}.xlsx", *said]
        yield ["new", "--organisation", "例の会社", "--size", "small", "-o", f"new.{lang}.keian", *said]
        yield ["report", f"new.{lang}.keian", "-o", f"new.{lang}.pdf", *said, *DAY]
        yield ["update", sample, "--to", "meti-guideline.ron", *said]
        yield ["update", sample, "--overlay", "parts-makers.ron", "-o", f"updated.{lang}.ron", *said]
        yield ["hand-out", sample, *said]
        yield ["hand-out", f"new.{lang}.keian", "--questions", "A-1,A-2", "--to", "調達部", "--by", "2027-01-31"] + [
            "-o", f"out.{lang}.keian", *said,
        ]  # fmt: skip
    yield ["check", "meti-guideline.ron", "parts-makers.ron", "documents.ron", "technologies.ron", "sample.ja.ron"]
    yield ["key", "new", "-o", "key.txt"]
    yield ["encrypt", "sample.ja.ron", "-o", "words.age", "--passphrase-file", "words.txt"]
    yield ["decrypt", "words.age", "-o", "-", "--passphrase-file", "words.txt"]
    yield ["decrypt", "words.age", "-o", "decrypted.ron", "--passphrase-file", "words.txt"]


def fill(folder):
    """What the commands work on."""
    for name in (
        "assets/sample/sample.ja.ron",
        "assets/sample/sample.en.ron",
        "assets/sample/small.ja.ron",
        "assets/sample/small.en.ron",
        "assets/sample/purchases.ja.xlsx",
        "assets/sample/purchases.en.xlsx",
        "questionnaires/meti-guideline.ron",
        "questionnaires/examples/parts-makers.ron",
        "questionnaires/lists/documents.ron",
        "questionnaires/lists/technologies.ron",
    ):
        shutil.copy(os.path.join(ROOT, name), folder)
    with open(os.path.join(folder, "words.txt"), "wb") as file:
        file.write("正しい 馬 電池 ホチキス\r\n".encode())


def sealed(linux, windows):
    """What one system encrypted, the other opens; and Debian's age where it is there."""
    for maker, made, reader, read in ((LINUX, linux, WINDOWS, windows), (WINDOWS, windows, LINUX, linux)):
        there = os.path.join(read, "from-the-other")
        os.makedirs(there)
        name = "Windows" if maker is WINDOWS else "Linux"
        with open(os.path.join(made, "key.txt"), encoding="utf-8") as file:
            public = next(line.split(": ")[1].strip() for line in file if "public key" in line)
        code, _, errors = run(maker, ["encrypt", "sample.en.ron", "-o", "key.age", "-r", public], made)
        same(f"encrypted to a key on {name}", (code, errors), (0, b""))
        for file in ("key.age", "words.age", "key.txt", "words.txt"):
            shutil.copy(os.path.join(made, file), there)
        with open(os.path.join(made, "sample.en.ron"), "rb") as file:
            english = file.read()
        with open(os.path.join(made, "sample.ja.ron"), "rb") as file:
            japanese = file.read()
        said = run(reader, ["decrypt", "key.age", "-o", "-", "-i", "key.txt"], there)
        same(f"what {name} encrypted to a key", said, (0, english, b""))
        said = run(reader, ["decrypt", "words.age", "-o", "-", "--passphrase-file", "words.txt"], there)
        same(f"what {name} encrypted with a passphrase", said, (0, japanese, b""))
        if shutil.which("age"):
            age = ["age", "-d", "-i", "key.txt", "key.age"]
            said = subprocess.run(age, cwd=there, capture_output=True, check=False).stdout
            same(f"what {name} encrypted to a key, by age", said, english)


def main():
    with tempfile.TemporaryDirectory() as work:
        folders = [os.path.join(work, name) for name in ("linux", "linux-again", "windows")]
        for folder in folders:
            os.makedirs(folder)
            fill(folder)
        random = set()
        for words in steps():
            said = [run(program, words, folder) for program, folder in zip((LINUX, LINUX, WINDOWS), folders)]
            name = " ".join(words)
            same(f"{name}: exit code", said[0][0], said[2][0])
            same(f"{name}: errors", alike(said[0][2]), alike(said[2][2]))
            if said[0][1] == said[1][1]:
                same(f"{name}: output", said[0][1], said[2][1].replace(b"keian.exe", b"keian"))
            trees = [tree(folder) for folder in folders]
            same(f"{name}: files", sorted(trees[0]), sorted(trees[2]))
            random |= {file for file in trees[0] if trees[0][file] != trees[1].get(file)}
            for file in sorted(trees[0].keys() & trees[2].keys() - random):
                if trees[0][file] != trees[2][file]:
                    random.add(file)
                    same(f"{name}: {file}", trees[0][file], trees[2][file])
        made = [file for file in tree(folders[2]) if file not in random]
        pdfs = [file for file in made if file.endswith(".pdf")]
        print(f"the same to the byte: {len(made)} files, {len(pdfs)} PDF files; with keys or ids: {sorted(random)}")
        check("the PDF files that are the same", len(pdfs) >= 12, len(pdfs))
        sealed(folders[0], folders[2])
    ended("commands", 300)


main()
