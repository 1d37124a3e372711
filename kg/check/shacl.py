"""pyshacl, the reference SHACL engine, on one record at a time.

pyshacl takes a pyoxigraph store as its data graph, and then Oxigraph answers the SPARQL constraints: one
such rule over the 60 nodes of a page took 439 ms with rdflib's parser in the way and 6 ms so; loading a
page's 480 statements 8.3 ms and 0.7 ms. Before each run pyshacl searches a query for forbidden words, which
is quadratic in its lines: with each query on one line a page takes 37 ms instead of 92. Only the loading
names Oxigraph: the shapes give the same findings on rdflib, by test.

What a finding says comes from the rule (`kg.check.rules`); which node, value and path it is about from
the results graph (SHACL, section 3.6.2).
"""

from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from pyshacl import validate
from pyshacl.graph_abstraction import DataGraph
from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import SH
from rdflib.term import Node

from kg.check.report import in_order, place
from kg.check.rules import SHAPES, Rule, rules, shapes_text
from kg.errors import DataError, WorldError
from kg.model import Finding, Origin
from kg.rdf.vocab import KG

Checker = Callable[[Origin, Sequence[str], Sequence[str]], tuple[Finding, ...]]

_LOCATOR = NamedNode(KG.iri("locator"))


class ShaclChecker:
    """A `Checker` for the shapes in a piece of Turtle; it crosses a process border as that text."""

    def __init__(self, shapes: str | None = None, language: str = "en") -> None:
        """Read the shapes once: the gate's if none are given. Findings speak `language`."""
        self._turtle = shapes_text() if shapes is None else shapes
        self._language = language
        self._shapes = _on_one_line(Graph().parse(data=self._turtle, format="turtle"))
        self._rules = {SHAPES.iri(rule.name): rule for rule in rules(self._shapes)}

    def __reduce__(self) -> tuple[type["ShaclChecker"], tuple[str, str]]:
        return type(self), (self._turtle, self._language)

    def __call__(self, origin: Origin, statements: Sequence[str], context: Sequence[str] = ()) -> tuple[Finding, ...]:
        """Check one record: its N-Quads or N-Triples lines, and lines about what it names elsewhere.

        Graph names are set aside: a record is checked as one graph together with its context.
        Raises DataError if a line is not N-Quads, WorldError if the shapes themselves cannot be run.
        """
        store = _store(statements, context)
        results = self._results(store)
        found = (self._finding(results, result, store, origin) for result in results.objects(None, SH.result))
        return _once(in_order(found))

    def _results(self, store: Store) -> Graph:
        _, results, text = validate(DataGraph.from_oxigraph_store(store), shacl_graph=self._shapes, inplace=True)
        if not isinstance(results, Graph):
            raise WorldError(f"the shapes cannot be run: {text}")
        return results

    def _finding(self, results: Graph, result: Node, store: Store, origin: Origin) -> Finding:
        rule = self._rules[str(results.value(result, SH.sourceShape))]
        focus = results.value(result, SH.focusNode)
        return _finding(
            rule,
            language=self._language,
            origin=_located(origin, store, focus),
            node=focus,
            value=_beside(focus, results.value(result, SH.value)),
            path=results.value(result, SH.resultPath),
        )


def _on_one_line(shapes: Graph) -> Graph:
    """Write each query of the shapes on one line; they hold no comment and no run of spaces in a string."""
    for constraint, query in tuple(shapes.subject_objects(SH.select)):
        shapes.set((constraint, SH.select, RdfLiteral(" ".join(str(query).split()))))
    return shapes


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Keep one finding per rule, node and value: a value may break two parts of one rule."""
    first = {(one.rule, one.node, one.value): one for one in reversed(findings)}
    return tuple(one for one in findings if first[one.rule, one.node, one.value] is one)


def _finding(
    rule: Rule, *, language: str, origin: Origin, node: Node | None, value: Node | None, path: Node | None
) -> Finding:
    return Finding(
        origin=origin,
        rule=rule.name,
        severity=rule.severity,
        message=rule.message(language),
        value=None if value is None else str(value),
        suggestion=rule.remedy(language),
        node=_iri(node),
        path=_iri(path),
    )


def _store(statements: Sequence[str], context: Sequence[str]) -> Store:
    store = Store()
    store.extend(_quads("\n".join((*statements, *context))))
    return store


def _quads(lines: str) -> Iterator[Quad]:
    try:
        for quad in parse(lines, format=RdfFormat.N_QUADS):
            yield Quad(quad.subject, quad.predicate, quad.object)
    except SyntaxError as error:
        raise DataError(f"cannot check a record that is not N-Quads: {error}") from error


def _located(origin: Origin, store: Store, focus: Node | None) -> Origin:
    """Return the first place of the record that says the node; the record itself if none does."""
    if not isinstance(focus, URIRef):
        return origin
    quads = store.quads_for_pattern(NamedNode(str(focus)), _LOCATOR, None, None)
    locators = [quad.object.value for quad in quads if isinstance(quad.object, Literal)]
    return origin.at(min(locators, key=place)) if locators else origin


def _beside(focus: Node | None, value: Node | None) -> Node | None:
    """Leave out a value that only repeats the node (a node shape's value is its focus node)."""
    return None if value == focus else value


def _iri(term: Node | None) -> str | None:
    return str(term) if isinstance(term, URIRef) else None
