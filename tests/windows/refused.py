"""What the Windows program refuses: broken files, wrong words, places that are none. Each with the sentence and the
exit code of Linux, and nothing half-written. Names that only Windows refuses have no twin: there it counts that the
exit code is 1, that Keian's own sentence is said, and that nothing is there afterwards."""

import os
import shutil
import tempfile

from twins import LINUX, ROOT, WINDOWS, alike, check, ended, run, same, tree

DAY = ["--date", "2026-11-24"]
SAMPLE = "sample.ja.ron"


def files(folder):
    at = os.path.join(ROOT, "tests", folder)
    return [os.path.join(at, name) for name in sorted(os.listdir(at)) if not name.startswith(".")]


def broken():
    """Files from the tests, each with a command that reads it."""
    for path in files("fixtures/refused"):
        name = os.path.basename(path)
        yield path, ["check", name, "--lang", "en"]
        yield path, ["report", name, "-o", "out.pdf", "--lang", "ja", *DAY]
    for path in files("corpus/answers"):
        yield path, ["score", os.path.basename(path), "--lang", "ja"]
    for path in files("corpus/encrypted"):
        yield path, ["decrypt", os.path.basename(path), "-o", "out.ron", "--passphrase-file", "words.txt"]
    for path in files("corpus/keys"):
        yield path, ["encrypt", SAMPLE, "-o", "out.age", "-R", os.path.basename(path)]
    for path in files("corpus/questionnaires"):
        yield path, ["check", os.path.basename(path), "--lang", "ja"]
    for path in files("corpus/journals"):
        yield path, ["score", os.path.basename(path), "--lang", "en"]
    for path in files("corpus/association"):
        yield path, ["submit", SAMPLE, "--to", os.path.basename(path), "-o", "out.age", "--lang", "ja"]


def wrong():
    """Words and places that no system takes."""
    for lang in ("ja", "en"):
        said = ["--lang", lang]
        yield ["report", "nothing.ron", "-o", "out.pdf", *said]
        yield ["report", "folder", "-o", "out.pdf", *said]
        yield ["report", SAMPLE, "-o", "nowhere/out.pdf", *said, *DAY]
        yield ["report", SAMPLE, "-o", "folder", *said, *DAY]
        yield ["report", SAMPLE, "-o", SAMPLE, *said, *DAY]
        yield ["report", SAMPLE, "-o", "words.txt", *said, *DAY]
        yield ["report", SAMPLE, "-o", "empty", *said, *DAY]
        yield ["new", "--organisation", "A", "--size", "small", "-o", SAMPLE, *said]
        yield ["update", SAMPLE, "--to", SAMPLE, "-o", "out.ron", *said]
        yield ["import", "words.txt", "--into", SAMPLE, "-o", "out.ron", *said]
        yield ["import", "empty", "--into", SAMPLE, "-o", "out.ron", *said]
        yield ["export", SAMPLE, "-o", "out.txt", *said]
        yield ["hand-out", SAMPLE, "--role", "no-such-role", *said]
        yield ["hand-out", SAMPLE, "--questions", "Z-9", "--to", "A", "-o", "out.ron", *said]
        yield ["verify", "words.txt", SAMPLE, *said]
        yield ["what-if", SAMPLE, "--country", "Atlantis", *said]
        yield ["encrypt", SAMPLE, "-o", "out.age", "-r", "age1nothing", *said]
        yield ["decrypt", SAMPLE, "-o", "out.ron", "--passphrase-file", "words.txt", *said]
        yield ["report", SAMPLE, "-o", "out.pdf", "--date", "2026-02-30", *said]
    yield ["report", SAMPLE]
    yield ["report", SAMPLE, "-o", "out.pdf", "--edition", "none"]
    yield ["no-such-command", SAMPLE, "more"]
    yield ["score", SAMPLE, "--format", "xml"]


# Names that Windows keeps for itself or cannot have.
RESERVED = (
    "CON.pdf", "NUL", "nul.pdf", "AUX.pdf", "PRN.pdf", "COM1.pdf", "LPT9.pdf",
    "a?b.pdf", "a*b.pdf", 'a"b.pdf', "a<b.pdf", "a>b.pdf", "a|b.pdf", "ab:c.pdf", "a.pdf:stream",
)  # fmt: skip


def fill(folder):
    shutil.copy(os.path.join(ROOT, "assets/sample", SAMPLE), folder)
    os.makedirs(os.path.join(folder, "folder"))
    with open(os.path.join(folder, "words.txt"), "wb") as file:
        file.write(b"sesame\r\n")
    with open(os.path.join(folder, "empty"), "wb"):
        pass


def clear(folder):
    """Everything is as at the beginning, so that the next case finds what the first one found."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    fill(folder)


def main():
    refused = 0
    with tempfile.TemporaryDirectory() as work:
        folders = [os.path.join(work, name) for name in ("linux", "windows")]
        for folder in folders:
            clear(folder)
        before = tree(folders[0])
        cases = [(None, words) for words in wrong()] + list(broken())
        for path, words in cases:
            for folder in folders:
                if path:
                    shutil.copy(path, folder)
            linux, windows = (run(program, words, folder) for program, folder in zip((LINUX, WINDOWS), folders))
            name = " ".join(words)
            same(f"{name}: exit code", linux[0], windows[0])
            same(f"{name}: errors", alike(linux[2]), alike(windows[2]))
            for folder in folders:
                if path:
                    os.remove(os.path.join(folder, os.path.basename(path)))
            # Some of the hard files are good ones: they only have to be taken alike.
            if linux[0] != 0:
                refused += 1
                same(f"{name}: output", alike(linux[1]), alike(windows[1]))
                check(f"{name}: a sentence", windows[2].strip() or windows[1].strip())
                same(f"{name}: nothing is written", tree(folders[1]), before)
            for folder in folders:
                if tree(folder) != before:
                    clear(folder)
        for target in RESERVED:
            for words in (
                ["report", SAMPLE, "-o", target, "--lang", "ja", *DAY],
                ["new", "--organisation", "A", "--size", "small", "-o", target, "--lang", "en"],
            ):
                code, said, errors = run(WINDOWS, words, folders[1])
                name = f"{words[0]} -o {target}"
                same(f"{name}: exit code", code, 1)
                check(f"{name}: one sentence", b"Windows" in errors and errors.count(b"\n") == 1, errors)
                same(f"{name}: output", said, b"")
                same(f"{name}: nothing is written", tree(folders[1]), before)
                clear(folders[1])
                refused += code != 0
    print(f"refused: {refused}")
    check("a hundred are refused", refused >= 100, refused)
    ended("refused", 400)


main()
