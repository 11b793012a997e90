"""How much of everything is tried: some of it in each run, the whole by `make laws`."""

from typing import TypeVar

from hypothesis import settings

USUAL = "usual"
LAWS = "laws"
"""The profiles of hypothesis: by the second all is tried."""

Amount = TypeVar("Amount")


def effort(usual: Amount, whole: Amount) -> Amount:
    """Return how much to try in this run: examples, kills, megabytes, files."""
    return whole if settings.get_current_profile_name() == LAWS else usual
