"""What a schema takes from the lists of the program, so that none of them is written twice.

`x-facets: query` and `x-facets: index` take keys and choices from the table of facets, `x-like` the
keys of a table of the standard style.
"""

import tomllib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from converters import resources

if TYPE_CHECKING:
    from converters.speech.facets import Facet

_STANDARD = "styles/gbt9704.toml"

_Schema = Mapping[str, Any]


def filled(schema: Any, root: _Schema | None = None) -> Any:
    """Return a schema, as YAML gives it, with the lists that it asks for."""
    root = schema if root is None else root
    if isinstance(schema, list):
        return [filled(part, root) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    whole = {name: filled(part, root) for name, part in schema.items()}
    for keyword in whole.keys() & _GIVEN.keys():
        whole |= _GIVEN[keyword](whole.pop(keyword), whole, root)
    return whole


def _of_facets(what: Any, own: _Schema, root: _Schema) -> _Schema:
    return _query(own, root) if what == "query" else _index()


def _query(own: _Schema, root: _Schema) -> _Schema:
    """Return the properties by which a book selects speeches, before those of the schema."""
    from converters.speech import facets

    given = {facet.plural: _condition(facet, root) for facet in facets.in_queries()}
    return {"properties": given | own["properties"]}


def _condition(facet: "Facet", root: _Schema) -> _Schema:
    form = facet.plural if facet.plural in root["$defs"] else "names"
    terms = list(filter(None, (facet.term, facet.label)))
    about = "，".join(filter(None, (terms[0], facet.note)))
    return {"$ref": f"#/$defs/{form}", "description": about, "x-names": terms}


def _index() -> _Schema:
    """Return the choice of indexes."""
    from converters.speech import facets

    labels = {facet.plural: facet.label for facet in facets.with_index()}
    return {
        "enum": list(labels),
        "x-values": {label: name for name, label in labels.items()},
        "description": "、".join(f"{name} {label}" for name, label in labels.items()),
    }


def _of_style(like: Any, own: _Schema, root: _Schema) -> _Schema:
    """Return what a table of a style holds: all that it holds in the standard style."""
    names = tomllib.loads(resources.text(_STANDARD))[like["table"]]
    return {"required": list(names), "properties": dict.fromkeys(names, like["each"])}


_GIVEN: Mapping[str, Callable[[Any, _Schema, _Schema], _Schema]] = {
    "x-facets": _of_facets,
    "x-like": _of_style,
}
