"""Run every benchmark and print one table: `make bench`.

Each row does the same work twice in this process, ours and a peer's, on the example catalogue repeated
under fresh keys. Numbers depend on the machine; the ratio is what counts.
"""

import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pyshacl
from rdflib import Dataset, Graph, Literal, URIRef

from kg.check import ShaclChecker, shapes_text
from kg.model import Film, Origin
from kg.pipeline.build import shortcuts
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.statement import Literal as LiteralText
from kg.rdf.statement import literal_of, parse
from kg.rdf.turtle import turtle
from kg.sources import KINDS, Settings
from kg.store.embedded import EmbeddedStore

PAGES = Path(__file__).parent.parent / "examples" / "pages"
COPIES = 200
CHECKED = 20


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def films() -> list[Film]:
    """Read the example pages."""
    found = []
    for path in sorted(PAGES.iterdir()):
        found += list(KINDS["page"].read(BytesIO(path.read_bytes()), Origin("pages", path.stem), Settings()))
    return [film for film in found if isinstance(film, Film)]


def copies(originals: list[Film]) -> list[Film]:
    """Repeat the films under fresh keys."""
    return [
        replace(film, origin=replace(film.origin, key=f"{film.origin.key}-{number}"))
        for number in range(COPIES)
        for film in originals
    ]


def map_with_rdflib(lines_of_films: list[tuple[str, ...]]) -> None:
    """Build the same statements as rdflib terms in a graph a record, and serialise: a usual mapping."""
    for lines in lines_of_films:
        graph = Graph()
        for found in map(parse, lines):
            literal = literal_of(found.object)
            value = _literal(literal) if literal else URIRef(found.object[1:-1])
            graph.add((URIRef(found.subject[1:-1]), URIRef(found.predicate[1:-1]), value))
        graph.serialize(format="nt")


def _literal(literal: LiteralText) -> Literal:
    if literal.language:
        return Literal(literal.value, lang=literal.language)
    return Literal(literal.value, datatype=URIRef(literal.datatype))


def check_with_pyshacl(lines_of_films: list[tuple[str, ...]]) -> None:
    """Check each record as pyshacl users do: an rdflib graph, the shapes parsed once."""
    shapes = Graph().parse(data=shapes_text(), format="turtle")
    for lines in lines_of_films:
        dataset = Dataset(default_union=True)
        dataset.parse(data="\n".join(lines), format="nquads")
        graph = Graph()
        for statement in dataset.triples((None, None, None)):
            graph.add(statement)
        pyshacl.validate(graph, shacl_graph=shapes)


def rows(folder: Path) -> list[tuple[str, str, float, str, float]]:
    """Measure: (what, ours, our records a second, peer, its records a second)."""
    originals = films()
    many = copies(originals)
    roles = shortcuts()
    mapped = [statements(film, Space(), roles) for film in many]
    few = mapped[:: len(mapped) // CHECKED][:CHECKED]
    checker = ShaclChecker()
    data = folder / "data.nq"
    data.write_text("".join(f"{line}\n" for line in sorted({line for lines in mapped for line in lines})))
    loader = Path(sys.executable).parent / "oxigraph"
    peer_load: list[object] = [loader, "load", "--location", folder / "peer", "--file", data]
    pages = [path.read_bytes() for path in sorted(PAGES.iterdir())]
    reader, origin = KINDS["page"].read, Origin("p", "k")
    read = seconds(lambda: [list(reader(BytesIO(page), origin, Settings())) for page in pages * 20])
    return [
        ("read pages", "kg", len(pages) * 20 / read, "-", 0.0),
        ("map to N-Quads", "kg", len(many) / seconds(lambda: [statements(film, Space(), roles) for film in many]),
         f"rdflib {version('rdflib')}", len(few) / seconds(lambda: map_with_rdflib(few))),
        ("check with SHACL", "kg", len(few) / seconds(lambda: [checker(Origin("p", "k"), lines) for lines in few]),
         f"pyshacl {version('pyshacl')} on rdflib", len(few) / seconds(lambda: check_with_pyshacl(few))),
        ("load", "kg", len(many) / seconds(lambda: EmbeddedStore.build(folder / "ours", data)),
         f"oxigraph load {version('oxigraph')}", len(many) / seconds(lambda: _run(peer_load))),
        ("one film as Turtle", "kg", len(few) / seconds(lambda: [turtle(lines) for lines in few]),
         f"rdflib {version('rdflib')}", len(few) / seconds(lambda: [_turtle(lines) for lines in few])),
    ]  # fmt: skip


def _run(words: list[object]) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def _turtle(lines: tuple[str, ...]) -> None:
    dataset = Dataset(default_union=True)
    dataset.parse(data="\n".join(lines), format="nquads")
    dataset.serialize(format="turtle")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        measured = rows(Path(folder))
    size = sum(len(gzip.compress(page.read_bytes())) for page in PAGES.iterdir())
    print(f"{len(list(PAGES.iterdir()))} example pages ({size} bytes packed) x {COPIES}; records a second, one process")
    print("| work | kg | peer | peer's | ratio |\n|---|---|---|---|---|")
    for what, _, ours, peer, theirs in measured:
        ratio = f"{ours / theirs:.1f}" if theirs else ""
        print(f"| {what} | {ours:,.0f} | {peer} | {f'{theirs:,.0f}' if theirs else ''} | {ratio} |")


if __name__ == "__main__":
    main()
