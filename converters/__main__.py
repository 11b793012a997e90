"""`huibian`, or `python -m converters`: the command line is loaded, and carries a command out."""

import sys

_STOPPED = 130
"""The exit code of a command that was interrupted: 128 and the number of the signal."""

_DONE = (None, 0, 1)
"""The exit codes of a command that came to its end."""


def main() -> None:
    """Run the command line; whoever interrupts it while it is loaded sees no traceback."""
    # It takes a while, in which somebody may stop it.
    try:
        from converters.resources import bytecode  # noqa: PLC0415

        bytecode.use("".join(sys.argv[1:2]))  # the name of the command
        from converters import cli  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.stderr.write("已中断。\n")
        sys.exit(_STOPPED)
    try:
        cli.main()
    except SystemExit as left:
        if left.code in _DONE:  # who was told to end does not linger
            bytecode.keep()
        raise


if __name__ == "__main__":
    main()
