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
        ("base = ", r"kg\.toml: not TOML: "),
    ],
)
def test_a_wrong_configuration_names_file_key_and_remedy(toml, text, said):
    with pytest.raises(UsageError, match=said):
        load(toml(text))


def test_a_missing_configuration_is_the_callers_fault(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "none.toml")
