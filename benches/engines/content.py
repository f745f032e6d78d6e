"""What the engines set: the text of a report as Keian gives it, and the page that all of them use."""

import json
import sys
from html import escape

SIZE, SMALL, TABLE, MARGIN = 9.6, 8.2, 8.4, 56.64
HEADINGS = {1: 19.0, 2: 11.4, 3: 9.6}
NAVY = "#123361"


def arguments():
    """The content, the folder of the fonts and the PDF to write, from the command line."""
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file), sys.argv[2], sys.argv[3]


def blocks(content):
    """Everything in order, the cover first."""
    yield {"heading": content["title"], "level": 1}
    yield {"heading": content["organisation"], "level": 2}
    yield {"fields": content["fields"]}
    for notice in content["notices"]:
        yield {"paragraph": notice}
    yield from content["blocks"]


def html(content, fonts):
    """The content as a page for the engines that read HTML."""
    out = [f"""<!DOCTYPE html><html lang="{content['lang']}"><head><meta charset="utf-8">
<title>{escape(content['title'])}</title><style>
@font-face {{ font-family: Keian; src: url("file://{fonts}/BIZUDPGothic-Regular.ttf"); }}
@font-face {{ font-family: Keian; font-weight: bold; src: url("file://{fonts}/BIZUDPGothic-Bold.ttf"); }}
@page {{ size: A4; margin: 70pt {MARGIN}pt 60pt; @top-left {{ content: "{escape(content['header'])}"; font: {SMALL}pt Keian; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); font: {SMALL}pt Keian; }} }}
body {{ font: {SIZE}pt/1.58 Keian, "BIZ UDPGothic"; margin: 0; }}
h1 {{ font-size: 19pt; color: {NAVY}; break-before: page; }} h2 {{ font-size: 11.4pt; color: {NAVY}; }} h3 {{ font-size: 9.6pt; }}
h1, h2, h3 {{ break-after: avoid; margin: 8pt 0 4pt; }} p, ul {{ margin: 0 0 6pt; }}
table {{ width: 100%; border-collapse: collapse; font-size: {TABLE}pt; table-layout: fixed; margin-bottom: 8pt; }}
tr {{ break-inside: avoid; }} td, th {{ border-bottom: 0.6pt solid #ccd; padding: 3pt 4pt; text-align: left; vertical-align: top; }}
</style></head><body>"""]
    line = lambda text: escape(text).replace("\n", "<br>")
    for block in blocks(content):
        if "heading" in block:
            out.append(f"<h{block['level']}>{line(block['heading'])}</h{block['level']}>")
        elif "paragraph" in block:
            out.append(f"<p>{line(block['paragraph'])}</p>")
        elif "bullets" in block:
            out.append("<ul>" + "".join(f"<li>{line(item)}</li>" for item in block["bullets"]) + "</ul>")
        else:
            head, rows, widths = table(block)
            cols = "".join(f'<col style="width:{100 * width / sum(widths):.2f}%">' for width in widths)
            row = lambda cells, tag: "<tr>" + "".join(f"<{tag}>{line(cell)}</{tag}>" for cell in cells) + "</tr>"
            top = f"<thead>{row(head, 'th')}</thead>" if head else ""
            out.append(f"<table><colgroup>{cols}</colgroup>{top}<tbody>{''.join(row(cells, 'td') for cells in rows)}</tbody></table>")
    return "\n".join(out) + "</body></html>"


def table(block):
    """Head, rows and relative widths of a table, or of fields as a table without a head."""
    if "fields" in block:
        return None, block["fields"], [92.0, 390.0]
    return block["head"], block["rows"], block["widths"]
