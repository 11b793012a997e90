"""Rendering one format's share of a shard: only what is stale, each file whole or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path

from converters import files
from converters.build import receipts
from converters.build.receipts import Failed, Receipt
from converters.errors import SourceError
from converters.project import Project

Draw = Callable[[Path], bytes]
"""Draws the speech in a Markdown file; raises SourceError where the text is wrong."""


def shard(
    project: Project, format: str, keys: Mapping[str, str], recorded: Receipt, draw: Draw
) -> Receipt:
    """Render the speeches named in `keys` (id to key) that are not current; return the receipt.

    A speech whose text is wrong keeps its last good output and stands in the receipt as failed;
    the others are rendered all the same.
    """
    receipt = Receipt()
    for id, key in keys.items():
        target = project.output / format / f"{id}.{format}"
        old = recorded.rendered.get(id)
        if old and old.key == key and old.still_stands(target):
            receipt.rendered[id] = old
            continue
        try:
            data = draw(project.speeches / f"{id}.md")
        except SourceError as fault:
            receipt.failed[id] = Failed(key, str(fault), fault.as_dict())
            if old:
                receipt.rendered[id] = old
            continue
        files.write(target, data)
        receipt.rendered[id] = receipts.rendered(target, key, data)
    return receipt
