"""WordprocessingML as it is written."""

import re

from converters.formats.docx import oxml
from converters.formats.docx.oxml import Cell, TableRow


def test_a_cell_takes_as_many_columns_as_it_spans() -> None:
    row = oxml._row(TableRow([Cell("<w:p/>", span=2), Cell("<w:p/>")]), [10, 20, 40])
    assert row.count("<w:cantSplit/>") == 1
    assert "cantSplit" not in oxml._row(TableRow([Cell("<w:p/>")], whole=False), [10])
    assert row.count("w:gridSpan") == 1
    assert '<w:gridSpan w:val="2"/>' in row
    assert re.findall(r'w:tcW w:w="(\d+)"', row) == ["30", "40"]
