#!/usr/bin/env python3
"""Draws Keian's icon: a shield with three rising bars on a blue ground, in the colours of the window.
Usage: make.py [--check]. Writes keian.ico (16 to 256 pixels, for the programs on Windows) and keian.png
(256 pixels, for the window on every system) beside this file; with --check it changes nothing and fails when
they are not what it would draw. The drawing is Keian's own and has Keian's licence. Needs Python alone.
"""

import os
import struct
import sys
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
# From this size on a picture in an .ico is a PNG; the smaller ones are plain bitmaps, which everything reads.
AS_PNG = 256
GROUND, SHIELD, BAR = (0x17, 0x50, 0x8C), (0xFF, 0xFF, 0xFF), (0x17, 0x50, 0x8C)


def in_rounded(x, y, left, top, right, bottom, radius):
    """Whether a point is in a rectangle with round corners."""
    if not (left <= x <= right and top <= y <= bottom):
        return False
    dx = max(left + radius - x, 0, x - (right - radius))
    dy = max(top + radius - y, 0, y - (bottom - radius))
    return dx * dx + dy * dy <= radius * radius


def half_width(y, top, straight, bottom, width):
    """Half the width of the shield at a height: straight sides, then an arc to the point."""
    if not top <= y <= bottom:
        return -1.0
    if y <= straight:
        return width
    down = (y - straight) / (bottom - straight)
    return width * (1 - down**2.2) ** 0.9


def drawn(size):
    """The picture as rows of (red, green, blue, alpha)."""
    # Of a small picture the bars stand on whole pixels; between them the ground of the shield shows.
    pixel = 1 / size
    snap = lambda length: max(round(length * size), 1) * pixel
    bar, gap = snap(0.115), snap(0.06)
    whole = 3 * bar + 2 * gap
    left = round((0.5 - whole / 2) * size) * pixel
    middle = left + whole / 2
    foot = round(0.64 * size) * pixel
    bars = [(left + n * (bar + gap), foot - snap(height)) for n, height in enumerate((0.13, 0.24, 0.35))]
    fine = 4 if size >= 128 else 8

    def colour(x, y):
        if not in_rounded(x, y, 0.0, 0.0, 1.0, 1.0, 0.2):
            return None
        for start, top in bars:
            if start <= x < start + bar and top <= y < foot:
                return BAR
        if abs(x - middle) <= half_width(y, 0.13, 0.5, 0.9, 0.345):
            return SHIELD
        return GROUND

    rows = []
    for row in range(size):
        line = []
        for column in range(size):
            seen = []
            for n in range(fine * fine):
                x = (column + (n % fine + 0.5) / fine) * pixel
                y = (row + (n // fine + 0.5) / fine) * pixel
                seen.append(colour(x, y))
            there = [one for one in seen if one is not None]
            # Of no point that is drawn, the edge takes the ground's colour.
            mean = [round(sum(one[part] for one in there) / len(there)) for part in range(3)] if there else GROUND
            line.append((*mean, round(255 * len(there) / len(seen))))
        rows.append(line)
    return rows


def png(rows):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = len(rows)
    raw = b"".join(b"\0" + bytes(part for pixel in row for part in pixel) for row in rows)
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")


def bitmap(rows):
    """As a picture in an .ico is kept: rows from the lowest up, then a mask, which alpha makes unneeded."""
    size = len(rows)
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    pixels = b"".join(bytes((b, g, r, a)) for row in reversed(rows) for r, g, b, a in row)
    return head + pixels + bytes((size + 31) // 32 * 4 * size)


def ico(pictures):
    data = [png(rows) if len(rows) >= AS_PNG else bitmap(rows) for rows in pictures]
    head, at = struct.pack("<HHH", 0, 1, len(data)), 6 + 16 * len(data)
    for rows, one in zip(pictures, data):
        size = len(rows) % 256
        head += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(one), at)
        at += len(one)
    return head + b"".join(data)


def main(arguments):
    pictures = [drawn(size) for size in SIZES]
    made = {"keian.ico": ico(pictures), "keian.png": png(pictures[-1])}
    for name, data in made.items():
        path = os.path.join(HERE, name)
        if arguments == ["--check"]:
            with open(path, "rb") as file:
                if file.read() != data:
                    raise SystemExit(f"assets/icon/{name} is not what assets/icon/make.py draws")
        elif not arguments:
            with open(path, "wb") as file:
                file.write(data)
        else:
            raise SystemExit(__doc__)


main(sys.argv[1:])
