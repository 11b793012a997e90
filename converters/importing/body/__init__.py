"""The body of a speech: paragraphs, headings, their order, punctuation."""
