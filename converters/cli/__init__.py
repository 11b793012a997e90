"""The command line: the terminal is touched here alone."""
