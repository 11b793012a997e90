"""Corrected Word files that came back (回稿): found which speech each is, and with what to compare.

What is compared is decided in `converters/returning`; the disk is touched here.
"""
