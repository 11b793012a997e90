"""The looks of the program itself, for all tests of books."""

import pytest

from converters.bookstyle import BookStyle
from converters.project import Project


@pytest.fixture(scope="session")
def looks(project: Project) -> BookStyle:
    return project.book_style
