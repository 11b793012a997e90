"""Measuring finished files: what was really printed, against the style and the words."""
