"""What LibreOffice saved in its own kinds of files comes back with authors and lines."""

from pathlib import Path

import pytest

from converters.collection import libreoffice
from converters.collection.returned import ours, reviewing
from tests.collection.returned.made import ID, project_in, returned

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", ["odt", "doc", "rtf"])
def test_it_is_the_same_correction(tmp_path: Path, kind: str) -> None:
    project, path = project_in(tmp_path), returned(tmp_path)
    (made,) = libreoffice.convert([path.read_bytes()], "docx", kind)
    assert made
    saved = tmp_path / f"回稿.{kind}"
    saved.write_bytes(made)
    rows = {
        (row.before, row.after, row.hand.name if row.hand else "")
        for row in reviewing.reviewed(project, saved).review.rows
    }
    assert ("五百六十名", "五百六十八名", "王校对") in rows
    assert ("每月走访", "每季走访", "李四") in rows
    assert ("二百三十", "二百三十五", "") in rows
    found = ours.returned(project.speeches, saved)
    assert found is not None and found.id == ID
