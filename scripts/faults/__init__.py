"""Faults at random moments and hostile input: `make faults` (docs/reliability.md)."""
