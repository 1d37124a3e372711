import pytest

from kg.config import Config, ReconcileConfig, SourceConfig, load
from kg.errors import UsageError


@pytest.fixture
def toml(tmp_path):
    def write(text):
        path = tmp_path / "kg.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_paths_are_relative_to_the_file(toml, tmp_path):
    path = toml(
        'base = "https://films.example.org/"\nout = "public"\n'
        '[[source]]\nname = "site"\npaths = ["pages", "more"]\ntext_reuse = "cleared"\n'
        '[reconcile]\nsnapshot = "wd.jsonl"\nsnapshot_date = "2026-11-01"\n'
    )
    assert load(path) == Config(
        base="https://films.example.org",
        out=tmp_path / "public",
        sources=(SourceConfig("site", "page", (tmp_path / "pages", tmp_path / "more"), text_reuse="cleared"),),
        reconcile=ReconcileConfig(tmp_path / "wd.jsonl", tmp_path / "ledger.sssom.tsv", "2026-11-01"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('bse = "x"', r"kg\.toml: unknown key 'bse': the keys are base, title"),
        ('base = "films"', r"kg\.toml: base: 'films' is no base for IRIs: write http"),
        ('base = "http://[bad"', r"'http://\[bad' is no base for IRIs"),
        ('base = "http://a:b/"', "is no base for IRIs"),
        ('base = "http://a/%zz"', "is no base for IRIs"),
        ('license = "CC BY"', r"license is 'CC BY': write the licence's address"),
        ('[[source]]\nname = ""\npaths = ["p"]', r"\[\[source\]\] 1: name is missing or empty"),
        ("base = 3", r"kg\.toml: base must be a string"),
        ('[[source]]\nname = "a"', r"kg\.toml: \[\[source\]\] 1: paths is missing or empty"),
        ('[[source]]\nname = "a"\npaths = ["p"]\nencodng = "x"', r"\[\[source\]\] 1: unknown key 'encodng'"),
        ('[[source]]\nname = "a"\npaths = ["p"]\ntext_reuse = "yes"', r"text_reuse is 'yes': write one of"),
        (
            '[[source]]\nname = "a"\npaths = ["p"]\n[[source]]\nname = "a"\npaths = ["q"]',
            r"two \[\[source\]\] are named 'a'",
        ),
        (
            '[[source]]\nname = "a"\npaths = ["p"]\nurl = "https://x/{kye}"',
            r"url is 'https://x/\{kye\}': write the address",
        ),
        ("[reconcile]", r"\[reconcile\] snapshot is missing"),
        (
            '[reconcile]\nconnector = "wikidata"',
            r"connector is 'wikidata': write one of snapshot, live, recorded, service",
        ),
        ('[reconcile]\nconnector = "live"', r"\[reconcile\] contact is missing: write an e-mail or web address"),
        ('[reconcile]\nconnector = "recorded"', r"\[reconcile\] cassette is missing: name the recording to replay"),
        ('[reconcile]\nconnector = "service"', r"\[reconcile\] endpoint is missing: write the address"),
        ('[reconcile]\nsnapshot = "s"\nendpoint = "x"', r"\[reconcile\] endpoint is 'x': write an address"),
        (
            '[reconcile]\nsnapshot = "s"\nendpoints = { quer = "x" }',
            r"endpoints: unknown key 'quer': the keys are api, sparql",
        ),
        ('[reconcile]\nsnapshot = "s"\nmax_age_days = 0', r"max_age_days is 0: write a number of days, 1 or more"),
        ('[reconcile]\nsnapshot = "s"\nmax_age_days = true', r"max_age_days is True: write a number of days"),
        ('[reconcile]\nsnapshot = "s"\nlanguages = ["English"]', r"languages: 'English' is no code of a language"),
        ('[reconcile]\nsnapshot = "s"\ncontcat = "x"', r"\[reconcile\]: unknown key 'contcat'"),
        ("base = ", r"kg\.toml: not TOML: "),
    ],
)
def test_a_wrong_configuration_names_file_key_and_remedy(toml, text, said):
    with pytest.raises(UsageError, match=said):
        load(toml(text))


def test_a_missing_configuration_is_the_callers_fault(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_a_live_connector_has_its_cache_beside_the_file_and_its_keys_as_written(toml, tmp_path):
    path = toml(
        '[reconcile]\nconnector = "live"\ncontact = "films@archive.example"\nlanguages = ["ru", "en"]\n'
        'max_age_days = 7\nendpoints = { sparql = "http://127.0.0.1:8000/sparql" }\n'
    )
    assert load(path).reconcile == ReconcileConfig(
        None,
        tmp_path / "ledger.sssom.tsv",
        connector="live",
        contact="films@archive.example",
        cache=tmp_path / "wikidata-cache.sqlite",
        endpoints=(("sparql", "http://127.0.0.1:8000/sparql"),),
        languages=("ru", "en"),
        max_age_days=7,
    )
