import os
import subprocess
import sys

from converters.collection import usage
from converters.collection.usage import Usage


def test_a_session_is_measured_with_all_that_it_started() -> None:
    greedy = "x = bytearray(60 << 20); print(flush=True); input()"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {greedy!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        process.stdout.readline()
        found = usage.of_session(process.pid)
        process.stdin.write(b"\n")
    assert found.memory > 60 << 20
    assert found.seconds >= 0
    assert usage.of_session(process.pid) == Usage(0, 0)


def test_the_time_of_the_processor_is_counted() -> None:
    before = usage.of_session(os.getsid(0)).seconds
    sum(range(3_000_000))
    assert usage.of_session(os.getsid(0)).seconds >= before


def test_either_of_both_can_be_too_much() -> None:
    assert Usage(2, 0).exceeds(Usage(1, 1))
    assert Usage(0, 2).exceeds(Usage(1, 1))
    assert not Usage(1, 1).exceeds(Usage(1, 1))
