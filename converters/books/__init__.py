"""Compilations (汇编): many speeches laid out as one book, in PDF and DOCX."""
