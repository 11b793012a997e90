"""Whatever a file links or orders: nothing is asked of the network, nothing written elsewhere.

The kinds that LibreOffice opens are tried together, one call for each suffix.
"""

import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from converters.build import drawing
from converters.collection import audits, conversion, imports, libreoffice
from converters.collection.audits import Audited, Unaudited
from converters.collection.conversion import Memory
from converters.collection.facts_table import exchange
from converters.collection.facts_table.workbook import Line, write
from converters.errors import HuibianError
from converters.importing import ImportOptions
from converters.project import Project
from tests.collection import bombs
from tests.make import collection, markdown

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
WORDS = "同志们：今天我们开会，讲三点意见。"


class Listener:
    """Hears every connection to an address of this machine."""

    def __init__(self) -> None:
        self.heard = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def _listen(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                if connection.recv(3) == b"END":
                    return
                self.heard += 1

    def close(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port)) as last:
            last.sendall(b"END")
        self._thread.join()
        self._server.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def packed(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def word(body: str, links: dict[str, tuple[str, str]], address: str) -> bytes:
    """Return a Word file with relationships to the outside, by id: kind, and what is asked for."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/settings.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>'
    )
    own = "".join(
        f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{address}{name}" '
        'TargetMode="External"/>'
        for id, (kind, name) in links.items()
    )
    top = f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    settings = f'<Relationship Id="s" Type="{R}/settings" Target="settings.xml"/>'
    return packed(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": f'<Relationships xmlns="{P}">{top}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{P}">{own}{settings}'
            "</Relationships>",
            "word/settings.xml": f'<w:settings xmlns:w="{W}" xmlns:r="{R}">'
            '<w:attachedTemplate r:id="t"/></w:settings>',
            "word/_rels/settings.xml.rels": f'<Relationships xmlns="{P}"><Relationship Id="t" '
            f'Type="{R}/attachedTemplate" Target="{address}t.dotm" TargetMode="External"/>'
            "</Relationships>",
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}" '
            'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
            f'office"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>{body}</w:body>'
            "</w:document>",
        }
    )


def field(order: str) -> str:
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText>'
        f'{order}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def docx(address: str) -> bytes:
    shape = (
        '<w:p><w:r><w:object><v:shape id="a" style="width:9pt;height:9pt">'
        '<v:imagedata r:id="p" r:href="p"/></v:shape><o:OLEObject Type="Link" '
        'ProgID="Word.Document" ShapeID="a" DrawAspect="Content" r:id="o" UpdateMode="Always"/>'
        "</w:object></w:r></w:p>"
    )
    orders = (
        f'INCLUDETEXT "{address}a.docx"',
        f'INCLUDEPICTURE "{address}a.png" \\d',
        f'DDEAUTO soffice "{address}a.odt" a',
        f'IMPORT "{address}b.png"',
        f'LINK Word.Document.8 "{address}c.doc" \\a',
    )
    body = '<w:altChunk r:id="c"/>' + shape + "".join(map(field, orders))
    links = {"c": ("aFChunk", "c.html"), "p": ("image", "p.png"), "o": ("oleObject", "o.bin")}
    return word(body, links, address)


def rtf(address: str) -> bytes:
    def fldinst(order: str) -> str:
        return "{\\field\\flddirty{\\*\\fldinst " + order + "}{\\fldrslt x}}"

    parts = (
        "{\\rtf1\\ansi{\\*\\template " + address + "t.dot}{\\*\\nextfile " + address + "n.rtf}",
        "\\u21516?\\u24535?\\u20204?\\par ",
        fldinst(f'INCLUDEPICTURE "{address}p.png" \\\\d'),
        fldinst(f'INCLUDETEXT "{address}a.rtf"'),
        fldinst(f'DDEAUTO soffice "{address}a.odt" a'),
        "{\\object\\objautlink\\objupdate{\\*\\objclass Word.Document.8}{\\*\\objdata "
        + address.encode().hex()
        + "}{\\result x}}",
        "\\par }",
    )
    return "".join(parts).encode()


def odt(address: str) -> bytes:
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    frame = '<draw:frame svg:width="1cm" svg:height="1cm">{}</draw:frame>'
    body = (
        f"<text:p>{WORDS}"
        + frame.format(f'<draw:image xlink:href="{address}p.png" {link}/>')
        + frame.format(f'<draw:object xlink:href="{address}o.odt" {link}/>')
        + frame.format(f'<draw:floating-frame xlink:href="{address}f.html" {link}/>')
        + '</text:p><text:section text:name="s"><text:section-source '
        + f'xlink:href="{address}s.odt" {link}/><text:p>x</text:p></text:section>'
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return packed({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def web(address: str) -> bytes:
    return (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}e">]><html><head>'
        f'<base href="{address}"><meta http-equiv="refresh" content="0; url={address}m">'
        f'<link rel="stylesheet" href="{address}a.css"><style>@import "{address}b.css";'
        f'p{{background:url({address}c.png)}}</style><script src="{address}s.js"></script></head>'
        f'<body><p>{WORDS}&x;</p><img src="{address}p.png"><iframe src="{address}i"></iframe>'
        f'<svg><image href="{address}v.png"/><use href="{address}u.svg#a"/></svg>'
        f'<object data="{address}o"></object><video src="{address}v.mp4"></video></body></html>'
    ).encode()


def paper(address: str) -> bytes:
    where = address.encode()
    actions = (
        b"<< /S /URI /URI (%sa) >>" % where,
        b"<< /S /Launch /F (%sb) /NewWindow true >>" % where,
        b"<< /S /GoToR /F << /FS /URL /F (%sc.pdf) >> /D [0 /Fit] >>" % where,
        b"<< /S /SubmitForm /F << /FS /URL /F (%sd) >> >>" % where,
        b"<< /S /JavaScript /JS (app.launchURL\\('%se'\\)) >>" % where,
    )
    notes = b" ".join(
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A %s >>" % action for action in actions
    )
    text = bombs.stream(b"BT /F 12 Tf 50 700 Td (x) Tj ET", b"/F << /FS /URL /F (%sf) >>" % where)
    made = bombs.pdf(text, b"/Font << >> /XObject << /X 5 0 R >>", [bombs.stream(b"")])
    return made.replace(b"/Type /Page /", b"/Type /Page /Annots [%s] /" % notes)


def text(address: str) -> str:
    body = (
        f"同志们：\n\n![图]({address}p.png) <img src='{address}i.png'> [字]({address}l)\n\n"
        f"<iframe src={address}f></iframe> [a]: {address}r\n\n{{{{ {address} }}}} 讲三点意见。"
    )
    return markdown("s1", body=body, facts="date: 2020-07-16\nspeaker: 赵海金\n")


RAW: dict[str, Callable[[str], bytes]] = {
    "a.docx": docx,
    "a.html": web,
    "a.mht": lambda address: b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + web(address),
    "a.pdf": paper,
    "a.md": lambda address: text(address).encode(),
    "b.md": lambda address: text(address).partition("---\n\n")[2].encode(),
    "a.txt": lambda address: web(address).replace(b"<html", b"x"),
}


@pytest.mark.parametrize("name", RAW)
def test_no_file_that_is_read_here_makes_us_ask(
    name: str, listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / name
    source.write_bytes(RAW[name](listener.address))
    project = Project(collection(tmp_path / "c"))
    monkeypatch.chdir(tmp_path / "c")
    for work in (
        partial(imports.import_file, source, project.speeches, ImportOptions(force=True)),
        partial(conversion.convert, project, source, ["docx"], tmp_path, Memory(tmp_path / "m")),
    ):
        with suppress(HuibianError):  # a sentence will do: what matters is what was asked
            work()
    assert listener.heard == 0


def test_no_workbook_makes_us_ask(listener: Listener, tmp_path: Path) -> None:
    made, out = BytesIO(write([Line({"id": "s1"}, "")])), BytesIO()
    link = (
        f'<Relationships xmlns="{P}"><Relationship Id="rId1" Type="{R}/externalLinkPath" '
        f'Target="{listener.address}b.xlsx" TargetMode="External"/></Relationships>'
    )
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
        new.writestr("xl/externalLinks/_rels/externalLink1.xml.rels", link)
        new.writestr("../../out.txt", "x")
    (tmp_path / "in/deep").mkdir(parents=True)
    path = tmp_path / "in/deep/a.xlsx"
    path.write_bytes(out.getvalue())
    assert [row.id for row in exchange.read(path).rows] == ["s1"]
    assert listener.heard == 0
    assert {each.name for each in tmp_path.rglob("*")} == {"in", "deep", "a.xlsx"}


@pytest.mark.slow
def test_no_speech_and_no_audited_file_makes_us_ask(listener: Listener, tmp_path: Path) -> None:
    project = Project(collection(tmp_path, text(listener.address)))
    for format in ("pdf", "docx"):
        made = drawing.draw(project, format, project.speeches / "s1.md")
        assert made
    for format, hostile in (("pdf", paper), ("docx", docx)):
        path = project.output / format / f"s1.{format}"
        path.parent.mkdir(parents=True)
        path.write_bytes(hostile(listener.address))
        (found,) = audits.audit(project, format, [path])
        assert isinstance(found, Audited | Unaudited)
    assert listener.heard == 0


@pytest.mark.slow
@pytest.mark.parametrize(("suffix", "made"), [("rtf", rtf), ("odt", odt), ("docx", docx)])
def test_libreoffice_asks_for_nothing(
    suffix: str, made: Callable[[str], bytes], listener: Listener
) -> None:
    target = "pdf" if suffix == "docx" else "docx"
    (found,) = libreoffice.convert([made(listener.address)], suffix, target)
    assert found
    assert listener.heard == 0


def test_names_that_lead_out_of_a_package_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{WORDS}</w:t>'
        "</w:r></w:p></w:body></w:document>"
    }
    for name in ("../out", "../../../out", "/out", "word/../../out", "..\\out", f"{tmp_path}/out"):
        parts[name] = "x"
    (tmp_path / "in").mkdir()
    source = tmp_path / "in/a.docx"
    source.write_bytes(packed(parts))
    project = Project(collection(tmp_path / "c"))
    monkeypatch.chdir(tmp_path / "c")
    imports.import_file(source, project.speeches, ImportOptions(force=True))
    assert not [path for path in tmp_path.rglob("*") if "out" in path.name and path.is_file()]
    assert not Path("/out").exists()
