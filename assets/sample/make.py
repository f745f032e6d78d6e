#!/usr/bin/env python3
"""Makes the registers of the sample company from facts/: in sample.{ja,en}.ron, and as the workbooks that its
purchasing department would export, by openpyxl, which is another writer than Keian's. Usage: make.py [--check]
Needs openpyxl 3.1. The same bytes at every run; --check writes nothing and fails where something would change.
tests/registers/sample.rs takes the workbooks into an empty register and finds what stands in the .ron."""

import csv
import datetime
import io
import os
import re
import sys
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

HERE = os.path.dirname(os.path.abspath(__file__))
MILLION = 1_000_000
CRITICAL = "specified-critical-products"
# How the facts call what a row of trade stands in.
LISTED = {
    "none": {CRITICAL: []},
    "permanent-magnets": {CRITICAL: ["permanent-magnets"]},
    "semiconductors": {CRITICAL: ["semiconductors"]},
    "advanced-electronic-components": {CRITICAL: ["advanced-electronic-components"]},
    "rare-earth": {CRITICAL: ["critical-minerals"]},
}
# The words of a sheet: Japanese, English.
WORDS = {
    "Purchase": ("仕入", "Purchase"),
    "Outsourced": ("外注", "Outsourced"),
    "OwnProduction": ("自社生産", "Own production"),
    "Sale": ("販売", "Sale"),
    "Several": ("複数", "Several"),
    "SingleByChoice": ("一社購買", "Single"),
    "Sole": ("ほかにない", "Sole source"),
    "Nothing": ("なし", "None"),
    "Candidate": ("候補", "Candidate"),
    "Qualified": ("認定済", "Qualified"),
    "Recorded": ("実績", "Actual"),
    "Estimated": ("概算", "Estimate"),
}
COUNTRIES = {
    "JP": ("日本", "Japan"), "CN": ("中国", "China"), "TW": ("台湾", "Taiwan"), "KR": ("韓国", "South Korea"),
    "TH": ("タイ", "Thailand"), "VN": ("ベトナム", "Vietnam"), "PH": ("フィリピン", "Philippines"),
    "MY": ("マレーシア", "Malaysia"), "US": ("米国", "USA"), "DE": ("ドイツ", "Germany"),
    "AT": ("オーストリア", "Austria"), "AU": ("豪州", "Australia"), "CL": ("チリ", "Chile"),
    "ZA": ("南アフリカ", "South Africa"), "NL": ("オランダ", "Netherlands"),
}


def facts(name):
    with open(os.path.join(HERE, "facts", name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ENGLISH = {row["ja"]: row["en"] for name in ("words.csv", "partners.csv") for row in facts(name)}
OWNERS = {row["ja"]: row["owned_from"] for row in facts("partners.csv")}


class Tongue:
    """One of the two languages."""

    def __init__(self, code):
        self.code = code
        self.place = ("ja", "en").index(code)

    def text(self, japanese):
        return japanese if self.code == "ja" or not japanese else ENGLISH[japanese]

    def word(self, code):
        return WORDS[code][self.place] if code else None

    def country(self, code):
        return COUNTRIES[code][self.place] if code else None

    def of(self, japanese, english):
        return (japanese, english)[self.place]


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def some(value):
    return f"Some({value})"


def row_of(fields):
    """A row as Keian writes it: what is not known is left out."""
    return "(" + ",".join(f"{name}:{value}" for name, value in fields if value is not None) + ")"


def known(text, form=quoted):
    return some(form(text)) if text else None


def product(row, tongue):
    monthly = row["monthly_million_yen"]
    return row_of([
        ("id", quoted(row["id"])),
        ("name", quoted(tongue.text(row["name"]))),
        ("monthly_sales", some(int(monthly) * MILLION) if monthly else None),
        ("note", quoted(tongue.text(row["note"])) if row["note"] else None),
    ])


def alternative(row, tongue):
    state = row["alternative"]
    if not state:
        return None
    if state == "Nothing":
        return some("Nothing")
    inside = row_of([
        ("name", known(tongue.text(row["alternative_name"]))),
        ("country", known(row["alternative_country"])),
        ("days", known(row["alternative_days"], str)),
    ])
    return some(f"{state}({inside})")


def listed(row):
    if not row["listed"]:
        return None
    lists = LISTED[row["listed"]]
    inside = ",".join(f"{quoted(of)}:[{','.join(map(quoted, entries))}]" for of, entries in lists.items())
    return "{" + inside + "}"


def trade(number, row, tongue):
    lines = [int(part) for part in row["million_yen"].split()]
    products = ",".join(map(quoted, row["products"].split()))
    return row_of([
        ("id", quoted(f"T-{number:03}")),
        ("kind", row["kind"]),
        ("item", quoted(tongue.text(row["item"]))),
        ("partner", known(tongue.text(row["partner"]))),
        ("made_in", known(row["made_in"])),
        ("owned_from", known(OWNERS.get(row["partner"], ""))),
        ("tier", known(row["tier"], str)),
        ("yearly", some(sum(lines) * MILLION) if lines else None),
        ("share", some(int(row["share"]) * 10_000) if row["share"] else None),
        ("products", f"[{products}]" if products else None),
        ("source", known(row["source"], str)),
        ("alternative", alternative(row, tongue)),
        ("stock", known(row["stock_days"], str)),
        ("recovery", known(row["recovery_days"], str)),
        ("listed", listed(row)),
        ("confirmed_on", known(row["confirmed"])),
        ("basis", known(row["basis"], str)),
        ("lines", some(len(lines)) if len(lines) > 1 else None),
        ("note", quoted(tongue.text(row["note"])) if row["note"] else None),
    ])


def registers(tongue):
    """The registers as they stand in a file of answers, from the line `registers: (` on."""
    def rows(name, of):
        return [f"            {name}: [", *(f"                {row}," for row in of), "            ],"]

    products = [product(row, tongue) for row in facts("products.csv")]
    traded = [trade(number, row, tongue) for number, row in enumerate(facts("trade.csv"), 1)]
    with open(os.path.join(HERE, "facts", f"rest.{tongue.code}.ron"), encoding="utf-8") as file:
        rest = file.read().rstrip("\n").split("\n")
    lines = ["        registers: (", *rows("products", products), *rows("trade", traded), *rest, "        ),"]
    return "\n".join(lines) + "\n"


def sample(tongue):
    """The sample's file with these registers in the place of those that it had."""
    with open(os.path.join(HERE, f"sample.{tongue.code}.ron"), encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"(?ms)^        registers: \(\n.*?^        \),\n", "", text)
    # They stand behind the answers, which end with the first line that closes a map so far out.
    end = text.index("\n        },\n", text.index("\n        answers: {")) + len("\n        },\n")
    return (text[:end] + registers(tongue) + text[end:]).encode()


def era(day):
    return f"令和{day.year - 2018}年{day.month}月{day.day}日"


def day(number, text, tongue):
    """A day as people enter it: now so, now so."""
    if not text:
        return None
    of = datetime.date.fromisoformat(text)
    if number % 3 == 0:
        return of
    if tongue.code == "en":
        return f"{of.day} {of:%B} {of.year}"
    return era(of) if number % 3 == 1 else f"R{of.year - 2018}.{of.month}.{of.day}"


def amount(number, million, tongue):
    """Millions as people enter them: mostly as numbers, what was taken back with a mark."""
    if million < 0:
        return tongue.of(f"▲{-million}", f"({-million})")
    return f"{million:,}" if number % 7 == 0 else million


def titled(sheet, lines, heads):
    for line in lines:
        sheet.append(line)
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append(heads)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = sheet.cell(sheet.max_row + 1, 1)


def purchases(sheet, rows, tongue):
    titled(sheet, [
        [tongue.of("2025年度 購買実績と供給元の調査", "Purchases of fiscal 2025 and survey of sources")],
        [tongue.of("購買部", "Purchasing"), tongue.of("作成: 令和8年10月31日", "As of 31 October 2026")],
        [None] * 6 + [tongue.of("(単位:百万円)", "(JPY million)")],
    ], tongue.of(
        ["区分", "品目名", "仕入先名", "原産国", "親会社の国", "階層", "金額", "構成比(%)", "使用製品", "調達形態", "代替",
         "代替先名", "代替先国", "切替日数", "在庫日数", "復旧日数", "確認日", "根拠", "備考"],
        ["Type", "Part name", "Supplier", "Country of origin", "Parent country", "Tier", "Amount", "Share (%)",
         "Used in", "Sourcing", "Alternative", "Alternative supplier", "Alternative country", "Switching days",
         "Stock days", "Recovery days", "Confirmed on", "Basis", "Remarks"],
    ))
    total = 0
    for number, row in rows:
        lines = [int(part) for part in row["million_yen"].split()]
        total += sum(lines)
        for line in lines or [None]:
            products = [tongue.text(PRODUCTS[of]) for of in row["products"].split()]
            blank = tongue.of("不明", "unknown")
            sheet.append([
                tongue.word(row["kind"]), tongue.text(row["item"]), tongue.text(row["partner"]),
                # Where nobody knows, one writes so and another writes nothing.
                tongue.country(row["made_in"]) or (blank if number % 2 else None),
                tongue.country(OWNERS.get(row["partner"], "")),
                tongue.of(f"{row['tier']}次", f"Tier {row['tier']}") if row["tier"] else None,
                None if line is None else amount(number, line, tongue),
                int(row["share"]) if row["share"] else None,
                tongue.of("、", "; ").join(products) or None, tongue.word(row["source"]),
                tongue.word(row["alternative"]), tongue.text(row["alternative_name"]) or None,
                tongue.country(row["alternative_country"]), number_of(row["alternative_days"]),
                number_of(row["stock_days"]), number_of(row["recovery_days"]),
                day(number, row["confirmed"], tongue), tongue.word(row["basis"]), tongue.text(row["note"]) or None,
            ])
    sheet.append([tongue.of("合計", "Total")] + [None] * 5 + [f"{total:,}"])


def number_of(text):
    return int(text) if text else None


def made_and_sold(sheet, rows, tongue):
    titled(sheet, [
        [tongue.of("自社生産と主な販売先", "Own production and main customers")],
        [tongue.of("生産管理部・営業管理部", "Production control, sales control")],
        [None] * 5 + [tongue.of("単位:百万円", "Unit: JPY million")],
    ], tongue.of(
        ["区分", "品目名", "得意先名", "国", "使用製品", "金額", "構成比(%)", "調達形態", "代替", "在庫日数", "復旧日数",
         "確認日", "根拠", "備考"],
        ["Type", "Item name", "Customer", "Country", "Used in", "Amount", "Share (%)", "Sourcing", "Alternative",
         "Stock days", "Recovery days", "Confirmed on", "Basis", "Remarks"],
    ))
    for number, row in rows:
        million = row["million_yen"]
        products = [tongue.text(PRODUCTS[of]) for of in row["products"].split()]
        sheet.append([
            tongue.word(row["kind"]), tongue.text(row["item"]), tongue.text(row["partner"]) or None,
            tongue.country(row["made_in"]), tongue.of("、", "; ").join(products) or None,
            amount(number, int(million), tongue) if million else None, number_of(row["share"]),
            tongue.word(row["source"]), tongue.word(row["alternative"]), number_of(row["stock_days"]),
            number_of(row["recovery_days"]), day(number, row["confirmed"], tongue), tongue.word(row["basis"]),
            tongue.text(row["note"]) or None,
        ])


def products(sheet, tongue):
    titled(sheet, [
        [tongue.of("製品別の月間売上(2026年度計画)", "Monthly sales by product (plan of fiscal 2026)")],
        [tongue.of("経営企画部", "Corporate planning"), None, tongue.of("(単位:百万円)", "(JPY million)")],
    ], tongue.of(["製品番号", "製品名", "月間売上", "備考"], ["Product no", "Product name", "Monthly sales", "Remarks"]))
    for row in facts("products.csv"):
        monthly = row["monthly_million_yen"]
        sheet.append([row["id"], tongue.text(row["name"]), number_of(monthly), tongue.text(row["note"]) or None])


PRODUCTS = {row["id"]: row["name"] for row in facts("products.csv")}


def workbook(tongue):
    book = Workbook()
    then = datetime.datetime(2026, 10, 31)
    book.properties.creator = tongue.of("購買部", "Purchasing")
    book.properties.created = book.properties.modified = then
    rows = list(enumerate(facts("trade.csv"), 1))
    bought = [(number, row) for number, row in rows if row["kind"] in ("Purchase", "Outsourced")]
    others = [(number, row) for number, row in rows if row["kind"] not in ("Purchase", "Outsourced")]
    assert rows == bought + others, "what is bought stands first, so that rows are numbered alike"
    sheet = book.active
    sheet.title = tongue.of("購買実績", "Purchases")
    purchases(sheet, bought, tongue)
    made_and_sold(book.create_sheet(tongue.of("自社生産・販売", "Made and sold")), others, tongue)
    products(book.create_sheet(tongue.of("製品別売上", "Sales by product")), tongue)
    for sheet in book.worksheets:
        for column in "BC":
            sheet.column_dimensions[column].width = 26
    held = io.BytesIO()
    book.save(held)
    made = io.BytesIO()
    with zipfile.ZipFile(held) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "docProps/core.xml":
                # openpyxl puts the moment of saving here.
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-10-31T00:00:00Z", data)
            info = zipfile.ZipInfo(part.filename, (2026, 10, 31, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return made.getvalue()


def main():
    check = sys.argv[1:] == ["--check"]
    differs = []
    for tongue in (Tongue("ja"), Tongue("en")):
        made = {f"sample.{tongue.code}.ron": sample(tongue), f"purchases.{tongue.code}.xlsx": workbook(tongue)}
        for name, data in made.items():
            path = os.path.join(HERE, name)
            there = open(path, "rb").read() if os.path.exists(path) else b""
            if there != data:
                differs.append(name)
                if not check:
                    with open(path, "wb") as file:
                        file.write(data)
    print("\n".join(differs))
    sys.exit(1 if check and differs else 0)


if __name__ == "__main__":
    main()
