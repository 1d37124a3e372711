"""The blocks of structured data in a page: JSON-LD scripts one by one, microdata items, RDFa."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import extruct
from extruct.jsonld import JsonLdExtractor
from lxml import etree
from lxml import html as parser

from kg.sources.branches import Branch
from kg.sources.documents import Broken, fault
from kg.sources.schemaorg import compact

_MICRODATA = re.compile(r"\bitemtype\s*=", re.IGNORECASE)
_RDFA = re.compile(r"\btypeof\s*=", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SCRIPT_TYPE = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of structured data, compacted; a later syntax may repeat what an earlier one says."""

    root: Branch
    syntax: str = "JSON-LD"


def blocks(text: str) -> Iterator[Block | Broken]:
    """Yield the blocks of an HTML text in order of syntax and place; what cannot be read is `Broken`."""
    root = _parsed(text)
    if root is None:
        yield Broken("L1", "the page has no HTML element: save it again")
        return
    yield from _scripts(root)
    if _MICRODATA.search(text):
        yield from _microdata(text)
    if _RDFA.search(text):
        yield from _rdfa(text)


def _parsed(text: str) -> "parser.HtmlElement | None":
    try:
        return parser.document_fromstring(_XML_DECLARATION.sub("", text))
    except (etree.ParserError, ValueError):
        return None


def _scripts(root: "parser.HtmlElement") -> Iterator[Block | Broken]:
    """Read each script by itself, so that one with a comma too many does not hide the others."""
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != _SCRIPT_TYPE:
            continue
        script.set("type", _SCRIPT_TYPE)
        place = f"L{script.sourceline}"
        try:
            found = list(JsonLdExtractor().extract_items(script))
        except (ValueError, RecursionError) as error:
            yield Broken(place, f"the page's JSON-LD cannot be read ({error}): mend it")
            continue
        wrong = fault(found)
        yield Broken(place, wrong) if wrong else Block(Branch(compact.of_json_ld(found), place))


def _microdata(text: str) -> Iterator[Block | Broken]:
    found = extruct.extract(
        text.encode(), encoding="UTF-8", syntaxes=["microdata"], errors="ignore", return_html_node=True
    ).get("microdata")
    if found is None:
        yield Broken("L1", "the page's microdata cannot be read: mend the HTML")
        return
    for item in found:
        value = compact.of_microdata(item)
        wrong = fault(value)
        place = f"L{item['htmlNode'].sourceline}"
        yield Broken(place, wrong) if wrong else Block(Branch(value, place), "microdata")


def _rdfa(text: str) -> Iterator[Block | Broken]:
    found = extruct.extract(text.encode(), encoding="UTF-8", syntaxes=["rdfa"], errors="ignore").get("rdfa")
    wrong = "the page's RDFa cannot be read: mend the HTML" if found is None else fault(found)
    if wrong:
        yield Broken("L1", wrong)
        return
    yield Block(Branch(compact.of_rdfa(found, text), "RDFa "), "RDFa")
