#!/usr/bin/env python3
"""Writes sRGB.icc beside this script: the sRGB colour space (IEC 61966-2-1) as an ICC profile of
version 2.1, which PDF/A-2 and PDF 1.7 allow. The numbers are those of the standard, adapted to the
profile connection space's white D50. The same run gives the same bytes."""

import struct
from pathlib import Path


def s15(value):
    return struct.pack(">i", round(value * 65536))


def xyz(x, y, z):
    return b"XYZ \0\0\0\0" + s15(x) + s15(y) + s15(z)


def text(value):
    return b"text\0\0\0\0" + value.encode() + b"\0"


def description(value):
    name = value.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * (4 + 4 + 2 + 1 + 67)


def curve():
    def linear(v):
        return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4

    values = [round(linear(i / 255) * 65535) for i in range(256)]
    return b"curv\0\0\0\0" + struct.pack(">I256H", 256, *values)


TAGS = [
    ((b"desc",), description("sRGB IEC61966-2.1")),
    ((b"cprt",), text("No copyright, use freely.")),
    ((b"wtpt",), xyz(0.9642, 1.0, 0.8249)),
    ((b"rXYZ",), xyz(0.43607, 0.22249, 0.01392)),
    ((b"gXYZ",), xyz(0.38515, 0.71687, 0.09708)),
    ((b"bXYZ",), xyz(0.14307, 0.06061, 0.71410)),
    ((b"rTRC", b"gTRC", b"bTRC"), curve()),
]

table, data = [], b""
start = 128 + 4 + 12 * sum(len(names) for names, _ in TAGS)
for names, value in TAGS:
    for name in names:
        table.append(name + struct.pack(">II", start + len(data), len(value)))
    data += value + b"\0" * (-len(value) % 4)
body = struct.pack(">I", len(table)) + b"".join(table) + data
header = struct.pack(">I4sI4s4s4s6H4s", 128 + len(body), b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ",
                     2024, 1, 1, 0, 0, 0, b"acsp")
header += b"\0" * 28 + s15(0.9642) + s15(1.0) + s15(0.8249)
header += b"\0" * (128 - len(header))
Path(__file__).with_name("sRGB.icc").write_bytes(header + body)
