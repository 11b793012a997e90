"""What WeasyPrint may load: the faces of the look, from memory, and nothing else."""

from collections.abc import Callable, Mapping
from email._policybase import compat32
from email.message import EmailMessage
from typing import Final

from converters.formats.pdf.weasyprint_70 import URLFetcher, URLFetcherResponse

SCHEME = "huibian"
_HEADERS: Final = EmailMessage(compat32)
"""None at all; with another policy what reads mail would be loaded."""


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the files it was given; any other address, local or remote, is refused."""

    def __init__(self, files: Mapping[str, Callable[[], bytes]]) -> None:
        """`files` maps whole addresses to what gives the contents."""
        super().__init__(allowed_protocols=(SCHEME,), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return a file by its address; raises ValueError for one that was not given."""
        if url not in self._files:
            raise ValueError(f"not a file of the project: {url}")
        return URLFetcherResponse(url, self._files[url](), _HEADERS)
