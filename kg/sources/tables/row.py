"""One record of a table as its cells: the same for a line of CSV, a row of a sheet and an object of JSON."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# What no text of a record holds: control characters, and bytes that were none of the encoding's characters.
UNTEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LOST = "\ufffd"
"""What stands in a text for a character that a conversion could not make out."""

# A link, of which the address is read, and a number kept from losing its zeros.
_WRITES = re.compile(
    r'\s*=\s*(?:HYPERLINK\(\s*"(?P<address>(?:[^"]|"")+)".*\)|"(?P<text>(?:[^"]|"")*)")\s*$', re.IGNORECASE | re.DOTALL
)


class Cell(NamedTuple):
    """One value as it stands: its text, where it stands, and its place in each list around it.

    The place is what joins values: `at` is (2,) in the third object of a list, and of a piece of a cell
    that was cut up. `printed` is the text before a pattern, a look-up or a template, where one was at work;
    `is_day` says that a spreadsheet holds it as a day, whatever was typed in.
    """

    text: str
    locator: str
    at: tuple[int, ...] = ()
    printed: str | None = None
    is_day: bool = False

    @property
    def words(self) -> str:
        """The source's own words."""
        return self.text if self.printed is None else self.printed


Cells = Mapping[str, Sequence[Cell]]
"""A record by column; a field of JSON by its path: ``external_ids.imdb``, ``cast[].person``. No empty cells."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: where it stands (``row 412``, ``/3``), its cells, and a digest of all it says."""

    locator: str
    cells: Cells
    digest: str
    remarks: tuple["Remark", ...] = ()


@dataclass(frozen=True, slots=True)
class Faulty:
    """A record that cannot be read, and why."""

    locator: str
    reason: str


class Remark(NamedTuple):
    """Something the format has to tell about a value: the rule, where, the value, in words."""

    rule: str
    locator: str
    value: str
    message: str


def unformed(text: str) -> str | None:
    """Return what a formula of a spreadsheet that only writes a value writes; None if it is no such formula.

    >>> unformed('=HYPERLINK("https://example.org/1"; "Stalker")'), unformed('="0012"'), unformed("=A1+B1")
    ('https://example.org/1', '0012', None)
    """
    found = _WRITES.match(text)
    return (found["address"] or found["text"] or "").replace('""', '"') if found else None


def untext(text: str) -> str | None:
    """Say why a text cannot be a value; None if it can."""
    found = UNTEXT.search(text)
    if not found:
        return None
    character = found.group()
    if "\udc80" <= character <= "\udcff":
        return f"the byte 0x{ord(character) - 0xDC00:02X} is not of the file's encoding"
    return f"it holds a control character (U+{ord(character):04X}): no text does"
