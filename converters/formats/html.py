"""A speech as the article of a page of the site: every anchor has a link to itself."""

from markupsafe import Markup

from converters.formats import article
from converters.formats.article import Dialect
from converters.speech.model import Speech


def write(speech: Speech) -> Markup:
    """Return the speech as an `article` element; its text is the printed words and no more.

    Where a printed page begins stands an empty element that has its number, if that is known.
    """
    return article.write(speech, _DIALECT)


def _page(number: int) -> Markup:
    """Return the mark of a printed page: readers who listen are told of it by its label."""
    return Markup(
        '<span class="page" id="page{0}" role="doc-pagebreak" aria-label="第{0}页"'
        ' data-page="{0}"></span>'
    ).format(number)


_DIALECT = Dialect(page=_page, gap=Markup("<wbr>"), linked=True)
