"""The raw text before its meaning is looked at: single characters, noise against copying, lines."""
