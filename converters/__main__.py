"""`huibian`, or `python -m converters`: the command line is loaded, and carries a command out."""

import atexit
import gc
import os
import sys
from contextlib import suppress

_STOPPED = 130
"""The exit code of a command that was interrupted: 128 and the number of the signal."""

_DONE = (None, 0, 1)
"""The exit codes of a command that came to its end."""

_RARELY = 100_000
"""Things made between two looks for garbage: most of what a command loads and makes stays."""

_left: list[int] = []
"""The exit code, once a command has come to its end."""


def main() -> None:
    """Run the command line; whoever interrupts it while it is loaded sees no traceback."""
    atexit.register(_leave)
    gc.set_threshold(_RARELY)
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
            _left.append(int(left.code or 0))
        raise


def _leave() -> None:
    """End a process whose command came to its end, without taking apart all that it made.

    That takes as long as a tenth of a small command. Being the first that was registered it comes
    last: threads have ended and passing files are gone. What cannot be written Python tells.
    """
    if _left:
        with suppress(OSError, ValueError):
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            os._exit(_left[0])


if __name__ == "__main__":
    main()
