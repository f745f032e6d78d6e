"""The report's text set by WeasyPrint."""

import content
import weasyprint

given, fonts, out = content.arguments()
weasyprint.HTML(string=content.html(given, fonts)).write_pdf(out)
