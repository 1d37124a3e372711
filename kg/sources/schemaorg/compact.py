"""The spellings of schema.org data as one: plain names for its terms, whatever the syntax and the context.

``schema:name``, ``http://schema.org/name`` and ``https://schema.org/name`` are ``name``. Terms of other
vocabularies keep their address. What contexts define beyond that is not looked up.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.sources.documents import Json

_OURS = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)(?=[A-Za-z])")
_BLANK = "_:"
_DEEPEST = 24


def term(name: str) -> str:
    """Return the plain name of a schema.org term.

    >>> term("http://schema.org/Movie"), term("schema:name"), term("https://example.org/x")
    ('Movie', 'name', 'https://example.org/x')
    """
    return _OURS.sub("", name, count=1) if _OURS.match(name) else name


def of_json_ld(value: Json) -> Json:
    """Compact JSON-LD: keys and types by plain names; single values that are only a ``@value`` by that."""
    if isinstance(value, list):
        return [of_json_ld(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "@value" in value and value.keys() <= {"@value", "@type"}:
        return value["@value"]
    found: dict[str, Json] = {}
    for key, each in value.items():
        name = term(key)
        compacted = _types(each) if key in ("@type", "type") else of_json_ld(each)
        # Two spellings of one name: both are kept.
        found[name if name not in found else key] = compacted
    return found


def of_microdata(item: Mapping[str, Any]) -> Json:  # Any: what the extractor hands over, which goes no further
    """Turn an item of microdata into the shape of JSON-LD."""
    types = item.get("type", [])
    found: dict[str, Json] = {"@type": _types(types if isinstance(types, list) else [types])}
    if item.get("id"):
        found["@id"] = str(item["id"])
    if "value" in item:
        found["name"] = str(item["value"])
    for name, values in item.get("properties", {}).items():
        listed = [_property(each) for each in (values if isinstance(values, list) else [values])]
        found[term(name)] = listed if len(listed) > 1 else listed[0]
    return found


def of_rdfa(nodes: list[Any], page: str) -> list[Json]:  # Any: as above
    """Turn a list of nodes that refer to each other into whole ones, values in the order of the page.

    The extractor forgets that order, and calls nodes without a name by a different one each time.
    """
    listed = [each for each in (of_json_ld(node) for node in nodes) if isinstance(each, dict)]
    named = {str(each["@id"]): each for each in listed if "@id" in each}
    return [_embedded(each, named, page, ()) for each in _in_order(listed, page)]


def _embedded(value: Json, named: Mapping[str, dict[str, Json]], page: str, above: tuple[str, ...]) -> Json:
    if isinstance(value, list):
        whole = [_embedded(each, named, page, above) for each in value]
        return whole[0] if len(whole) == 1 else list(_in_order(whole, page))
    if not isinstance(value, dict):
        return value
    number = str(value.get("@id", ""))
    node = named.get(number, value) if value.keys() == {"@id"} else value
    if number in above or len(above) > _DEEPEST:
        return value
    return {
        key: _embedded(each, named, page, (*above, number)) if key not in ("@id", "@type") else each
        for key, each in node.items()
        if not (key == "@id" and (number.startswith(_BLANK) or not number))
    }


def _in_order(values: list[Any], page: str) -> Iterator[Any]:  # Any: JSON, of one kind or another
    """Sort values by where the page has their first words."""
    worded = [(min((at for at in map(page.find, _texts(each)) if at >= 0), default=len(page)), each) for each in values]
    yield from (each for _, each in sorted(worded, key=lambda pair: (pair[0], json.dumps(pair[1], sort_keys=True))))


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if not key.startswith("@") or key == "@value":
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str) and value.strip():
        yield value.strip()


def _property(value: Any) -> Json:  # Any: as above
    return (
        of_microdata(value)
        if isinstance(value, dict) and ("type" in value or "properties" in value)
        else (value if isinstance(value, str) else str(value))
    )


def _types(value: Json) -> Json:
    listed = value if isinstance(value, list) else [value]
    return [term(each) if isinstance(each, str) else each for each in listed]
