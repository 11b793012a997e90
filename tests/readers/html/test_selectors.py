"""Selectors of rules of style, beside the paths that ask for the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from converters.readers.html import selectors

_TAGS = st.sampled_from(["p", "b", "i"])
_PATHS = {
    " ": "ancestor::{}",
    ">": "parent::{}",
    "+": "preceding-sibling::*[1][self::{}]",
    "~": "preceding-sibling::{}",
}
_TREES = st.recursive(
    _TAGS.map(etree.Element),
    lambda inner: st.builds(lambda tag, kids: _of(tag, kids), _TAGS, st.lists(inner, max_size=4)),
    max_leaves=12,
)


def _of(tag: str, children: list[etree._Element]) -> etree._Element:
    made = etree.Element(tag)
    made.extend(children)
    return made


@given(_TREES, _TAGS, st.lists(st.tuples(st.sampled_from(list(_PATHS)), _TAGS), max_size=3))
def test_a_selector_names_what_its_path_finds(
    tree: etree._Element, last: str, before: list[tuple[str, str]]
) -> None:
    path, text = "", last
    for sign, tag in reversed(before):
        path = f"[{_PATHS[sign].format(tag)}{path}]"
    for sign, tag in before:
        text = f"{tag}{sign}{text}"
    selector = selectors.parsed(text)
    assert selector is not None
    named = [node for node in tree.iter() if selector.names_node(node)]
    assert named == tree.xpath(f"descendant-or-self::{last}{path}")


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("*", (0, 0, 0)),
        ("p", (0, 0, 1)),
        ("p.a.b", (0, 2, 1)),
        ("#i p > .a", (1, 1, 1)),
    ],
)
def test_a_selector_weighs_what_it_asks_for(text: str, weight: tuple[int, int, int]) -> None:
    selector = selectors.parsed(text)
    assert selector is not None
    assert selector.weight == weight
    assert selector.named is (weight[:2] != (0, 0))


@pytest.mark.parametrize(
    "text",
    ["", "a:hover", "p[x", "p[]", "p[=a]", "p[a!=b]", ".a::before", "> p", "p >", "p:not(.a)"],
)
def test_what_is_not_known_is_no_selector(text: str) -> None:
    assert selectors.parsed(text) is None


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("[x]", True),
        ("[y]", False),
        ("p[X=a-b]", True),
        ("[x='a-b']", True),
        ("[ x = a ]", False),
        ("[x|=a]", True),
        ("[x^=a]", True),
        ("[x$='b']", True),
        ('[x*="-"]', True),
        ("[x*='']", False),
        ("[z~=d]", True),
        ("[z='c d']", True),
        (".k[x][z]", True),
        (".l[x]", False),
        ("div > [z='c d'].k", True),
    ],
)
def test_attributes_are_asked_for_by_their_signs_6_3(asked: str, names: bool) -> None:
    root = etree.fromstring("<div><p class='k' x='a-b' z='c d'/></div>")
    selector = selectors.parsed(asked)
    assert selector is not None
    assert selector.names_node(root[0]) is names
    assert selector.named
