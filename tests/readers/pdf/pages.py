"""PDF files made of single lines, each with its place, size, angle and colour."""

import io
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from converters.readers import pdf
from converters.readers.pdf.runs import GlyphRun
from converters.readers.raw import Fidelity, RawText

WIDTH, HEIGHT = 595, 842
LEFT, TOP, SIZE, PITCH, CHARS = 79, 120, 16, 29, 28
"""Where text begins, its size, the distance of its lines, and how many hanzi one takes."""
LOST = "\uffff"
"""A glyph of which the file does not tell what it is."""


@dataclass(frozen=True)
class Line:
    """Words drawn at a place: points from the top left corner to the baseline."""

    words: str
    x: float = LEFT
    y: float = TOP
    size: float = SIZE
    angle: float = 0
    grey: float = 0
    face: str = "F1"
    artifact: bool = False
    said: str | None = None
    """What the file says beside it that it stands for."""
    mode: int = 0
    """Its rendering mode: 3 for no ink."""
    ink: float = 1
    """How much of the paper it covers."""
    scale: float = 100
    """How wide its glyphs are set, in hundredths."""

    def drawn(self, codes: dict[str, int]) -> bytes:
        turn = radians(self.angle)
        at = f"{cos(turn):.4f} {sin(turn):.4f} {-sin(turn):.4f} {cos(turn):.4f}"
        shown = "".join(f"{codes[char]:04x}" for char in self.words)
        look = f"/A{self.ink * 100:.0f} gs {self.mode} Tr {self.grey} g /{self.face} {self.size} Tf"
        look += f" {self.scale} Tz" if self.scale != 100 else ""
        said = f"q BT {look} {at} {self.x} {HEIGHT - self.y} Tm <{shown}> Tj ET Q"
        if self.said is not None:
            told = f"\ufeff{self.said}".encode("utf-16-be").hex()
            said = f"/Span <</ActualText <{told}>>> BDC {said} EMC"
        return (f"/Artifact BMC {said} EMC" if self.artifact else said).encode()


@dataclass(frozen=True)
class Picture:
    """A grey picture at a place, in points from the top left corner."""

    x: float = 0
    y: float = 0
    width: float = WIDTH
    height: float = HEIGHT

    def drawn(self, codes: dict[str, int]) -> bytes:
        place = f"{self.width} 0 0 {self.height} {self.x} {HEIGHT - self.y - self.height}"
        return f"q {place} cm /P Do Q".encode()


@dataclass(frozen=True)
class Rect:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    grey: float = 0

    def drawn(self, codes: dict[str, int]) -> bytes:
        place = f"{self.x} {HEIGHT - self.y - self.height} {self.width} {self.height}"
        return f"{self.grey} g {place} re f".encode()


Drawn = Line | Picture | Rect


def made(
    *pages: Iterable[Drawn],
    remarks: Sequence[tuple[str, str]] = (),
    rotate: int = 0,
    title: str = "",
) -> bytes:
    """Return a PDF of the pages; `remarks` are laid over the first, each with its kind."""
    drawn = [list(page) for page in pages]
    words = "".join(one.words for page in drawn for one in page if isinstance(one, Line))
    codes = {char: code for code, char in enumerate(dict.fromkeys(words), 1)}
    document = pikepdf.new()
    used = {one.face for page in drawn for one in page if isinstance(one, Line)}
    fonts = _fonts(document, codes, used)
    picture = Stream(document, b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    for page in drawn:
        content = Stream(document, b"\n".join(one.drawn(codes) for one in page))
        document.add_blank_page(page_size=(WIDTH, HEIGHT))
        last = document.pages[-1]
        last.Contents = document.make_indirect(content)
        last.Rotate = rotate
        inks = Dictionary(
            {
                f"/A{one.ink * 100:.0f}": Dictionary(ca=one.ink)
                for one in page
                if isinstance(one, Line)
            }
        )
        last.Resources = Dictionary(Font=fonts, XObject=Dictionary(P=picture), ExtGState=inks)
    laid = Array([document.make_indirect(_remark(*remark)) for remark in remarks])
    document.pages[0].Annots = laid
    document.Root.AcroForm = Dictionary(Fields=Array([one for one in laid if "/V" in one]))
    if title:
        document.docinfo["/Title"] = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _remark(kind: str, words: str) -> Dictionary:
    about = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{kind}"),
        Rect=Array([10, 10, 90, 90]),
    )
    if kind == "Widget":
        about.FT, about.T, about.V = Name.Tx, "姓名", words
    else:
        about.Contents = words
    return about


def _fonts(document: pikepdf.Pdf, codes: dict[str, int], used: set[str]) -> Dictionary:
    """Return the faces that are used, of three; a letter is half as wide as a hanzi.

    Reading a face takes longer than reading a page, so that none is there for nothing.
    """
    known = [(code, char) for char, code in codes.items() if char != LOST]
    lines = "".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>\n" for code, char in known)
    mapped = f"{len(known)} beginbfchar\n{lines}endbfchar"
    to_unicode = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {mapped} endcmap"
    widths = Array([1, Array([500 if char.isascii() else 1000 for char in codes])])
    faces = {"/F1": "/Song", "/F2": "/Kai", "/F3": "/Song-Bold"}
    return Dictionary(
        {
            key: _font(document, name, to_unicode, widths)
            for key, name in faces.items()
            if key[1:] in used
        }
    )


def _font(document: pikepdf.Pdf, name: str, to_unicode: str, widths: Array) -> pikepdf.Object:
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(name),
        Flags=4,
        Ascent=860,
        Descent=-140,
        ItalicAngle=0,
        CapHeight=700,
        StemV=80,
        FontBBox=Array([0, -140, 1000, 860]),
    )
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(name),
        W=widths,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=document.make_indirect(described),
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(name),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([document.make_indirect(inner)]),
            ToUnicode=document.make_indirect(Stream(document, to_unicode.encode())),
        )
    )


def set_in(paragraphs: Sequence[str], chars: int = CHARS) -> list[str]:
    """Return paragraphs broken into lines of so many characters, the first indented by two."""
    lines = []
    for text in paragraphs:
        indented = f"\u3000\u3000{text}"
        lines += [indented[at : at + chars] for at in range(0, len(indented), chars)]
    return lines


def page(lines: Sequence[str], **about: float) -> list[Drawn]:
    """Return lines one below the other; wide spaces at their beginning are an indent."""
    first = replace(Line(""), **about)  # type: ignore[arg-type]
    return [
        replace(
            first,
            words=line.lstrip("\u3000"),
            x=first.x + first.size * (len(line) - len(line.lstrip("\u3000"))),
            y=first.y + at * PITCH,
        )
        for at, line in enumerate(lines)
    ]


SENTENCES = (
    "今天召开这次会议，主要任务是总结经验、分析形势、部署任务，推动全县工作再上新台阶，切实维护群众利益。",
    "去年以来，各级各部门认真落实责任制，排查整治了一批隐患，成绩来之不易，值得充分肯定，要继续发扬光大。",
    "要紧盯重点领域、重点时段、重点部位，开展拉网式排查，对查出的问题建立台账、挂牌督办、逐项销号，闭环管理。",
    "要广泛开展宣传教育，推动安全知识进企业、进农村、进社区、进学校、进家庭，营造浓厚氛围，凝聚各方面的力量。",
)


def lines_of(data: bytes) -> list[str]:
    """Return what is read of a PDF, line by line."""
    return pdf.read(data).text.split("\n")


def told(raw: RawText) -> list[tuple[str, str]]:
    """Return what is told of a raw text, each with its words."""
    return [(one.what, one.words) for one in raw.differences]


def left_out(raw: RawText) -> set[str]:
    """Return what things are left out of a raw text."""
    return {one.what for one in raw.differences if one.kind is Fidelity.LEFT_OUT}


def run(words: str, left: float = LEFT, base: float = 150, step: float = SIZE) -> GlyphRun:
    """Return glyphs as they are read, the beginning of each so many points from the last one's."""
    lefts = array("d", (left + step * at for at in range(len(words))))
    rights = array("d", (at + SIZE for at in lefts))
    return GlyphRun(words, lefts, rights, frozenset(), base, SIZE, 0, 0, False, "F", False)
