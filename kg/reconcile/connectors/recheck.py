"""What has become of items that decisions name: merged into another, deleted, or as they were."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from kg.reconcile.connectors.answers import Answers
from kg.reconcile.connectors.wikidata import STATUS


@dataclass(frozen=True, slots=True, order=True)
class Changed:
    """An item that is no longer there; `now` is the item it was merged into, None if it was deleted."""

    qid: str
    now: str | None


Recheck: TypeAlias = Callable[[Iterable[str]], tuple[Changed, ...]]


def changed(answers: Answers, qids: Iterable[str]) -> tuple[Changed, ...]:
    """Return those of the items that have been merged or deleted, in the order asked. Raises LookupStopped."""
    found = answers.of(STATUS, qids)
    return tuple(
        Changed(qid, status["id"] if status else None)
        for qid, status in found.items()
        if status is None or status["id"] != qid
    )
