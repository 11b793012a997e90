"""What a collection calls the places of its settings, beside the one `config.yaml`."""

BOOKS = "books"
"""The folder of the compilations (汇编)."""
RETIRED = "retired.yaml"
"""The list of the speeches that it holds no longer, in the folder of the speeches."""
