"""What two records of one key say differently, in words a curator can look up."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import zip_longest

_PLACES = frozenset({"origin", "content_hash", "locators", "findings"})
_LONGEST = 60


def differences(one: object, other: object, path: str = "") -> Iterator[str]:
    """Yield ``created.value '2015' / '2016'`` for each value that differs; where a value stands is no difference."""
    if one == other:
        return
    if is_dataclass(one) and type(one) is type(other):
        for each in fields(one):
            if each.name not in _PLACES:
                yield from differences(getattr(one, each.name), getattr(other, each.name), _step(path, each.name))
    elif isinstance(one, tuple) and isinstance(other, tuple):
        for number, (left, right) in enumerate(zip_longest(one, other), start=1):
            yield from differences(left, right, f"{path} {number}")
    else:
        yield f"{path} {_short(one)} / {_short(other)}"


def _step(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _short(value: object) -> str:
    """Write a value as a curator would read it: of something with parts, what they say."""
    text = "nothing" if value is None else ", ".join(_leaves(value)) or "nothing"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _leaves(each)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name not in _PLACES:
                yield from _leaves(getattr(value, part.name))
    elif value is not None:
        yield str(value)
