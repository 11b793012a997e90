"""`SHA256SUMS` of the site: a correction changes some of its lines where it stands."""

from collections.abc import Mapping

from converters.build.output_folder import OutputFolder, Record
from converters.site import data

PATH = "SHA256SUMS"
_FEW = 20
"""If more than one line of so many changed, all are written again."""


def put(shelf: OutputFolder, before: Mapping[str, Record]) -> None:
    """Put the sums of all that is on the shelf; `before` are the records of the last time."""
    records = shelf.records
    changed = shelf.written
    is_alike = len(before) == len(records) + 1 and changed <= before.keys()
    if is_alike and len(changed) * _FEW < len(records) and shelf.stands(PATH):
        digests = {name: (before[name][0], records[name][0]) for name in changed}
        written = patched((shelf.root / PATH).read_bytes(), digests)
        if written is not None:
            shelf.put(PATH, written)
            return
    shelf.put(PATH, data.sums({name: it[0] for name, it in records.items()}))


def patched(sums: bytes, changed: Mapping[str, tuple[str, str]]) -> bytes | None:
    """Return the sums with other digests of some files; None if one of them has no line.

    `changed` has the digest before and now, by path.
    """
    pieces, at = [], 0
    for name in sorted(changed):
        before, now = changed[name]
        place = sums.find(f"{before}  {name}\n".encode(), at)
        if place < 0 or (place and sums[place - 1 : place] != b"\n"):
            return None
        pieces += [sums[at:place], now.encode()]
        at = place + len(before)
    return b"".join([*pieces, sums[at:]])
