"""The report's text set by fpdf2."""

import content
from fpdf import FPDF
from fpdf.enums import TableBordersLayout, WrapMode

given, fonts, out = content.arguments()


class Report(FPDF):
    def header(self):
        self.set_font("Keian", size=content.SMALL)
        self.set_y(44 - content.SMALL)
        self.cell(text=given["header"])
        self.set_y(70)

    def footer(self):
        self.set_y(-40)
        self.set_font("Keian", size=content.SMALL)
        self.cell(w=0, text=f"{self.page_no()} / {{nb}}", align="R")


pdf = Report(unit="pt", format="A4")
pdf.set_title(given["title"])
pdf.set_margins(content.MARGIN, 70)
pdf.set_auto_page_break(True, 60)
pdf.add_font("Keian", fname=f"{fonts}/BIZUDPGothic-Regular.ttf")
pdf.add_font("Keian", style="B", fname=f"{fonts}/BIZUDPGothic-Bold.ttf")
pdf.add_page()


def put(text, size, style=""):
    pdf.set_font("Keian", style=style, size=size)
    pdf.multi_cell(w=0, h=size * 1.5, text=text, align="L", wrapmode=WrapMode.CHAR, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(5)


first = True
for block in content.blocks(given):
    if "heading" in block:
        if block["level"] == 1 and not first:
            pdf.add_page()
        first = False
        put(block["heading"], content.HEADINGS[block["level"]], "B")
    elif "paragraph" in block:
        put(block["paragraph"], content.SIZE)
    elif "bullets" in block:
        for item in block["bullets"]:
            put("・" + item, content.SIZE)
    else:
        head, rows, widths = content.table(block)
        pdf.set_font("Keian", size=content.TABLE)
        with pdf.table(col_widths=tuple(widths), text_align="LEFT", line_height=content.TABLE * 1.5, first_row_as_headings=bool(head),
                       borders_layout=TableBordersLayout.HORIZONTAL_LINES, wrapmode=WrapMode.CHAR) as table:
            for cells in ([head] if head else []) + rows:
                row = table.row()
                for text in cells:
                    row.cell(text)
        pdf.ln(5)
pdf.output(out)
