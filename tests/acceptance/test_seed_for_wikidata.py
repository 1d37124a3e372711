"""The seed page against 85,367 entities of Wikidata: who is matched, what is not, and what is told Wikidata."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.rdf.iri import Space
from kg.reconcile.decision import Verdict
from kg.reconcile.ledger import Ledger

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "seeds" / "spiritual-voices.txt"
DUMP = SHARED / "wikidata" / "snapshot-films-people.jsonl.gz"
KG = Path(sys.executable).with_name("kg")
PAGE = "https://films.example.org/film?num=1494"

pytestmark = pytest.mark.skipif(
    not (SEED.is_file() and DUMP.is_file()), reason="the seed page and the large Wikidata extract are not here"
)


def kg(folder, *words) -> str:
    done = subprocess.run([KG, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seed")
    (folder / "kg.toml").write_text(
        f'out = "publication"\n[[source]]\nname = "pages"\npaths = ["{SEED}"]\nkey = "1494"\n'
        'url = "https://films.example.org/film?num={key}"\n'
        '[reconcile]\nsnapshot = "wikidata"\nsnapshot_date = "2026-11-01"\n',
        encoding="utf-8",
    )
    kg(folder, "reconcile", "snapshot", DUMP, "--out", "wikidata")
    kg(folder, "publish", "--config", "kg.toml")
    return folder


@pytest.fixture(scope="module")
def decided(seed):
    ledger = Ledger(seed / "ledger.sssom.tsv", Space(), "https://example.org/")
    return {line.decision.label: line.decision for line in ledger.lines()}


def test_sokurov_is_his_item_and_the_film_has_none(decided):
    sokurov = next(one for label, one in decided.items() if label.startswith("Alexandre Sok"))
    assert (sokurov.verdict, sokurov.qid) == (Verdict.MATCH, "Q55172")
    film = decided["Духовные голоса"]
    assert (film.verdict, film.qid) == (Verdict.NONE, None)


def test_an_acronym_and_what_the_extract_does_not_hold_match_nothing(decided):
    assert {one.subject for one in decided.values() if one.verdict is Verdict.MATCH} == {
        one.subject for one in decided.values() if one.qid in ("Q55172", "Q4099821")
    }
    assert len(decided) == 5  # the film and its four people; the extract holds no companies, places or festivals


def test_the_film_becomes_a_new_item_by_sokurov_with_its_page_and_the_day(seed):
    text = kg(seed, "reconcile", "export", "--format", "quickstatements")
    block = text.partition("CREATE\n")[2].splitlines()
    assert text.count("CREATE\n") == 1
    reference = f'S854\t"{PAGE}"\tS813\t+2026-11-01T00:00:00Z/11'
    assert {
        'LAST\tLru\t"Духовные голоса"',
        'LAST\tLen\t"Spiritual Voices"',
        'LAST\tLfr\t"Les Voix spirituelles"',
        f"LAST\tP31\tQ11424\t{reference}",
        f"LAST\tP57\tQ55172\t{reference}",
        f"LAST\tP577\t+1995-10-08T00:00:00Z/11\tP291\tQ159\t{reference}",
        f"LAST\tP2047\t327U7727\t{reference}",
        f"LAST\tP495\tQ159\t{reference}",
        f"LAST\tP495\tQ17\t{reference}",
        f'LAST\tP1476\tru:"Духовные голоса"\t{reference}',
    } <= set(block)
    assert not [line for line in block if re.search("Dukhovnye|TIFF", line)]
