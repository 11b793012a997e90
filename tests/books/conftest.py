"""The looks of the program itself, for all tests of books."""

import pytest

from converters.bookstyle import BookStyle
from converters.look import Look
from converters.project import Project
from tests.make import own


@pytest.fixture(scope="session")
def project() -> Project:
    return own()


@pytest.fixture(scope="session")
def drawn(project: Project) -> Look:
    return project.drawn_look


@pytest.fixture(scope="session")
def looks(project: Project) -> BookStyle:
    return project.book_style
