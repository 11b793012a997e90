"""Short builders of books."""

from datetime import date
from typing import Any

from converters.settings.compilation import Book, BookOptions, Part, Settings
from converters.speech.model import Meta
from tests.make import meta


def member(number: int, **facts: Any) -> Meta:
    """Return the facts of a speech with a number of its own."""
    known: dict[str, Any] = {
        "title": f"在第{number}次会议上的讲话",
        "date": date(2020, 1, number),
        "speaker": "张三",
    }
    return meta(f"s{number}", **{**known, **facts})


def book(*parts: Part, title: str = "讲话选编", **options: Any) -> Book:
    """Return a book of the parts, or of two parts with two speeches each."""
    settings = Settings(name="xuanbian", title=title, chapters=(), options=BookOptions(**options))
    usual = (part("第一编", member(1), member(2)), part("第二编", member(3), member(4)))
    return Book(settings, parts or usual)


def part(title: str | None, *speeches: Meta) -> Part:
    """Return a part."""
    return Part(title, None, speeches)
