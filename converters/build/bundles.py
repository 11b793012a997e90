"""The bundles of the site on disk: written file by file, and only if something in one changed."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from converters.build.output_folder import OutputFolder
from converters.formats import zips
from converters.site.bundles import Bundle, MadeBundle, name_of
from converters.site.lists import Stands


def put(shelf: OutputFolder, bundles: Iterable[Bundle], stands: Stands) -> Iterator[MadeBundle]:
    """Put each bundle on the shelf, and yield it as it stands there.

    One is kept if it follows from the same. What is in one its comment tells besides: if that is
    the same, it is kept, too.
    """
    for bundle in bundles:
        if not (bundle.state and stands(bundle.path, bundle.state)) and not (
            _key(shelf, bundle.path) == bundle.key and shelf.keep(bundle.path)
        ):
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
