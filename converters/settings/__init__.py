"""What people set: the collection, books, styles, fonts; each read against a schema."""
