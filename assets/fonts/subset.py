"""Makes the embedded fonts from the unpacked source packages.

Usage: subset.py SOURCES OUT

SOURCES holds the folders `biz-udpgothic` and `noto-sans-jp`, `-sc`, `-tc` and
`-kr` (unpacked npm packages, already checked by make-fonts.sh); OUT receives the fonts. The same
sources give the same bytes: the only date written is SOURCE_DATE_EPOCH.
Afterwards the result is read back and its coverage, widths and line metrics
are checked; a fault ends the script with an error.
"""

import os
import sys
from pathlib import Path

from fontTools.misc.timeTools import timestampSinceEpoch
from fontTools.pens.boundsPen import BoundsPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

REGULAR = "BIZUDPGothic-Regular.ttf"
BOLD = "BIZUDPGothic-Bold.ttf"
FALLBACK = "NotoSansJP-Fallback.ttf"
SIMPLIFIED = "NotoSansSC-Fallback.ttf"
TRADITIONAL = "NotoSansTC-Fallback.ttf"
KOREAN = "NotoSansKR-Fallback.ttf"

# BIZ UDPGothic's em box is 0.88 em above and 0.12 em below the baseline, with
# no room between lines. 0.15 em more on either side makes lines of 1.3 em.
EM = 2048
ASCENT = 1802 + 307
DESCENT = 246 + 307

# With these, the written forms of a name (葛 with U+E0100) keep their own glyphs.
VARIATION_SELECTORS = set(range(0xFE00, 0xFE10)) | set(range(0xE0100, 0xE01F0))

# Characters that must have a glyph with ink in one of the two families.
MUST_HAVE = (
    "髙﨑𠮷塚①㈱―−〓…‥ー〜～￥¥–—“”‘’©®×÷±≤≥→←↑↓▲▼■□●○◆◇✓⚠㎏"
    + "".join(map(chr, range(0x2460, 0x2474)))  # ① to ⑳
    + "".join(map(chr, range(0x3251, 0x3260)))  # ㉑ to ㉟
    + "".join(map(chr, range(0x32B1, 0x32C0)))  # ㊱ to ㊿
)


def charset(encoding):
    """The printable characters of a double-byte encoding, private use left out."""
    found = set()
    for high in range(256):
        for low in range(-1, 256):
            code = bytes([high]) if low < 0 else bytes([high, low])
            try:
                found.update(map(ord, code.decode(encoding)))
            except UnicodeDecodeError:
                pass
    return {c for c in found if c >= 0x20 and not 0x7F <= c < 0xA0 and not 0xE000 <= c < 0xF900}


def ideographs(chars):
    return {c for c in chars if 0x3400 <= c <= 0x9FFF}


def simplified():
    """The ideographs of GB 2312, levels 1 and 2."""
    return ideographs(charset("gb2312"))


def traditional():
    """The ideographs of Big5, level 1: what is in common use."""
    level1 = {code for high in range(0xA4, 0xC7) for low in range(0x40, 0xFF)
              for code in map(ord, bytes([high, low]).decode("big5", "ignore"))}
    return ideographs(level1)


def korean():
    """The syllables and letters of KS X 1001."""
    return {c for c in charset("euc_kr") if 0xAC00 <= c <= 0xD7A3 or 0x3131 <= c <= 0x318E}


def subset(font, unicodes):
    """Keeps the characters and their name variants (variation selectors)."""
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp"]  # か + U+309A and the like
    options.bidi_closure = False
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "GPOS", "GDEF", "DSIG", "meta"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.recalc_bounds = True
    options.legacy_cmap = False
    tool = Subsetter(options)
    tool.populate(unicodes=set(unicodes) | VARIATION_SELECTORS)
    tool.subset(font)


def finish(font, target, version_note, names=None):
    """Sets line metrics, version note and date, and writes the font."""
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT

    gasp = font["gasp"] = newTable("gasp")
    gasp.version, gasp.gaspRange = 1, {0xFFFF: 0x000A}  # smooth, no grid fitting

    for record in list(font["name"].names):
        if record.nameID == 5:
            record.string = f"{record.toUnicode()}; {version_note}"
        elif names and record.nameID in (1, 3, 4, 6, 16, 17):
            font["name"].removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    for name_id, text in (names or {}).items():
        font["name"].setName(text, name_id, 3, 1, 0x409)

    font.recalcTimestamp = False
    font["head"].modified = timestampSinceEpoch(int(os.environ["SOURCE_DATE_EPOCH"]))
    font.save(target, reorderTables=True)


def make(sources, out):
    biz = sources / "biz-udpgothic"
    for source, name in (("400Regular/BIZUDPGothic_400Regular.ttf", REGULAR),
                         ("700Bold/BIZUDPGothic_700Bold.ttf", BOLD)):
        font = TTFont(biz / source)
        has = set(font.getBestCmap())
        subset(font, has)
        finish(font, out / name, "unhinted, line height 1.3 em")

    # Each holds what the ones before it lack: what is Japanese keeps its Japanese form.
    for region, wanted in (("JP", None), ("SC", simplified()), ("TC", traditional()), ("KR", korean())):
        noto = TTFont(sources / f"noto-sans-{region.lower()}/400Regular/NotoSans{region}_400Regular.ttf")
        own = set(noto.getBestCmap())
        keep = (own if wanted is None else own & wanted) - has
        subset(noto, keep)
        if "GSUB" in noto:
            del noto["GSUB"]  # nothing is left in it
        scale_upem(noto, EM)  # so that all families share their line metrics to the unit
        finish(noto, out / f"NotoSans{region}-Fallback.ttf", "unhinted subset, line height 1.3 em", {
            1: f"Noto Sans {region} Fallback",
            3: f"NotoSans{region}-Fallback",
            4: f"Noto Sans {region} Fallback Regular",
            6: f"NotoSans{region}-Fallback",
        })
        has |= keep


def check(out):
    fallbacks = (FALLBACK, SIMPLIFIED, TRADITIONAL, KOREAN)
    fonts = {name: TTFont(out / name) for name in (REGULAR, BOLD, *fallbacks)}
    maps = {name: font.getBestCmap() for name, font in fonts.items()}
    faults = []

    def expect(holds, message):
        if not holds:
            faults.append(message)

    biz, all_chars = set(maps[REGULAR]), set(maps[REGULAR]) | set(maps[FALLBACK])
    seen = set(biz)
    for name in fallbacks:
        expect(not seen & set(maps[name]), f"{name} repeats characters of the fonts before it")
        seen |= set(maps[name])
    for label, chars in (("GB 2312", simplified()), ("Big5 level 1", traditional()), ("KS X 1001", korean())):
        expect(chars <= seen, f"{label}: missing {sorted(map(hex, chars - seen))}")
    expect(biz == set(maps[BOLD]), "Regular and Bold map different characters")
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
    for label, chars in (("ASCII and Latin-1", latin), ("JIS X 0208", charset("shift_jis")),
                         ("CP932", charset("cp932"))):
        expect(chars <= biz, f"{label}: missing {sorted(map(hex, chars - biz))}")
    jis2004 = (charset("euc_jis_2004") | charset("shift_jisx0213")) - {0x2985, 0x2986}
    expect(jis2004 <= all_chars, f"JIS X 0213: missing {sorted(map(hex, jis2004 - all_chars))}")

    for name, font in fonts.items():
        em, glyphs, cmap = font["head"].unitsPerEm, font.getGlyphSet(), maps[name]
        for char in MUST_HAVE:
            expect(ord(char) in all_chars, f"{char} is in no font")
            if ord(char) in cmap:
                pen = BoundsPen(glyphs)
                glyphs[cmap[ord(char)]].draw(pen)
                expect(pen.bounds, f"{name}: {char} is blank")
        for code, glyph in cmap.items():
            kanji = 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code < 0x30000
            if kanji:
                expect(glyphs[glyph].width == em, f"{name}: {chr(code)} is not one em wide")
            elif name not in fallbacks and 0x3041 <= code <= 0x3096 or 0x30A1 <= code <= 0x30FA:
                expect(em * 0.4 < glyphs[glyph].width <= em, f"{name}: {chr(code)} has an odd width")
        hhea, os2 = font["hhea"], font["OS/2"]
        expect((EM, ASCENT, -DESCENT) == (em, hhea.ascent, hhea.descent), f"{name}: wrong line metrics")
        expect((hhea.ascent, hhea.descent) == (os2.sTypoAscender, os2.sTypoDescender)
               == (os2.usWinAscent, -os2.usWinDescent), f"{name}: line metrics disagree")
        expect("glyf" in font and "fpgm" not in font and "fvar" not in font, f"{name}: wrong tables")
        variants = sum(glyph is not None for table in font["cmap"].tables if table.format == 14
                       for pairs in table.uvsDict.values() for _, glyph in pairs)
        size = (out / name).stat().st_size
        print(f"{name}: {size} bytes, {len(cmap)} characters, {variants} variants, "
              f"em {em}, ascent {hhea.ascent}, descent {hhea.descent}")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: subset.py SOURCES OUT")
    make(Path(sys.argv[1]), Path(sys.argv[2]))
    check(Path(sys.argv[2]))
