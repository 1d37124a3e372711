"""Bytes to text: UTF-8 first, a declared or guessed code page second, never mojibake.

A page that is not UTF-8 is taken for Windows-1252 (Western) unless its accented words are made of
accented letters only: that is Cyrillic seen through the wrong code page, and Windows-1251 and KOI8-R are
tried. A page that is mostly valid UTF-8, or that ends inside a character, is damaged: it is refused.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

MAX_BYTES = 10 * 1024 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ACCENTED = re.compile("[À-ÖØ-öø-ÿ]{2,}")
_FREQUENT = frozenset("оеаинтсрвлкмдпу")
_VOWELS = frozenset("аеёиоуыэюя")
_FLIPPED_CASE = re.compile("[а-яё][А-ЯЁ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read in; `guessed` when nothing in the bytes says so."""

    text: str
    encoding: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are not the text of a record."""

    reason: str


def decode(octets: bytes, declared: str | None = None) -> Decoded | Undecodable:
    """Decode a whole file; `declared` is the encoding the file names for itself (an HTML meta element)."""
    if not octets.strip():
        return Undecodable("the file is empty: save the page again")
    if len(octets) > MAX_BYTES:
        return Undecodable("the file is over 10 MB: a record page is a few kilobytes; give one page a file")
    found = _by_mark(octets) or _as_utf8(octets) or _as_declared(octets, declared) or _as_code_page(octets)
    if isinstance(found, Decoded) and _CONTROLS.search(found.text):
        return Undecodable("the file is binary (it holds control characters): save the page as text or HTML")
    return found


def _by_mark(octets: bytes) -> Decoded | Undecodable | None:
    encoding = next((name for mark, name in _BOMS if octets.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return Decoded(octets.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return _damaged(encoding, error.start)


def _as_utf8(octets: bytes) -> Decoded | Undecodable | None:
    """Read UTF-8; None if the bytes look like a one-byte code page instead."""
    try:
        return Decoded(octets.decode(), "utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(octets) and error.reason == "unexpected end of data":
            return Undecodable("the page is cut inside its last character: save it again, whole")
        if b"\x00" in octets:
            return Undecodable("the file is binary (it holds zero bytes): save the page as text or HTML")
        good = len(_WIDE.findall(octets))
        broken = octets.decode(errors="replace").count("\ufffd")
        return _damaged("UTF-8", error.start) if good >= broken else None


_WIDE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _as_declared(octets: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        return Decoded(octets.decode(declared), codecs.lookup(declared).name)
    except (LookupError, UnicodeDecodeError):
        return None


def _as_code_page(octets: bytes) -> Decoded | Undecodable:
    western = _try(octets, "cp1252")
    if western is not None and not _is_veiled_cyrillic(western):
        return Decoded(western, "cp1252", guessed=True)
    readings = [(encoding, _try(octets, encoding)) for encoding in ("cp1251", "koi8_r")]
    russian = [(encoding, text) for encoding, text in readings if text is not None and _reads_as_russian(text)]
    if len(russian) == 1:
        return Decoded(russian[0][1], russian[0][0], guessed=True)
    return Undecodable(
        "the bytes are no UTF-8 and read as text in none of cp1252, cp1251, KOI8-R: save the page as UTF-8"
    )


def _try(octets: bytes, encoding: str) -> str | None:
    try:
        text = octets.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if re.search("[\x80-\x9f]", text) else text


def _is_veiled_cyrillic(western: str) -> bool:
    accented = [word for word in _WORD.findall(western) if not word.isascii()]
    veiled = [word for word in accented if _ACCENTED.fullmatch(word)]
    return len(veiled) * 2 > len(accented)


def _reads_as_russian(text: str) -> bool:
    letters = [letter for letter in text if "Ѐ" <= letter <= "ӿ"]
    if not letters:
        return False
    small = [letter.lower() for letter in letters]
    tests: tuple[Callable[[], bool], ...] = (
        lambda: sum(letter in _FREQUENT for letter in small) > 0.6 * len(small),
        lambda: 0.25 < sum(letter in _VOWELS for letter in small) / len(small) < 0.6,
        lambda: len(_FLIPPED_CASE.findall(text)) * 20 < len(letters),
    )
    return all(test() for test in tests)


def _damaged(encoding: str, place: int) -> Undecodable:
    return Undecodable(f"byte {place + 1} is not valid {encoding}: the file is damaged; save the page again as UTF-8")
