"""`python -m converters` is the command `huibian`."""

from converters.cli import main

main()
