"""Documents of LibreOffice written by hand, each as one XML file (Flat ODT)."""

from collections.abc import Sequence

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        **{name: f"{_URN}{name}:1.0" for name in ("office", "style", "text", "table", "meta")},
        "draw": f"{_URN}drawing:1.0",
        "fo": f"{_URN}xsl-fo-compatible:1.0",
        "svg": f"{_URN}svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
RULED = 'table:style-name="ruled"'
COVERED = "<table:covered-table-cell/>"
CHINESE = "一, 二, 三, ..."
_ALIGNED = 'text:list-level-position-and-space-mode="label-alignment"'
_PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One pixel."""


def document(body: str, automatic: str = "", styles: str = "", pages: str = "") -> bytes:
    """A document; `automatic` and `styles` are its styles, `pages` the heads and feet."""
    ruled = style("ruled", "table-cell", 'fo:border="0.5pt solid #000000"')
    layout = (
        '<style:page-layout style:name="page"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout>'
    )
    return (
        f'<?xml version="1.0"?><office:document {_SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        '<office:styles><style:style style:name="Standard" style:family="paragraph" '
        f'style:class="text"/>{styles}</office:styles>'
        f"<office:automatic-styles>{ruled}{layout}{automatic}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="page">{pages}</style:master-page></office:master-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def style(name: str, family: str, properties: str, inside: str = "") -> str:
    kind = f"style:{family}-properties"
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<{kind} {properties}>{inside}</{kind}></style:style>"
    )


def p(*words: str, style: str = "Standard") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{"".join(words)}</text:p>'


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def level(index: int, form: str, before: str = "", after: str = "", more: str = "") -> str:
    """A level of a list whose numbers are in a form between two signs."""
    return (
        f'<text:list-level-style-number text:level="{index}" style:num-format="{form}" '
        f'style:num-prefix="{before}" style:num-suffix="{after}" {more}>'
        f"<style:list-level-properties {_ALIGNED}><style:list-level-label-alignment "
        'text:label-followed-by="nothing"/></style:list-level-properties>'
        "</text:list-level-style-number>"
    )


def bullet(index: int, sign: str) -> str:
    return f'<text:list-level-style-bullet text:level="{index}" text:bullet-char="{sign}"/>'


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def item(*blocks: str, start: int = 0) -> str:
    told = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{told}>{''.join(blocks)}</text:list-item>"


def items(words: str) -> Sequence[str]:
    """An item for each character."""
    return [item(p(char)) for char in words]


def listed(*each: str, style: str = "L", more: str = "") -> str:
    name = f'text:style-name="{style}"' if style else ""
    return f"<text:list {name} {more}>{''.join(each)}</text:list>"


def note(kind: str, words: str, label: str = "") -> str:
    """A footnote or endnote; `label` is a sign of its own."""
    told = f'<text:note-citation text:label="{label}">{label}' if label else "<text:note-citation>"
    return (
        f'<text:note text:note-class="{kind}">{told}</text:note-citation>'
        f"<text:note-body>{p(words)}</text:note-body></text:note>"
    )


def cell(*blocks: str, more: str = "") -> str:
    return f"<table:table-cell {RULED} {more}>{''.join(blocks)}</table:table-cell>"


def table(columns: int, *rows: Sequence[str]) -> str:
    each = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    wide = f'<table:table-column table:number-columns-repeated="{columns}"/>'
    return f"<table:table>{wide}{each}</table:table>"


def box(*blocks: str) -> str:
    return (
        '<draw:frame text:anchor-type="paragraph" svg:width="8cm" svg:x="1cm" svg:y="1cm">'
        f'<draw:text-box fo:min-height="1cm">{"".join(blocks)}</draw:text-box></draw:frame>'
    )


def shape(words: str) -> str:
    path = "M 0 0 L 100 0 100 100 0 100 0 0 Z N"
    geometry = f'svg:viewBox="0 0 100 100" draw:type="rectangle" draw:enhanced-path="{path}"'
    return (
        '<draw:custom-shape text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm" '
        f'svg:x="1cm" svg:y="1cm">{p(words)}<draw:enhanced-geometry {geometry}/>'
        "</draw:custom-shape>"
    )


def picture(name: str) -> str:
    return (
        f'<draw:frame draw:name="{name}" text:anchor-type="as-char" svg:width="1cm" '
        f'svg:height="1cm"><draw:image><office:binary-data>{_PICTURE}</office:binary-data>'
        "</draw:image></draw:frame>"
    )


def ruby(base: str, reading: str) -> str:
    return (
        f"<text:ruby><text:ruby-base>{base}</text:ruby-base>"
        f"<text:ruby-text>{reading}</text:ruby-text></text:ruby>"
    )


_WHO = "<dc:creator>李四</dc:creator><dc:date>2021-01-01T00:00:00</dc:date>"


def comment(words: str) -> str:
    return f"<office:annotation>{_WHO}{p(words)}</office:annotation>"


def changes(**regions: str) -> str:
    """What was tracked, by its mark: what was deleted, or nothing for what was inserted."""
    each = "".join(_region(id, gone) for id, gone in regions.items())
    return f"<text:tracked-changes>{each}</text:tracked-changes>"


def _region(id: str, gone: str) -> str:
    kind = "text:deletion" if gone else "text:insertion"
    told = f"<office:change-info>{_WHO}</office:change-info>"
    return (
        f'<text:changed-region xml:id="{id}" text:id="{id}"><{kind}>{told}{gone}</{kind}>'
        "</text:changed-region>"
    )


def change(id: str, place: str = "") -> str:
    """Where a change stands: what was deleted, or -start and -end of what was inserted."""
    return f'<text:change{place} text:change-id="{id}"/>'
