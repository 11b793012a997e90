"""TEI: a speech for corpora, by the Parla-CLARIN recommendations."""

from typing import TYPE_CHECKING

from converters.formats.format import FaceUse, Format, OfSpeech

if TYPE_CHECKING:
    from converters.settings.design import Writer


def _writer() -> "Writer":
    from converters.formats.tei.writer import write

    return write


TEI = Format(
    name="tei",
    label="TEI",
    suffix=".tei.xml",
    use="供语料库和文本研究",
    faces=FaceUse.NONE,
    mark=".tei",
    speech=OfSpeech(
        _writer,
        cost=2,
        usual=False,
        about="供语料库研究的 XML",
        tells_edition=True,
        tells_pages=True,
    ),
)
