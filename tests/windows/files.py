"""What the Windows program does with files: paths, backups, locks, what others hold, what ends in the middle.
A save is made by `hand-out`, which notes in the answers what goes out; the processes that hold a document and are
killed are those of tests/kills.rs."""

import os
import shutil
import stat
import subprocess
import tempfile
import threading
import time

from twins import LINUX, ROOT, WINDOWS, check, ended, run, same, tree, windows_path

DAY = ["--date", "2026-11-24", "--lang", "ja"]
SAMPLE = os.path.join(ROOT, "assets/sample/sample.ja.ron")
HOLD = ["wine", os.environ["HOLD"]]
KILLS = ["wine", os.environ["KILLS_PROGRAM"]]


def read(path):
    with open(path, "rb") as file:
        return file.read()


def wanted(work):
    """The report as Linux makes it."""
    run(LINUX, ["report", SAMPLE, "-o", "wanted.pdf", *DAY], work)
    return read(os.path.join(work, "wanted.pdf"))


def place(work, name):
    folder = os.path.join(work, name)
    os.makedirs(folder)
    shutil.copy(SAMPLE, os.path.join(folder, "answers.ron"))
    return folder


def paths(work, pdf):
    """Japanese names with spaces, relative and from the drive on, and paths that are too long for old programs."""
    folder = place(work, "経済 安全保障")
    os.rename(os.path.join(folder, "answers.ron"), os.path.join(folder, "回答 令和8年.ron"))
    said = run(WINDOWS, ["report", "回答 令和8年.ron", "-o", "報告書 第1版.pdf", *DAY], folder)
    same("a Japanese name", said, (0, b"", b""))
    same("a Japanese name: the report", read(os.path.join(folder, "報告書 第1版.pdf")), pdf)
    whole = [windows_path(os.path.join(folder, name)) for name in ("回答 令和8年.ron", "第2版.pdf")]
    same("a whole path", run(WINDOWS, ["report", whole[0], "-o", whole[1], *DAY], work), (0, b"", b""))
    same("a whole path: the report", read(os.path.join(folder, "第2版.pdf")), pdf)
    long = os.path.join(work, *(f"{n}-{'長い名前' * 9}"[:38] for n in range(9)))
    os.makedirs(long)
    shutil.copy(SAMPLE, os.path.join(long, "answers.ron"))
    whole = [windows_path(os.path.join(long, name)) for name in ("answers.ron", "report.pdf", "out.keian")]
    check("the path is long", len(whole[0]) > 300, len(whole[0]))
    same("a long path", run(WINDOWS, ["report", whole[0], "-o", whole[1], *DAY], work), (0, b"", b""))
    same("a long path: the report", read(os.path.join(long, "report.pdf")), pdf)
    handed = run(WINDOWS, ["hand-out", whole[0], "--questions", "A-1", "--to", "A", "-o", whole[2]], work)
    same("a save in a long path", handed[0], 0)
    same("a save in a long path: files", names(long), ["answers.backup-1.ron", "answers.ron", "out.keian", "report.pdf"])


def names(folder):
    """What a person sees: records of backups are hidden, and there are no locks or temporary files."""
    return sorted(name for name in os.listdir(folder) if not name.endswith(".backups"))


def backups(work):
    """Three saves leave the two versions before, to the byte, and nothing else."""
    folder = place(work, "backups")
    answers = os.path.join(folder, "answers.ron")
    versions = [read(answers)]
    for number in range(3):
        words = ["hand-out", "answers.ron", "--questions", "A-1", "--to", f"部署{number}", "-o", f"{number}.keian"]
        same(f"save {number}", run(WINDOWS, words, folder)[0], 0)
        versions.append(read(answers))
    check("each save changes the file", len(set(versions)) == 4)
    same("the version before", read(os.path.join(folder, "answers.backup-1.ron")), versions[2])
    same("the one before that", read(os.path.join(folder, "answers.backup-2.ron")), versions[1])
    kept = ["0.keian", "1.keian", "2.keian", "answers.backup-1.ron", "answers.backup-2.ron", "answers.ron"]
    same("what is left", names(folder), kept)
    linux = run(LINUX, ["check", "answers.ron"], folder)
    same("Linux opens it", linux, (0, b"", b""))


def texts(work, pdf):
    """Line ends and the mark at the beginning, as Windows editors write them."""
    folder = place(work, "texts")
    with open(os.path.join(folder, "crlf.ron"), "wb") as file:
        file.write(b"\xef\xbb\xbf" + read(SAMPLE).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    said = run(WINDOWS, ["report", "crlf.ron", "-o", "crlf.pdf", *DAY], folder)
    same("CRLF and a mark", said, (0, b"", b""))
    linux = run(LINUX, ["report", "crlf.ron", "-o", "linux.pdf", *DAY], folder)
    same("CRLF and a mark on Linux", linux, (0, b"", b""))
    same("CRLF and a mark: the report", read(os.path.join(folder, "crlf.pdf")), read(os.path.join(folder, "linux.pdf")))
    check("the report itself", len(pdf) > 10000)


def held(work, pdf):
    """A report that a viewer holds is refused with what to do, and stays; one that is let go of is replaced."""
    folder = place(work, "held")
    report = os.path.join(folder, "report.pdf")
    words = ["report", "answers.ron", "-o", "report.pdf", *DAY]
    board = ["report", "answers.ron", "-o", "report.pdf", "--edition", "board", *DAY]
    same("the first report", run(WINDOWS, board, folder), (0, b"", b""))
    before = tree(folder)
    for seconds, code in (("30", 1), ("0.7", 0)):
        holder = subprocess.Popen([*HOLD, windows_path(report), seconds], stdout=subprocess.PIPE)
        check("the holder holds", holder.stdout.readline().strip() == b"held")
        said = run(WINDOWS, words, folder)
        same(f"held for {seconds} s: exit code", said[0], code)
        if code:
            check("held: the sentence names the file", b"report.pdf" in said[2], said[2])
            check("held: it says who has it", "別のプログラム" in said[2].decode(), said[2])
            print("held:", said[2].decode().strip())
            same("held: what is there", tree(folder), before)
        holder.kill()
        holder.wait()
    same("let go of: the report", read(report), pdf)
    same("let go of: what is left", names(folder), ["answers.ron", "report.pdf"])
    # Answers that are held are read; a save beside the holder is refused, or done, and never half.
    shutil.copy(SAMPLE, os.path.join(folder, "answers.ron"))
    holder = subprocess.Popen([*HOLD, windows_path(os.path.join(folder, "answers.ron")), "30"], stdout=subprocess.PIPE)
    check("the holder holds answers", holder.stdout.readline().strip() == b"held")
    same("held answers are read", run(WINDOWS, ["check", "answers.ron"], folder), (0, b"", b""))
    words = ["hand-out", "answers.ron", "--questions", "A-1", "--to", "A", "-o", "out.keian", "--lang", "ja"]
    code, _, errors = run(WINDOWS, words, folder)
    same("held answers are not saved", code, 1)
    print("held answers:", errors.decode().strip())
    same("held answers are as they were", read(os.path.join(folder, "answers.ron")), read(SAMPLE))
    check("held answers: no temporary file", not [n for n in os.listdir(folder) if n.endswith(".tmp")], os.listdir(folder))
    holder.kill()
    holder.wait()


def read_only(work, pdf):
    """A file that is marked as read-only: the same as on Linux, and never half."""
    folders = [place(work, f"read-only-{name}") for name in ("linux", "windows")]
    said = []
    for program, folder in zip((LINUX, WINDOWS), folders):
        answers = os.path.join(folder, "answers.ron")
        os.chmod(answers, stat.S_IRUSR)
        words = ["hand-out", "answers.ron", "--questions", "A-1", "--to", "A", "-o", "out.keian", "--lang", "en"]
        said.append(run(program, words, folder))
        check("read-only: whole", read(answers) == read(SAMPLE) or run(LINUX, ["check", "answers.ron"], folder)[0] == 0)
        os.chmod(answers, stat.S_IRUSR | stat.S_IWUSR)
        same("read-only answers make a report", run(program, ["report", "answers.ron", "-o", "r.pdf", *DAY], folder)[0], 0)
    same("read-only: exit code", said[0][0], said[1][0])
    print("read-only:", said[1][2].decode().strip() or "saved, as on Linux")
    check("the report of what was read-only", len(pdf) > 10000)


def locked(work):
    """A document that another process has open is not saved; when that process is killed, it is."""
    folder = os.path.join(work, "locked")
    os.makedirs(folder)
    child = subprocess.Popen([*KILLS, "child", windows_path(folder), "5"], stdout=subprocess.PIPE)
    for line in child.stdout:
        if line.startswith(b"saved"):
            break
    words = ["hand-out", "answers.ron", "--questions", "A-2", "--to", "A", "-o", "out.keian", "--lang", "ja"]
    code, _, errors = run(WINDOWS, words, folder)
    same("a document that is open elsewhere", code, 1)
    check("a document that is open elsewhere: the sentence", "別のKeian" in errors.decode(), errors)
    print("open elsewhere:", errors.decode().strip())
    check("nothing was handed out", not os.path.exists(os.path.join(folder, "out.keian")))
    child.kill()
    child.wait()
    # Wine's own process ends with the program that it started, a moment later.
    for _ in range(40):
        code, _, errors = run(WINDOWS, words, folder)
        if code == 0:
            break
        time.sleep(0.25)
    same("after the other was killed", (code, errors), (0, b""))
    left = [name for name in os.listdir(folder) if name.endswith((".lock", ".tmp"))]
    same("no lock and no temporary file is left", left, [])


def at_once(work, pdf):
    """Four processes write one report: whole, and nothing left behind."""
    folder = place(work, "at-once")
    codes = []
    words = ["report", "answers.ron", "-o", "report.pdf", *DAY]
    threads = [threading.Thread(target=lambda: codes.append(run(WINDOWS, words, folder)[0])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check("four at once: one at least is done", 0 in codes, codes)
    check("four at once: no other end", set(codes) <= {0, 1}, codes)
    same("four at once: the report", read(os.path.join(folder, "report.pdf")), pdf)
    same("four at once: what is left", names(folder), ["answers.ron", "report.pdf"])


def main():
    with tempfile.TemporaryDirectory() as work:
        pdf = wanted(work)
        paths(work, pdf)
        backups(work)
        texts(work, pdf)
        held(work, pdf)
        read_only(work, pdf)
        locked(work)
        at_once(work, pdf)
    ended("files", 40)


main()
