"""The audit of PDF: finished files measured against the style and the words."""
