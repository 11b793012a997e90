"""The sections that only a book has: what stands on their pages, decided once for every format.

Every function takes a `Ruler`, the measures of a format, and returns blocks whose lines are broken
and whose places are known. `books.html` prints them for the PDF, `books.docx` for Word.
"""
