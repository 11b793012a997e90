"""`huibian`, or `python -m converters`: the command line is loaded, and carries a command out."""

import sys

_STOPPED = 130
"""The exit code of a command that was interrupted: 128 and the number of the signal."""


def main() -> None:
    """Run the command line; whoever interrupts it while it is loaded sees no traceback."""
    try:
        from converters import cli  # noqa: PLC0415 - it takes a while, in which somebody may stop it
    except KeyboardInterrupt:
        sys.stderr.write("已中断。\n")
        sys.exit(_STOPPED)
    cli.main()


if __name__ == "__main__":
    main()
