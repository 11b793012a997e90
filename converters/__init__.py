"""Huibian (汇编): Chinese government speeches as formal DOCX, PDF, books and a static archive."""

import time

__version__ = "0.1.0"

LOADED_AT = time.time()
"""When this process, or the one it was forked from, began to load the program; in seconds."""
