"""The audit of DOCX: finished files against style and words, and as LibreOffice shows them."""
