import gc

import pytest

from converters.formats.pdf import press


def test_nothing_is_collected_while_a_document_grows_and_then_it_is_again() -> None:
    with pytest.raises(ZeroDivisionError), press.uncollected():
        assert not gc.isenabled()
        _ = 1 / 0
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with press.uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
