"""The report's text set by ReportLab."""

import content
from html import escape
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

given, fonts, out = content.arguments()
for name in ["Regular", "Bold"]:
    pdfmetrics.registerFont(TTFont(name, f"{fonts}/BIZUDPGothic-{name}.ttf"))
style = lambda name, size, font="Regular", **more: ParagraphStyle(
    name, fontName=font, fontSize=size, leading=size * 1.5, wordWrap="CJK", spaceAfter=5, **more)
body, cell, head_cell = style("body", content.SIZE), style("cell", content.TABLE), style("head", content.TABLE, "Bold")
heads = {level: style(f"h{level}", size, "Bold", textColor=HexColor(content.NAVY), keepWithNext=1)
         for level, size in content.HEADINGS.items()}
set_as = lambda text, kind: Paragraph(escape(text).replace("\n", "<br/>"), kind)
grid = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor("#ccccdd")), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                   ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)])
wide = A4[0] - 2 * content.MARGIN
flow = []
for block in content.blocks(given):
    if "heading" in block:
        if block["level"] == 1 and flow:
            flow.append(PageBreak())
        flow.append(set_as(block["heading"], heads[block["level"]]))
    elif "paragraph" in block:
        flow.append(set_as(block["paragraph"], body))
    elif "bullets" in block:
        flow += [set_as("・" + item, body) for item in block["bullets"]]
    else:
        head, rows, widths = content.table(block)
        data = [[set_as(text, head_cell) for text in head]] if head else []
        data += [[set_as(text, cell) for text in row] for row in rows]
        if data:
            flow.append(Table(data, [wide * width / sum(widths) for width in widths], repeatRows=1 if head else 0, style=grid))


def furniture(canvas, document):
    canvas.setFont("Regular", content.SMALL)
    canvas.drawString(content.MARGIN, A4[1] - 44, given["header"])
    canvas.drawRightString(A4[0] - content.MARGIN, 34, str(document.page))


SimpleDocTemplate(out, pagesize=A4, leftMargin=content.MARGIN, rightMargin=content.MARGIN, topMargin=70, bottomMargin=60,
                  title=given["title"]).build(flow, onFirstPage=furniture, onLaterPages=furniture)
