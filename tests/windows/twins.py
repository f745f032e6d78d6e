"""The same program on Linux and for Windows: runs both with the same words in folders of their own, and says in
what they differ. Reads KEIAN, PROGRAMS from the surroundings that run.sh makes."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zipfile

LINUX = [os.environ["KEIAN"]]
WINDOWS = ["wine", os.path.join(os.environ["PROGRAMS"], "keian.exe")]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATIENCE = 180

faults = []
passed = 0


def run(program, words, folder):
    """Exit code, standard output, standard error. Through files: Wine's desktop takes over a program's pipes and
    keeps them open for seconds after its end."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        done = subprocess.run(
            [*program, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
            timeout=PATIENCE,
            check=False,
        )
        for file in (out, errors):
            file.seek(0)
        # What Wine says of itself when a program ends on a busy machine is not the program's.
        said = [line for line in errors.read().splitlines(True) if not line.startswith(b"wine client error:")]
        return done.returncode, out.read(), b"".join(said)


def windows_path(path):
    """A path of this machine as Wine's drive Z: has it."""
    return "Z:" + os.path.abspath(path).replace("/", "\\")


def alike(said):
    """What may differ between the systems is made the same: the program's name, slashes, the folder of each, the
    system's own words."""
    text = said.decode("utf-8", "replace").replace("keian.exe", "keian").replace("\\", "/")
    text = re.sub(r"(Z:)?/[^「“ ]*/(linux|linux-again|windows)/", "", text)
    return re.sub(r"[^:。(]*\(os error \d+\)", " (the system's words)", text)


def tree(folder):
    """Every file below a folder with the digest of its bytes; of a workbook that of what is packed in it, for the
    pack itself names the system that it was made on."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                data = file.read()
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(path) as packed:
                    parts = [(part.filename, part.date_time, packed.read(part)) for part in packed.infolist()]
                data = repr(parts).encode()
            found[os.path.relpath(path, folder)] = hashlib.sha256(data).hexdigest()[:16]
    return found


def same(what, one, other):
    """Notes a fault where two things differ."""
    check(what, one == other, f"{short(one)} and {short(other)}")


def check(what, holds, more=""):
    global passed
    if holds:
        passed += 1
    else:
        faults.append(what)
        print(f"FAILED {what}: {more}", flush=True)


def short(thing):
    text = repr(thing)
    return text if len(text) < 400 else f"{text[:200]} … {text[-200:]}"


def ended(name, least):
    """Ends the part: with a fault, or where it looked at less than it should, as a failure."""
    print(f"{name}: {passed} checks passed, {len(faults)} failed", flush=True)
    if faults or passed < least:
        sys.exit(1)
