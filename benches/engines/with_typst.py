"""The report's text set by typst."""

import content
import typst

given, fonts, out = content.arguments()
quoted = lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
source = [f"""#set document(title: {quoted(given['title'])})
#set page(paper: "a4", margin: (x: {content.MARGIN}pt, top: 70pt, bottom: 60pt), header: text({content.SMALL}pt, {quoted(given['header'])}),
  footer: context align(right, text({content.SMALL}pt, counter(page).display("1 / 1", both: true))))
#set text(font: "BIZ UDPGothic", size: {content.SIZE}pt, lang: "{given['lang']}")
#set table(stroke: (bottom: 0.6pt + rgb("#ccccdd")), inset: (x: 4pt, y: 3pt))
#show table: set text({content.TABLE}pt)
#show heading: set text(fill: rgb("{content.NAVY}"))
#show heading.where(level: 1): it => {{ pagebreak(weak: true); set text(19pt); it }}
#show heading.where(level: 2): set text(11.4pt)
#show heading.where(level: 3): set text(9.6pt)"""]
for block in content.blocks(given):
    if "heading" in block:
        source.append(f"#heading(level: {block['level']}, {quoted(block['heading'])})")
    elif "paragraph" in block:
        source.append(f"#par(text({quoted(block['paragraph'])}))")
    elif "bullets" in block:
        source.append("#list(" + ", ".join(quoted(item) for item in block["bullets"]) + ")")
    else:
        head, rows, widths = content.table(block)
        columns = ", ".join(f"{width}fr" for width in widths)
        cells = [f"table.header({', '.join(quoted(cell) for cell in head)})"] if head else []
        cells += [quoted(cell) for row in rows for cell in row]
        source.append(f"#table(columns: ({columns},), {', '.join(cells)})")
typst.compile("\n".join(source).encode(), output=out, font_paths=[fonts], ignore_system_fonts=True)
