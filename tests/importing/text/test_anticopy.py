"""What sites strew into a text against copying."""

from converters.importing.text import anticopy
from tests.conftest import Golden
from tests.importing import rules

RULES: dict[str, rules.Rule] = {
    "tokens": lambda text: rules.edited(anticopy.tokens, text.raw),
    "ticks": lambda text: rules.edited(anticopy.ticks, text.raw),
    "stamps": lambda text: rules.edited(anticopy.stamps, text.raw),
}


def test_what_is_strewn_in_goes_as_the_table_says(golden: Golden) -> None:
    rules.hold("text/anticopy", RULES, golden)
