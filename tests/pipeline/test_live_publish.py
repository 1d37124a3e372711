"""A catalogue published with Wikidata at hand: kg.toml's keys reach the connector, and decisions reach the ledger."""

import shutil
import subprocess
import sys
from pathlib import Path

from wikidata_server import SOLARIS, STALKER, TARKOVSKY, Wikidata, documents, serving

from kg.config import ReconcileConfig
from kg.pipeline.connector import settings_of
from kg.reconcile.connectors.settings import LANGUAGES

KG = Path(sys.executable).with_name("kg")
PAGES = Path(__file__).parents[2] / "examples" / "pages"


def test_the_films_of_a_live_run_stand_in_the_ledger_and_a_second_run_asks_nothing(tmp_path):
    (tmp_path / "pages").mkdir()
    for name in ("stalker.txt", "solaris.html"):
        shutil.copy(PAGES / name, tmp_path / "pages")
    wikidata = Wikidata(documents())
    with serving(wikidata) as address:
        (tmp_path / "kg.toml").write_text(
            'out = "publication"\n[[source]]\nname = "pages"\npaths = ["pages"]\n'
            '[reconcile]\nconnector = "live"\ncontact = "films@archive.example"\n'
            f'endpoints = {{ api = "{address}/w/api.php", sparql = "{address}/sparql" }}\n',
            encoding="utf-8",
        )
        publish(tmp_path)
        asked = len(wikidata.asked)
        (tmp_path / "ledger.sssom.tsv").rename(tmp_path / "first.tsv")
        publish(tmp_path)
    first, second = ((tmp_path / name).read_text(encoding="utf-8") for name in ("first.tsv", "ledger.sssom.tsv"))
    matched = {line.split("\t")[4] for line in first.splitlines() if line.endswith("\tmatch")}
    assert matched == {f"wd:{STALKER}", f"wd:{SOLARIS}", f"wd:{TARKOVSKY}"}
    assert len(wikidata.asked) == asked > 0
    assert second == first


def publish(folder: Path) -> None:
    done = subprocess.run([KG, "publish", "--config", folder / "kg.toml"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_kg_toml_leaves_out_is_as_the_connector_has_it(tmp_path):
    settings = settings_of(ReconcileConfig(None, tmp_path / "ledger.tsv", connector="live", contact="a@b.example"))
    assert (settings.languages, settings.max_age_days, settings.refresh) == (LANGUAGES, 30, False)
    other = settings_of(ReconcileConfig(None, tmp_path / "l", languages=("ka",), max_age_days=3), refresh=True)
    assert (other.languages, other.max_age_days, other.refresh) == (("ka",), 3, True)
