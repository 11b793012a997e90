"""The bundles of the site on disk: written file by file, and only if something in one changed."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from converters.build.output_folder import OutputFolder
from converters.formats import zips
from converters.site.bundles import Bundle, MadeBundle, name_of


def put(shelf: OutputFolder, bundles: Iterable[Bundle]) -> Iterator[MadeBundle]:
    """Put each bundle on the shelf, and yield it as it stands there.

    What is in one is told by its comment: where that is the same, the zip is kept as it is.
    """
    for bundle in bundles:
        if not (_key(shelf, bundle.path) == bundle.key and shelf.keep(bundle.path)):
            shelf.make(bundle.path, partial(_write, shelf.root, bundle))
        sha256, size, _ = shelf.records[bundle.path]
        yield MadeBundle(bundle, size, sha256)


def _key(shelf: OutputFolder, path: str) -> str:
    """Return the key of the zip that stands at a path; "" if there is none of ours."""
    if not shelf.stands(path):
        return ""
    try:
        with ZipFile(shelf.root / path) as archive:
            return archive.comment.decode("ascii", "replace")
    except (BadZipFile, OSError):
        return ""


def _write(root: Path, bundle: Bundle, aside: Path) -> None:
    """Write a zip; of its files one is in memory at a time."""
    with ZipFile(aside, "w") as archive:
        archive.comment = bundle.key.encode()
        for name, text in bundle.texts:
            zips.add(archive, name, text)
        for path, _ in bundle.members:
            zips.add(archive, name_of(path), (root / path).read_bytes())
