"""Akoma Ntoso: a speech as parliaments exchange their records, OASIS Akoma Ntoso 3.0."""

from typing import TYPE_CHECKING

from converters.formats.format import FaceUse, Format, OfSpeech

if TYPE_CHECKING:
    from converters.settings.design import Writer


def _writer() -> "Writer":
    from converters.formats.akn.writer import write

    return write


AKN = Format(
    name="akn",
    label="Akoma Ntoso",
    suffix=".akn.xml",
    use="供议会文献系统交换",
    faces=FaceUse.NONE,
    mark=".akn",
    speech=OfSpeech(
        _writer,
        cost=2,
        usual=False,
        about="供议会文献交换的 XML",
        tells_edition=True,
        tells_pages=True,
    ),
)
