"""A piece of a mapping file in the hand: a TOML table that knows its place and says what is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NoReturn

from kg.errors import UsageError

Tree = Mapping[str, object]
"""What tomllib gives; it goes no further than this folder."""


class Piece:
    """One TOML table; every way to read a key checks its type. Raises UsageError naming file, key and remedy."""

    def __init__(self, tree: Tree, place: str) -> None:
        self._tree = tree
        self.place = place

    def __contains__(self, key: str) -> bool:
        return key in self._tree

    def names(self) -> tuple[str, ...]:
        """Return the keys as they stand in the file."""
        return tuple(self._tree)

    def fail(self, says: str) -> NoReturn:
        """Refuse the file at this place."""
        raise UsageError(f"{self.place}: {says}")

    def allow(self, known: Iterable[str]) -> None:
        """Refuse a key that is none of `known`."""
        names = sorted(known)
        for key in self._tree:
            if key not in names:
                near = get_close_matches(key, names, n=1)
                remedy = f"write {near[0]!r}" if near else f"the keys are {', '.join(names)}"
                self.fail(f"unknown key {key!r}: {remedy}")

    def raw(self, key: str) -> object:
        """Return what a key holds, or None."""
        return self._tree.get(key)

    def text(self, key: str) -> str | None:
        """Return a string; None without the key."""
        if key not in self._tree:
            return None
        value = self._tree[key]
        if not isinstance(value, str):
            self.fail(f'{key} must be a string: write {key} = "..."')
        return value

    def flag(self, key: str) -> bool | None:
        """Return true or false; None without the key."""
        value = self._tree.get(key)
        if value is not None and not isinstance(value, bool):
            self.fail(f"{key} must be true or false")
        return value

    def number(self, key: str, default: int) -> int:
        """Return a whole number from 1."""
        value = self._tree.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fail(f"{key} must be a whole number from 1")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a string or a list of strings as a tuple; nothing without the key."""
        value = self._tree.get(key, ())
        found = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else None
        if found is None or not all(isinstance(each, str) for each in found):
            self.fail(f"{key} must be a string or a list of strings")
        return tuple(map(str, found))

    def word(self, key: str, known: Iterable[str]) -> str | None:
        """Return one of a closed list of words; None without the key."""
        value = self.text(key)
        if value is not None:
            self.check(key, value, known)
        return value

    def check(self, key: str, value: str, known: Iterable[str]) -> None:
        """Refuse a word that is not of a closed list."""
        if value not in known:
            self.fail(f"{key} is {value!r}: write one of {', '.join(sorted(known))}")

    def pattern(self, key: str) -> re.Pattern[str] | None:
        """Return a regular expression; None without the key."""
        written = self.text(key)
        try:
            return re.compile(written) if written is not None else None
        except re.error as error:
            self.fail(f"{key} is no regular expression: {error}: {written!r}")

    def pieces(self, key: str, shorthand: str | None = None) -> tuple["Piece", ...]:
        """Return the tables of a key that holds one or a list; a string stands for a table with `shorthand`."""
        value = self._tree.get(key, [])
        listed = value if isinstance(value, list) else [value]
        several = len(listed) > 1
        return tuple(
            self.piece(key, each, shorthand, f"{key} {number}" if several else key)
            for number, each in enumerate(listed, start=1)
        )

    def piece(self, key: str, value: object, shorthand: str | None = None, called: str | None = None) -> "Piece":
        """Return a table inside this one."""
        if isinstance(value, str) and shorthand:
            value = {shorthand: value}
        if not isinstance(value, dict):
            words = "a string or a table" if shorthand else "a table"
            self.fail(f'{key} must be {words}: write {key} = {{ column = "..." }}')
        return Piece(value, f"{self.place}, {called or key}")
