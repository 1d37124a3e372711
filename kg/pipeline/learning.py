"""What people decided about a publication's questions, as rows to fit weights to."""

import time
from collections.abc import Iterable, Mapping

from kg.reconcile.candidate import Lookup
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.evaluating import Asked, Judged
from kg.reconcile.question import Kind, Question
from kg.reconcile.run import decided
from kg.reconcile.weights import Weights

_ANSWERS = (Verdict.MATCH, Verdict.NONE)


def learnt(name: str, questions: Mapping[str, Question], standing: Standing, lookup: Lookup, weights: Weights) -> Asked:
    """Ask the questions that a person has answered, and set the answers beside what is found."""
    answered = dict(_answered(questions.values(), standing))
    asked = [questions[subject] for subject in answered]
    started = time.process_time()
    outcomes = decided(asked, lookup, weights, {}, Standing())
    judged = tuple(
        Judged(
            kind=_model(questions[subject]),
            outcome=outcomes[subject],
            gold=decision.qid,
            in_snapshot=any(one.qid == decision.qid for one in outcomes[subject].ranked),
            known=True,
            peer=None,
            fold_key=decision.qid or subject,
        )
        for subject, decision in answered.items()
    )
    return Asked(name, judged, 0, time.process_time() - started)


def _answered(questions: Iterable[Question], standing: Standing) -> Iterable[tuple[str, Decision]]:
    for question in questions:
        decision = standing.of(question.id)
        if decision and not decision.by_machine and decision.verdict in _ANSWERS:
            yield question.id, decision


def _model(question: Question) -> Kind:
    return question.kind if question.kind in (Kind.FILM, Kind.PERSON) else Kind.ORGANISATION
