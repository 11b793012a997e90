"""What a page's rules and its elements' own styles say together of an element (CSS cascade)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from converters.readers.html import rules, selectors
from converters.readers.html.selectors import Selector

_Weight: TypeAlias = tuple[bool, bool, tuple[int, int, int], int]
"""Of a declaration: is it important, the element's own, how heavy its selector, the how manieth."""
_MOST = 300_000
"""So often a rule is asked whether it names an element, which takes half a second; a large page of
an office asks 50,000. What is not asked hides no words: they stay."""
_OF_WORDS = frozenset(
    (
        *("display", "visibility", "opacity", "font-size", "text-indent", "clip", "clip-path"),
        *("transform", "filter", "position", "left", "top", "right", "bottom", "margin-left"),
        *("margin-top", "height", "width", "max-height", "max-width", "overflow", "float"),
        *("white-space", "list-style", "list-style-type", "vertical-align"),
        *("text-decoration", "text-decoration-line"),
    )
)
"""What decides whether words are seen, struck out or raised, on how many lines, how numbered."""


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: Selector
    declared: tuple[tuple[str, str, bool], ...]
    order: int


class Cascade:
    """The rules of a page that say how its words stand."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._found: dict[tuple[etree._Element, bool], str] = {}
        self._alike: dict[tuple[str, str, str], list[_Rule]] = {}
        self._asked = 0
        for order, (listed, style) in enumerate(rules.of_page(root)):
            if declared := tuple(_declarations(style)):
                for selector in map(selectors.parsed, listed.split(",")):
                    if selector is not None:
                        rule = _Rule(selector, declared, order)
                        self._rules.setdefault(selector.key, []).append(rule)

    def style(self, node: etree._Element, *, named: bool = False) -> str:
        """Return the declarations that hold for an element, each property once.

        With `named` rules that ask for tags alone do not count.
        """
        if (node, named) not in self._found:
            held: dict[str, tuple[_Weight, str]] = {}
            for weight, name, value in self._declared(node, named=named):
                if name not in held or held[name][0] <= weight:
                    held.pop(name, None)
                    held[name] = weight, value
            ordered = sorted((weight, name, value) for name, (weight, value) in held.items())
            self._found[node, named] = "".join(f"{name}:{value};" for _, name, value in ordered)
        return self._found[node, named]

    def _declared(self, node: etree._Element, *, named: bool) -> Iterator[tuple[_Weight, str, str]]:
        for rule in self._of(node):
            if (not named or rule.selector.named) and rule.selector.names_node(node):
                for name, value, important in rule.declared:
                    yield (important, False, rule.selector.weight, rule.order), name, value
        for name, value, important in _declarations(node.get("style") or ""):
            yield (important, True, (0, 0, 0), 0), name, value

    def _of(self, node: etree._Element) -> Iterator[_Rule]:
        """Yield the rules the last part of whose selector names an element, and those like it."""
        kind = str(node.tag), node.get("class") or "", node.get("id") or ""
        if kind not in self._alike:
            keys = (*selectors.names_of(node), kind[0], "*")
            near = (rule for key in keys for rule in self._rules.get(key, ()))
            asked = filter(self._may_ask, near)
            self._alike[kind] = [rule for rule in asked if rule.selector.may_name(node)]
        for rule in self._alike[kind]:
            if rule.selector.certain or self._may_ask(rule):
                yield rule

    def _may_ask(self, rule: _Rule) -> bool:
        del rule
        self._asked += 1
        return self._asked <= _MOST


def _declarations(style: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the properties that matter, their values, and whether these are important."""
    for one in style.split(";"):
        name, _, value = one.partition(":")
        if (name := name.strip().lower()) in _OF_WORDS and value.strip():
            said, _, mark = value.partition("!")
            yield name, said.strip().lower(), mark.strip().lower() == "important"
