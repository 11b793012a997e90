"""Huibian (汇编): Chinese government speeches as formal DOCX, PDF, books and a static archive."""

__version__ = "0.1.0"
