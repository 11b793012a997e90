"""A collection as it is after a build, without the time that a build takes."""

from pathlib import Path

from converters.build import kept, output_folder, receipts, steps
from converters.build import plan as plans
from converters.build.bookjobs import Record
from converters.build.caches import site_records
from converters.build.caches.site_records import SiteRecords
from converters.build.plan import SITE, Plan
from converters.build.receipts import Receipt
from converters.project import Project
from tests.make import collection, markdown

CONFIG = "title: 选编\nformats: [txt]\n"
BOOK = "title: 选编\nselect: {all: true}\nformats: [pdf]\n"


def plan(root: Path) -> Plan:
    """Return the plan of what a collection holds now."""
    return plans.make(Project(root))


def settle(root: Path, name: str, text: str) -> None:
    """Write a file of a collection."""
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def render(root: Path) -> None:
    """Make what is stale of the speeches."""
    made = plan(root)
    for job in made.jobs:
        steps.render_whole(made, job, lambda: None)


def bind(root: Path, *, pages: int = 3, data: bytes = b"%PDF") -> None:
    """Record the book as if it had just been made of all speeches."""
    made = plan(root)
    (job,) = made.books
    path = job.outputs(made.book_folder)["pdf"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    done = receipts.record(path, "content", job.engine.key, data)
    receipt = Receipt({job.engine.key: {}}, {"pdf": done})
    record = Record(receipt, job.seen, "content", made.index.digests, pages)
    kept.write(made.record_file("a"), record.as_json())
    made.stamp("book", "a", job.digest)


def put_site(root: Path, *ids: str, **receipt: object) -> None:
    """Record the site as if it had just been built, of one page and one for each of some speeches.

    `receipt` is what is recorded of it beside its files.
    """
    shelf = output_folder.OutputFolder(root / "output/site", {})
    for name in ("index.html", *(f"s/{id}.html" for id in ids)):
        shelf.put(name, b"page")
    path = root / "output" / plans.SITE_RECEIPT
    site_records.save(path, shelf, SiteRecords(), len(ids), receipt)
    made = plan(root)
    made.stamp(SITE, SITE, made.site_digest)


def finished(folder: Path) -> Path:
    """Return a collection of five speeches whose TXT, site and book are current."""
    root = collection(folder, *(markdown(f"s{number}") for number in range(1, 6)), config=CONFIG)
    settle(root, "books/a.yaml", BOOK)
    render(root)
    bind(root)
    put_site(root)
    kept.write(plan(root).verdict_file, {})
    return root
