"""Items that Wikidata merges or deletes between two runs: the machine asks anew, a person is told."""

import shutil
import subprocess
from pathlib import Path

import pytest
from test_runs import KG, decisions, kg
from wikidata_server import STALKER, TARKOVSKY, Wikidata, documents, serving

PAGES = Path(__file__).parents[2] / "examples" / "pages"
MERGED_INTO = "Q99000001"


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    folder = tmp_path_factory.mktemp("catalogue")
    (folder / "pages").mkdir()
    shutil.copy(PAGES / "stalker.txt", folder / "pages")
    subprocess.run([KG, "publish", "pages", "--out", "publication"], cwd=folder, check=True, capture_output=True)
    wikidata = Wikidata(documents())
    with serving(wikidata) as address:
        (folder / "kg.toml").write_text(
            'out = "publication"\n[[source]]\nname = "pages"\npaths = ["pages"]\n'
            '[reconcile]\nconnector = "live"\ncontact = "films@archive.example"\n'
            f'endpoints = {{ api = "{address}/w/api.php", sparql = "{address}/sparql" }}\n',
            encoding="utf-8",
        )
        yield folder, wikidata


def test_a_merged_item_is_asked_anew_and_a_persons_match_is_told_and_left(live):
    place, wikidata = live
    assert kg(place, "--only", "film", "--only", "person").returncode == 0
    film = next(one for one in decisions(place) if one.qid == STALKER)
    director = next(one for one in decisions(place) if one.qid == TARKOVSKY)
    by_hand = f"entity:{director.subject}\t\tskos:exactMatch\t\twd:{TARKOVSKY}\t\tsemapv:ManualMappingCuration\tAnna\n"
    with (place / "ledger.sssom.tsv").open("a", encoding="utf-8") as ledger:
        ledger.write(by_hand)
    wikidata.items[MERGED_INTO] = {**wikidata.items.pop(STALKER), "id": MERGED_INTO, "lastrevid": 2}
    wikidata.words[MERGED_INTO] = wikidata.words[STALKER]
    wikidata.redirects[STALKER] = MERGED_INTO
    wikidata.items.pop(TARKOVSKY)
    written = len(decisions(place))
    done = kg(place, "--only", "film", "--only", "person", "--since", "2000-01-01")
    assert f"asked anew {film.subject} Сталкер: {STALKER} was merged into {MERGED_INTO}" in done.stderr
    assert f"{TARKOVSKY}, by Anna, was deleted" in done.stderr
    news = decisions(place)[written:]
    assert [one.qid for one in news if one.subject == film.subject] == [MERGED_INTO]
    assert not [one for one in news if one.subject == director.subject]
