"""How much of everything is tried: some of it in each run, the whole by `make laws`."""

from typing import TypeVar

from hypothesis import settings

USUAL = "usual"
LAWS = "laws"
"""The profiles of hypothesis: by the first a law is tried some twenty times, by the second in full.

A rule that was broken is met by most examples, or by a parametrised case beside the law; the many
are for what nobody thought of, and that is looked for by `make laws`."""

Amount = TypeVar("Amount")


def effort(usual: Amount, whole: Amount) -> Amount:
    """Return how much to try in this run: examples, kills, megabytes, files."""
    return whole if settings.get_current_profile_name() == LAWS else usual
