"""What pdfminer tells of lost words is kept, and nothing of it reaches the terminal."""

import logging

import pytest

from converters.readers.pdf.damage import losses_noted


def test_lost_words_are_noted_and_nothing_else_is(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("pdfminer.psparser")
    with losses_noted() as losses:
        log.warning("Data-loss while decompressing corrupted data")
        log.warning("ignoring undefined font")
    assert losses == ["Data-loss while decompressing corrupted data"]
    assert caplog.records == []


def test_afterwards_the_log_is_as_it_was() -> None:
    log = logging.getLogger("pdfminer")
    before = (list(log.handlers), log.propagate)
    with pytest.raises(ValueError, match="x"), losses_noted():
        raise ValueError("x")
    assert (log.handlers, log.propagate) == before
