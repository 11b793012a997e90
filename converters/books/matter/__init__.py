"""The sections of a book's own as HTML: composed lines, made from what `wording` and `entries` say.

Every function returns a whole document for `converters.writers.pdf.fragment.of_html`, its style
sheet is `sheet.sheet`.
"""
