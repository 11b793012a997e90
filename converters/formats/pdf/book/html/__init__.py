"""The sections of a book's own as HTML for WeasyPrint: the blocks of `books.matter`, printed.

Every function returns a whole document for `converters.formats.pdf.fragment.of_html`, its style
sheet is `sheet.sheet`.
"""
