"""Planted bugs, and which of them the tests notice: `make mutants` (docs/reliability.md)."""
