"""What Wikidata knows of an accepted match and our record does not: told to a person, never written. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import Finding, Origin, Severity
from kg.rdf.iri import Space
from kg.rdf.vocab import WD
from kg.reconcile.candidate import Candidate, FilmCandidate, PersonCandidate
from kg.reconcile.decision import Decision
from kg.reconcile.question import FilmQuestion, Identifier, PersonQuestion, Question

RULE = "wikidata-offers"
_Offer = tuple[str, Sequence[str]]
_SHOWN = 10  # of several values: a record without cast is not to be told fifty actors


def offers(question: Question, item: Candidate, origin: Origin, space: Space) -> Iterator[Finding]:
    """Yield a finding for each thing our record is silent about and the matched item states."""
    for what, values in _offers(question, item):
        if shown := tuple(dict.fromkeys(value for value in values if value))[:_SHOWN]:
            yield Finding(
                origin=origin,
                rule=RULE,
                severity=Severity.INFO,
                message=f"Wikidata has {what} that the record does not give.",
                value=", ".join(shown),
                suggestion=f"Compare with {item.qid} ({item.label}), and add it to the source if it is right.",
                node=space.at(question.id),
            )


def absent(decision: Decision, origin: Origin, space: Space) -> Finding:
    """Tell that the authority does not have the item that stands: merged, deleted, or left out of a snapshot."""
    return Finding(
        origin=origin,
        rule="item-absent",
        severity=Severity.INFO,
        message=f"The accepted item {decision.qid} is not in what was asked: merged, deleted or left out.",
        value=decision.qid,
        suggestion=f"Look at {WD.iri(decision.qid or '')}; if it leads elsewhere, decide anew in kg review.",
        node=space.at(decision.subject),
    )


def stopped(reason: str, ledger: str) -> Finding:
    """Tell that the authority was asked and stopped answering: what was decided until then stands."""
    return Finding(
        origin=Origin("ledger", "", file=ledger),
        rule="reconciliation-stopped",
        severity=Severity.WARNING,
        message=f"Not everything was asked: {reason}",
        suggestion="Run kg reconcile later; it goes on from here. Everything decided so far is published.",
    )


def unknown(subjects: Sequence[str], ledger: str) -> Finding:
    """Tell that a ledger has decisions about what the catalogue does not hold; they are kept."""
    shown = ", ".join(subjects[:_SHOWN]) + (f" and {len(subjects) - _SHOWN} more" if len(subjects) > _SHOWN else "")
    return Finding(
        origin=Origin("ledger", "", file=ledger),
        rule="ledger-subject-unknown",
        severity=Severity.INFO,
        message=f"The ledger decides about {len(subjects)} things that this catalogue does not hold.",
        value=shown,
        suggestion="Nothing is to be done if only a part of the catalogue was published; the lines are kept.",
    )


def _offers(question: Question, item: Candidate) -> Iterable[_Offer]:
    if isinstance(question, FilmQuestion) and isinstance(item, FilmCandidate):
        yield from _of_film(question, item)
    if isinstance(question, PersonQuestion) and isinstance(item, PersonCandidate):
        yield from _of_person(question, item)
    yield from _identifiers(question.identifiers, item.identifiers)


def _of_film(question: FilmQuestion, item: FilmCandidate) -> Iterator[_Offer]:
    directors = (next((name.value for name in one.names), one.id) for one in item.directors)
    told: Mapping[str, tuple[object, Iterable[str]]] = {
        "a year": (question.year, map(str, item.years)),
        "a running time": (question.minutes, (f"{minutes} min" for minutes in item.minutes)),
        "a director": (question.directors, directors),
        "a country": (question.countries, item.countries),
    }
    yield from ((what, tuple(theirs)) for what, (ours, theirs) in told.items() if not ours)


def _of_person(question: PersonQuestion, item: PersonCandidate) -> Iterator[_Offer]:
    told = {"a year of birth": (question.born, item.born), "a year of death": (question.died, item.died)}
    yield from ((what, (str(theirs),)) for what, (ours, theirs) in told.items() if theirs and not ours)


def _identifiers(ours: Iterable[Identifier], theirs: Iterable[Identifier]) -> Iterator[_Offer]:
    known = {scheme for scheme, _ in ours}
    for scheme in dict.fromkeys(scheme for scheme, _ in theirs):
        if scheme not in known:
            yield f"an identifier ({scheme})", [value for name, value in theirs if name == scheme]
