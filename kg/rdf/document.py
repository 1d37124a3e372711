"""JSON as a value: what the JSON-LD writers build, and how it is put into bytes and into pages."""

import json

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Node = dict[str, Json]

# What can end a script element, or broke scripts before ECMAScript 2019 (HTML 4.12.1.3; U+2028/9).
_FOR_HTML = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumped(value: Json) -> str:
    """Write JSON without spaces, in Unicode: at C speed, and a third smaller than indented."""
    return _ENCODER.encode(value)


def one_or_many(values: list[Json]) -> Json:
    """Return the only value itself, several as a list."""
    return values[0] if len(values) == 1 else values


def embedded(document: bytes) -> str:
    """Return a JSON document as text that is safe inside ``<script type="application/ld+json">``.

    The same JSON value: only characters of strings are respelt.

    >>> embedded(b'{"name":"</script>"}')
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    return document.decode().translate(_FOR_HTML)
