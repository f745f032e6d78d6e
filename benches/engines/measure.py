"""Runs commands in turns and prints, as a Markdown table, the median of the wall time of the whole
process, its ratio to the first command's, the peak memory and the size of what it wrote.

Usage: measure.py ROUNDS FILE, where each line of FILE is NAME|OUTPUT|COMMAND; the command may send what it
prints to the output. One that takes more than a few seconds runs in the first three rounds only."""

import os
import shlex
import statistics
import sys
import time

SLOW = 3.0

rounds = int(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    jobs = [line.rstrip("\n").split("|", 2) for line in file if line.strip()]
times, peaks = {name: [] for name, _, _ in jobs}, {name: 0 for name, _, _ in jobs}
for turn in range(rounds + 1):
    for name, out, command in jobs:
        if turn > 3 and times[name] and times[name][0] > SLOW:
            continue
        # Every run makes a new file: what one would replace, Keian looks into first.
        if os.path.exists(out):
            os.remove(out)
        begin = time.monotonic()
        child = os.posix_spawnp("sh", ["sh", "-c", "exec >/dev/null 2>&1; exec " + command], os.environ)
        _, status, usage = os.wait4(child, 0)
        took = time.monotonic() - begin
        if status:
            sys.exit(f"{name} failed: {command}")
        peaks[name] = max(peaks[name], usage.ru_maxrss)
        # The first turn only warms the caches.
        if turn:
            times[name].append(took)
print(f"| engine | wall time | against the first | peak memory | size |\n|---|---|---|---|---|")
base = statistics.median(times[jobs[0][0]])
for name, out, _ in jobs:
    wall = statistics.median(times[name])
    print(f"| {name} | {wall * 1000:,.0f} ms | {wall / base:.2f} | {peaks[name] / 1024:.0f} MiB | {os.path.getsize(out) / 1000:,.0f} KB |")
