"""Files of the tests are read in this process: to fork one that has loaded so much takes long."""

import pytest

from converters.collection import bounded


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "within", lambda read: read())
