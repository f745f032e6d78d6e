"""The report's text as HTML for LibreOffice, which reads it and writes the PDF."""

import content

given, fonts, out = content.arguments()
with open(out, "w", encoding="utf-8") as file:
    file.write(content.html(given, fonts))
