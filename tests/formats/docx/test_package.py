"""The files of a package."""

from converters.formats.docx import package


def test_types_that_an_extension_tells_are_told_once() -> None:
    told = package.content_types(
        {"/a.xml": "application/xml", "/b.xml": "text/b", "/c.odttf": package.OBFUSCATED_FONT}
    ).decode()
    assert told.count("<Override ") == 1
    assert '<Override PartName="/b.xml" ContentType="text/b"/>' in told
    assert [f'Extension="{name}"' in told for name in ("rels", "xml", "odttf")] == [True] * 3
