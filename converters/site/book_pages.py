"""The pages of the compilations (汇编): a list of them, and a page each with contents and files."""

from collections.abc import Iterator

from converters.site import metadata, paths
from converters.site.book import OfferedBook
from converters.site.frame import Frame
from converters.site.holdings import Holdings


def all_of(frame: Frame, holdings: Holdings) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each page; none if there are no books."""
    books = holdings.books
    if not books:
        return
    about = f"讲话的汇编，共 {len(books)} 种"
    tags = metadata.of_column("汇编", about, ";".join(book.title for book in books[:20]))
    page = frame.page("books.html.j2", paths.BOOKS, tags, title="汇编", about=about, books=books)
    yield paths.BOOKS, page
    for book in books:
        yield book.path, _page(frame, book)


def _page(frame: Frame, book: OfferedBook) -> bytes:
    about = f"{book.title}，收讲话 {book.total} 篇，{book.pages} 页"
    return frame.page(
        "book.html.j2",
        book.path,
        metadata.of_column(book.title, about, f"汇编;{book.title}"),
        linked_data=metadata.of_book(book, frame.config),
        title=book.title,
        book=book,
        home=paths.BOOKS,
    )
