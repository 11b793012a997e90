"""A book as one PDF, put together from the laid-out pages of its sections."""

from collections.abc import Sequence

from converters.books.attached import Attached
from converters.books.volume import Volume
from converters.formats.pdf import binding
from converters.formats.pdf.binding import Facts, Fonts
from converters.formats.pdf.book import guides
from converters.formats.pdf.book.assembly import Assembly
from converters.formats.pdf.book.furniture import Printer
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Settings
from converters.settings.design import Design

__all__ = ["Attached", "write"]


def write(
    volume: Volume,
    design: Design,
    book_style: BookStyle,
    attachments: Sequence[Attached] = (),
    *,
    for_print: bool = False,
) -> bytes:
    """Return the book as PDF/A-3a and PDF/UA-1, its parts tagged in the order of the pages.

    `for_print` makes what a printer is given: the same pages in grey, with bleed and crop marks,
    and blank ones up to a multiple, as the settings of the book choose. The same volume gives the
    same bytes anywhere.
    """
    fonts = Fonts()
    printer = Printer(volume, design, book_style, fonts, for_print=for_print)
    needed = {
        name: fonts.add_all(volume.fragments[name].fonts)
        for name in dict.fromkeys(page.section.name for page in printer.pages if page.section)
    }
    bound = binding.bound(design, fonts, _facts(volume.book.settings), attachments)
    assembly = Assembly(bound, printer)
    for page in printer.pages:
        if page.section is None:
            assembly.add_blank()
            continue
        name = page.section.name
        if page.index == 0:
            assembly.bring(page.section, volume.fragments[name], needed[name])
        assembly.add(page, volume.fragments[name])
    return assembly.written(guides.added(assembly, volume))


def _facts(settings: Settings) -> Facts:
    authors = tuple(filter(None, (settings.compiler,)))
    return Facts(settings.plain_title, authors, settings.subtitle, settings.date)
