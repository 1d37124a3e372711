"""Bytes to text: UTF-8 first, a declared or guessed code page second, never mojibake.

A page that is not UTF-8 is taken for Windows-1252 (Western) unless its accented words are made of
accented letters only: that is Cyrillic seen through the wrong code page, and whichever of Windows-1251 and
KOI8-R reads as Russian is kept. A page that is mostly valid UTF-8, or that ends inside a character, is
damaged: it is refused.
"""

import codecs
import re
from dataclasses import dataclass

from kg.sources import russian

MAX_BYTES = 10 * 1024 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_UNUSED = re.compile("[\x80-\x9f]")
_WIDE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Letters, and the signs that letters of other code pages turn into; not the marks « » of any of them.
_HIGH = "\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00ff"
_WORD = re.compile(f"[A-Za-zŒœŠšŽžŸ{_HIGH}]{{2,}}")
_ALL_HIGH = re.compile(f"[{_HIGH}]{{2,}}")
# The code pages a page may name for itself. Those that browsers take for Windows-1252 (Encoding Standard,
# section 4.2) are named by many pages that are something else, so they prove nothing and are not here.
_DECLARABLE = frozenset({
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp866", "iso8859-2", "iso8859-5", "iso8859-7",
    "iso8859-13", "iso8859-15", "koi8-r", "koi8-u", "mac-cyrillic",
})  # fmt: skip
_WESTERN = frozenset({"cp1252", "iso8859-1", "ascii"})


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


def decode(octets: bytes, declared: str | None = None, given: str | None = None) -> Decoded | Undecodable:
    """Decode a whole file; `declared` is the encoding the file names for itself (an HTML meta element).

    `given` is the one a person names in kg.toml: it is not doubted.
    """
    if len(octets) > MAX_BYTES:
        return Undecodable("the file is over 10 MB: a record page is a few kilobytes; give one page a file")
    stated = _codec(declared)
    told = _as_given(octets, given) or _by_mark(octets) or _as_utf8(octets)
    found = told or _as_declared(octets, stated) or _as_code_page(octets, stated)
    if isinstance(found, Decoded) and not found.text.strip():
        return Undecodable("the file is empty: save the page again")
    if isinstance(found, Decoded) and _CONTROLS.search(found.text):
        return Undecodable("the file is binary (it holds control characters): save the page as text or HTML")
    return found


def _as_given(octets: bytes, given: str | None) -> Decoded | Undecodable | None:
    if given is None:
        return None
    try:
        return Decoded(octets.decode(given), given)
    except UnicodeDecodeError as error:
        return Undecodable(f"byte {error.start + 1} is not valid {given}, the encoding kg.toml names: name another")


def _codec(declared: str | None) -> str | None:
    """Return Python's name of a declared encoding; None if it names none."""
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _by_mark(octets: bytes) -> Decoded | Undecodable | None:
    encoding = next((name for mark, name in _BOMS if octets.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return Decoded(octets.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return _damaged(encoding.removesuffix("-sig").upper(), error.start)


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


def _as_declared(octets: bytes, stated: str | None) -> Decoded | None:
    """Read in the code page the file names; None if that cannot be true."""
    text = _try(octets, stated) if stated in _DECLARABLE else None
    if stated is None or text is None:
        return None
    credible = russian.is_credible(text) if russian.has_cyrillic(text) else not _is_veiled_cyrillic(text)
    return Decoded(text, stated) if credible else None


def _as_code_page(octets: bytes, stated: str | None) -> Decoded | Undecodable:
    western = _try(octets, "cp1252")
    if western is not None and not _is_veiled_cyrillic(western):
        return Decoded(western, "cp1252", guessed=stated not in _WESTERN)
    readings = {encoding: _try(octets, encoding) for encoding in ("cp1251", "koi8-r")}
    credible = {encoding: text for encoding, text in readings.items() if text and russian.is_credible(text)}
    if credible:
        encoding = max(credible, key=lambda each: russian.likelihood(credible[each]))
        return Decoded(credible[encoding], encoding, guessed=True)
    return Undecodable(
        "the bytes are no UTF-8 and read as text in none of cp1252, cp1251, KOI8-R: save the page as UTF-8"
    )


def _try(octets: bytes, encoding: str) -> str | None:
    """Decode in a one-byte code page; None where it has no character, or one that no text holds."""
    try:
        text = octets.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _UNUSED.search(text) else text


def _is_veiled_cyrillic(western: str) -> bool:
    """Tell whether most words with an accented letter or such a sign hold nothing else."""
    accented = [word for word in _WORD.findall(western) if not word.isascii()]
    veiled = [word for word in accented if _ALL_HIGH.fullmatch(word)]
    return len(veiled) * 2 > len(accented)


def _damaged(encoding: str, place: int) -> Undecodable:
    return Undecodable(f"byte {place + 1} is not valid {encoding}: the file is damaged; save the page again as UTF-8")
