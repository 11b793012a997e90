"""Files of some kilobytes that ask for all of a machine's memory or time."""

import io
import zipfile
import zlib
from collections.abc import Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARAGRAPH = "<w:p><w:r><w:t>字</w:t></w:r></w:p>"
_FONT = b"5 0 R"


def stream(data: bytes, keys: bytes = b"") -> bytes:
    """Return a stream object of a PDF."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), keys, data)


def flate(data: bytes, keys: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 1), b"/Filter /FlateDecode " + keys)


def zeros(megabytes: int, keys: bytes = b"") -> bytes:
    """Return a stream that unpacks to so many megabytes of spaces."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes))
    return stream(packed + packer.flush(), b"/Filter /FlateDecode " + keys)


def pdf(content: bytes, resources: bytes = b"", others: Sequence[bytes] = ()) -> bytes:
    """Return a PDF of one page; `others` are its objects from the fifth on."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page + b" /Resources << " + resources + b" >> >>",
        content,
        *others,
    ]
    made = io.BytesIO(b"%PDF-1.7\n")
    made.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    made.write(b"trailer << /Root 1 0 R /Size %d >>\n" % (len(objects) + 1))
    made.write(b"startxref\n%d\n%%%%EOF" % start)
    return made.getvalue()


def unpacking(megabytes: int) -> bytes:
    """Return a PDF whose page unpacks to so many megabytes."""
    return pdf(zeros(megabytes))


def predicted(columns: int) -> bytes:
    """Return a PDF whose page is said to have rows of so many bytes."""
    keys = b"/DecodeParms << /Predictor 12 /Columns %d >> " % columns
    return pdf(flate(b"\x02abc" * 1000, keys))


def run_length(megabytes: int) -> bytes:
    """Return a PDF whose page is of runs of one sign, packed once more."""
    runs = b"\x81 " * (megabytes * 8192)
    return pdf(flate(runs).replace(b"/FlateDecode", b"[/FlateDecode /RunLengthDecode]"))


def nested_forms(depth: int) -> bytes:
    """Return a PDF whose page draws ten forms, each of which draws ten."""
    forms = [
        stream(
            b"/F Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
            b"/Resources << /XObject << /F %d 0 R >> >>" % (number + 6),
        )
        for number in range(depth)
    ]
    last = stream(b"0 0 m", b"/Type /XObject /Subtype /Form /BBox [0 0 600 800]")
    return pdf(stream(b"/F Do"), b"/XObject << /F 5 0 R >>", [*forms, last])


def _lettered(font: bytes, *others: bytes) -> bytes:
    content = stream(b"BT /F 12 Tf 50 700 Td <00010002> Tj ET")
    return pdf(content, b"/Font << /F 5 0 R >>", [font, *others])


def mapped(last: bytes = b"ffffffff") -> bytes:
    """Return a PDF whose font says which characters all of its glyphs are."""
    cmap = b"begincmap 1 beginbfrange <00000000> <%s> <4e00> endbfrange endcmap" % last
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R"
    descendant = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A >>"
    return _lettered(font + b" /DescendantFonts [7 0 R] >>", stream(cmap), descendant)


def ring_of_fonts() -> bytes:
    """Return a PDF whose font is a descendant of its own."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
    return _lettered(font + b" /DescendantFonts [5 0 R] >>")


def ring_of_pages() -> bytes:
    """Return a PDF whose pages are among their own children."""
    return unpacking(0).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def docx(document: bytes, entries: int = 0, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a Word file of a text part and so many others."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as package:
        package.writestr("word/document.xml", document)
        for number in range(entries):
            package.writestr(f"{number}", b"")
    return made.getvalue()


def document(body: str) -> bytes:
    return f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode()


def paragraphs(count: int, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a Word file of so many paragraphs."""
    return docx(document(_PARAGRAPH * count), kind=kind)


def lying(data: bytes) -> bytes:
    """Return a zip file whose first entry is said to hold ten bytes."""
    place = data.index(b"PK\x01\x02")
    return data[: place + 24] + (10).to_bytes(4, "little") + data[place + 28 :]


def nested(data: bytes, depth: int = 20) -> bytes:
    """Return an archive in an archive in an archive."""
    for _ in range(depth):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", data)
        data = made.getvalue()
    return data


def elements(count: int) -> bytes:
    """Return a web page of so many paragraphs."""
    return b"<html><body>" + b"<p>x" * count


def deep(depth: int) -> bytes:
    """Return a web page of elements within elements."""
    return b"<html><body>" + b"<div>x" * depth
