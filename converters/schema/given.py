"""What a schema takes from the table of facets: `x-facets: query` and `x-facets: index`."""

from collections.abc import Callable, Mapping
from typing import Any

from converters import facets
from converters.facets import Facet

_KEYWORD = "x-facets"


def filled(schema: Any, root: Mapping[str, Any] | None = None) -> Any:
    """Return a schema, as YAML gives it, with the facets where it asks for them."""
    root = schema if root is None else root
    if isinstance(schema, list):
        return [filled(part, root) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    whole = {name: filled(part, root) for name, part in schema.items() if name != _KEYWORD}
    if _KEYWORD in schema:
        whole |= _GIVEN[schema[_KEYWORD]](whole, root)
    return whole


def _query(own: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the properties by which a book selects speeches, before those of the schema."""
    given = {facet.plural: _condition(facet, root) for facet in facets.in_queries()}
    return {"properties": given | own["properties"]}


def _condition(facet: Facet, root: Mapping[str, Any]) -> Mapping[str, Any]:
    form = facet.plural if facet.plural in root["$defs"] else "names"
    terms = list(filter(None, (facet.term, facet.label)))
    about = "，".join(filter(None, (terms[0], facet.note)))
    return {"$ref": f"#/$defs/{form}", "description": about, "x-names": terms}


def _index(own: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the choice of indexes."""
    labels = {facet.plural: facet.label for facet in facets.with_index()}
    return {
        "enum": list(labels),
        "x-values": {label: name for name, label in labels.items()},
        "description": "、".join(f"{name} {label}" for name, label in labels.items()),
    }


_GIVEN: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]] = {
    "query": _query,
    "index": _index,
}
