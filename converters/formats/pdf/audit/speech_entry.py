"""The examination of a PDF as the report shows it: facts, a row for each page, faults."""

from collections.abc import Iterator
from itertools import pairwise

from converters.audit.finished import FinishedSpeech
from converters.audit.pages import PrintedPage
from converters.audit.pictures import picture
from converters.audit.proof import Proof
from converters.audit.report import AuditedFile, Shown
from converters.formats.pdf.audit.speech import Examination, examine
from converters.settings.units import pt

_FOLDER = "pictures"
_MOST_PICTURES = 20
_COLUMNS = ("页", "行数", "首行基线（毫米）", "行距（磅）", "满行右端（磅）", "每行字数", "页码")


def audited(file: FinishedSpeech) -> AuditedFile:
    """Audit the PDF of a speech; its faults are shown without pictures."""
    return entry(examine(file.data, file.speech, file.design), {})


def illustrated(pdf: bytes, seen: Examination) -> tuple[AuditedFile, dict[str, bytes]]:
    """Return the entry of a PDF and the pictures of its faulty places, by file name, as PNG.

    Pictures are to be written beside the report under `pictures/`; after the first twenty faults
    there are none.
    """
    names, made = dict[int, str](), dict[str, bytes]()
    for number, fault in enumerate(seen.faults):
        if fault.place is not None and len(made) < _MOST_PICTURES:
            name = f"{_FOLDER}/{seen.proof.speech.meta.id}-{number + 1}.png"
            names[number], made[name] = name, picture(pdf, fault.place)
    return entry(seen, names), made


def entry(seen: Examination, pictures: dict[int, str]) -> AuditedFile:
    """Return the entry of a PDF; `pictures` maps the number of a fault to its picture."""
    proof, file = seen.proof, seen.file
    facts = (
        ("页数", str(len(proof.pages))),
        ("字数", str(sum(len(line.printed.text) for line in proof.lines))),
        ("标准", f"PDF/A-{file.pdfa.lower()}、PDF/UA-{file.pdfua}"),
        ("字体", "、".join(sorted(font.own_name or font.name for font in file.fonts))),
        ("替补字", "".join(_substitutes(proof)) or "无"),
    )
    return AuditedFile(
        proof.speech.meta.id,
        proof.parts[0].text,
        "PDF",
        facts,
        _COLUMNS,
        tuple(_row(proof, page) for page in proof.pages),
        tuple(Shown(fault, pictures.get(number, "")) for number, fault in enumerate(seen.faults)),
    )


def _row(proof: Proof, page: PrintedPage) -> tuple[str, ...]:
    lines = proof.on_page(page)
    pitches = [below.printed.y - above.printed.y for above, below in pairwise(lines)]
    right = proof.left(page) + proof.style.page.type_area_width.pt
    full = [line for line in lines if proof.is_full(line)]
    ends = [line.printed.right - right for line in full]
    counts = [len(line.printed.text) for line in full]
    folio = next((under for of, under in proof.folios if of is page), ())
    return (
        str(page.number),
        str(len(lines)),
        f"{pt(lines[0].printed.y).mm:.2f}" if lines else "",
        _span(pitches, "{:.2f}"),
        _span(ends, "{:+.2f}"),
        _span(counts, "{:d}"),
        " ".join(line.text for line in folio),
    )


def _span(values: list[float] | list[int], form: str) -> str:
    if not values:
        return ""
    low, high = form.format(min(values)), form.format(max(values))
    return low if low == high else f"{low} 至 {high}"


def _substitutes(proof: Proof) -> Iterator[str]:
    seen = set()
    for _, glyph, role in proof.drawn:
        chain = proof.chains[role]
        if glyph.char not in seen and chain.is_substitute(chain.place_of(glyph.char) or 0):
            seen.add(glyph.char)
            yield glyph.char
