"""What people decided in a ledger becomes rows to learn from; what the machine decided does not."""

from kg.model import Text
from kg.pipeline.learning import learnt
from kg.reconcile import snapshot
from kg.reconcile.decision import Decision, Standing, Verdict
from kg.reconcile.dump import Entity
from kg.reconcile.evaluating import fit
from kg.reconcile.question import FilmQuestion
from kg.reconcile.weights import shipped

DATED = "2026-01-01"


def film(name: str, title: str, year: int) -> FilmQuestion:
    return FilmQuestion(name, title, (Text(title),), year)


def entity(qid: str, title: str, year: int) -> Entity:
    return Entity(qid, title, ("Q11424",), (Text(title),), (year,), (), (), None, None)


def by_person(subject: str, verdict: Verdict, qid: str | None) -> Decision:
    return Decision(subject=subject, label="", verdict=verdict, qid=qid, who="A. Curator", when=DATED)


def test_matches_and_nones_of_people_are_learnt_and_nothing_else():
    lookup = snapshot.of([entity("Q1", "Stalker", 1979), entity("Q2", "Solaris", 1972)]).lookup
    asked = {
        name: film(name, title, year)
        for name, title, year in [
            ("work/a", "Stalker", 1985),
            ("work/b", "Solaris", 1972),
            ("work/c", "Solaris", 1972),
            ("work/d", "Stalker", 1979),
            ("work/e", "Stalker", 1979),
        ]
    }
    machine = Decision(subject="work/d", label="", verdict=Verdict.MATCH, qid="Q1", when=DATED)
    standing = Standing(
        [
            by_person("work/a", Verdict.MATCH, "Q1"),
            by_person("work/b", Verdict.NONE, None),
            by_person("work/c", Verdict.REJECT, "Q2"),
            machine,
        ]
    )
    found = learnt("ledger", asked, standing, lookup, shipped())
    assert [(row.gold, row.in_snapshot, row.known) for row in found.judged] == [("Q1", True, True), (None, False, True)]
    fitted = fit([found], shipped()).film
    assert fitted.words["year"]["far"] > shipped().film.words["year"]["far"]
    assert fitted.words["year"]["same"] < shipped().film.words["year"]["same"]
