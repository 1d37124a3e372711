"""The ledger: what is written is read, a kill loses one line at most, a person's line is never touched."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError, WorldError
from kg.rdf.iri import Space
from kg.reconcile import sssom
from kg.reconcile.decision import MACHINE, Decision, Verdict
from kg.reconcile.ledger import Ledger

SPACE = Space("https://data.example.org")
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
MATCH = Decision(
    subject="work/abc",
    label="Сталкер",
    verdict=Verdict.MATCH,
    qid="Q200437",
    item="Stalker",
    probability=0.9975,
    evidence="title same +5.0; year same +3.0",
    when="2024-06-01",
    tool="rules-1",
    question="0123456789ab",
)
NONE = Decision(subject="work/def", label="Духовные голоса", verdict=Verdict.NONE, when="2024-06-01", tool="rules-1")
BY_HAND = "entity:work/abc\t\tskos:exactMatch\t\twd:Q7597275\t\tsemapv:ManualMappingCuration\tAnna Ivanova"


@pytest.fixture
def ledger(tmp_path) -> Ledger:
    return Ledger(tmp_path / "catalogue" / "ledger.sssom.tsv", SPACE, LICENCE)


def decisions(ledger: Ledger) -> list[Decision]:
    return [line.decision for line in ledger.lines()]


def add(ledger: Ledger, text: str) -> None:
    with ledger.path.open("a", encoding="utf-8") as stream:
        stream.write(text)


def test_the_file_is_sssom_with_a_curie_map_and_its_extensions_defined(ledger):
    assert ledger.append([MATCH, NONE]) == 2
    assert ledger.path.read_text("utf-8") == (
        "#curie_map:\n"
        "#  entity: https://data.example.org/id/\n"
        "#  kg: https://w3id.org/reelgraph/ontology#\n"
        "#  wd: http://www.wikidata.org/entity/\n"
        "#mapping_set_id: https://data.example.org/graph/reconciliation\n"
        "#license: https://creativecommons.org/publicdomain/zero/1.0/\n"
        "#extension_definitions:\n"
        "#  - slot_name: evidence\n"
        "#    property: kg:evidence\n"
        "#  - slot_name: question\n"
        "#    property: kg:question\n"
        "#  - slot_name: verdict\n"
        "#    property: kg:verdict\n"
        "subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\t"
        "mapping_justification\tauthor_label\tmapping_tool\tmapping_tool_version\tmapping_date\tconfidence\t"
        "evidence\tquestion\tverdict\n"
        "entity:work/abc\tСталкер\tskos:exactMatch\t\twd:Q200437\tStalker\tsemapv:CompositeMatching\t\treelgraph\t"
        "rules-1\t2024-06-01\t0.9975\ttitle same +5.0; year same +3.0\t0123456789ab\tmatch\n"
        "entity:work/def\tДуховные голоса\tskos:exactMatch\t\tsssom:NoTermFound\t\tsemapv:CompositeMatching\t"
        "\treelgraph\trules-1\t2024-06-01\t\t\t\tnone\n"
    )


def test_lines_are_numbered_as_an_editor_does(ledger):
    ledger.append([MATCH, NONE])
    assert [(line.number, line.decision) for line in ledger.lines()] == [(15, MATCH), (16, NONE)]


def test_a_ledger_that_does_not_exist_says_nothing_and_no_decision_makes_no_file(ledger):
    assert decisions(ledger) == []
    assert ledger.append([]) == 0
    assert not ledger.path.exists()


def test_appending_never_changes_what_was_there(ledger):
    ledger.append([MATCH])
    before = ledger.path.read_bytes()
    ledger.append([NONE])
    assert ledger.path.read_bytes().startswith(before)
    assert decisions(ledger) == [MATCH, NONE]


texts = st.text(max_size=30)


@given(
    label=texts,
    item=texts.map(lambda text: text or None),
    evidence=texts,
    who=st.one_of(st.just(MACHINE), st.text(min_size=1, max_size=20)),
    probability=st.one_of(st.none(), st.integers(0, 10_000).map(lambda n: n / 10_000)),
    verdict=st.sampled_from(list(Verdict)),
)
def test_any_text_comes_back_as_it_went_and_stays_on_one_line(label, item, evidence, who, probability, verdict):
    written = Decision(
        subject="agent/abc",
        label=label,
        verdict=verdict,
        qid=None if verdict is Verdict.NONE else "Q42",
        item=item,
        probability=probability,
        evidence=evidence,
        who=who,
        when="2024-06-01",
    )
    line = sssom.write(written)
    assert line.count("\n") == 1 and "\r" not in line
    assert sssom.read(sssom.COLUMNS, line) == written


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\r\nb", 'say "a"', '"', '""', "\\n", "\\", "#a", " a "])
def test_characters_that_would_break_a_line_or_a_column_are_escaped(ledger, text):
    odd = replace(MATCH, label=text, item=text, evidence=text)
    ledger.append([odd, NONE])
    assert decisions(ledger) == [odd, NONE]


def test_a_line_torn_at_any_byte_is_passed_over_and_the_next_append_repairs_it(ledger):
    ledger.append([MATCH])
    whole = ledger.path.read_bytes()
    line = sssom.write(NONE).encode()
    for cut in range(1, len(line) - 1):
        ledger.path.write_bytes(whole + line[:cut])
        assert decisions(ledger) == [MATCH], line[:cut]
        ledger.append([NONE])
        assert ledger.path.read_bytes() == whole + line, line[:cut]


def test_a_last_line_that_only_lacks_its_end_counts(ledger):
    ledger.append([MATCH])
    ledger.path.write_bytes(ledger.path.read_bytes().rstrip(b"\n"))
    assert decisions(ledger) == [MATCH]
    ledger.append([NONE])
    assert decisions(ledger) == [MATCH, NONE]


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_ledger import LICENCE, MATCH, SPACE, Ledger
def endless():
    number = 0
    while True:
        number += 1
        if number == 2000:
            print("going", flush=True)
        yield replace(MATCH, subject=f"work/{number}")
Ledger(Path(sys.argv[1]), SPACE, LICENCE).append(endless())
"""


def test_a_killed_run_leaves_every_finished_decision_and_the_next_goes_on(ledger):
    command = [sys.executable, "-c", WRITER, str(ledger.path), str(Path(__file__).parent)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert writer.stdout.readline() == b"going\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    kept = decisions(ledger)
    assert len(kept) >= 1000
    assert [decision.subject for decision in kept] == [f"work/{n}" for n in range(1, len(kept) + 1)]
    ledger.append([NONE])
    assert decisions(ledger) == [*kept, NONE]


def test_a_person_may_write_a_line_by_hand_and_leave_out_what_follows_their_name(ledger):
    ledger.append([MATCH])
    add(ledger, BY_HAND + "\n")
    stands = ledger.standing().of("work/abc")
    assert (stands.verdict, stands.qid, stands.who, stands.when) == (
        Verdict.MATCH,
        "Q7597275",
        "Anna Ivanova",
        None,
    )


def test_a_persons_rejection_is_a_negated_mapping(ledger):
    ledger.append([MATCH])
    add(ledger, BY_HAND.replace("\t\twd:Q7597275", "\tNot\twd:Q200437") + "\n")
    assert ledger.standing().of("work/abc") is None
    assert ledger.standing().rejected("work/abc") == {"Q200437"}


def test_an_unfinished_line_of_a_person_is_an_error_and_is_not_cut(ledger):
    ledger.append([MATCH])
    add(ledger, BY_HAND)
    before = ledger.path.read_bytes()
    for use in (ledger.standing, lambda: ledger.append([NONE])):
        with pytest.raises(UsageError, match=r"ledger\.sssom\.tsv:16: .*mend the line, or delete it"):
            use()
    assert ledger.path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("wd:Q200437", "wd:P57", "object_id is 'wd:P57'"),
        ("entity:work/abc", "work/abc", "subject_id is 'work/abc'"),
        ("entity:work/abc", "", "subject_id is empty"),
        ("0.9975", "99", "confidence is 99, not between 0 and 1"),
        ("0.9975", "high", "confidence is 'high', not a number"),
        ("2024-06-01", "June", "mapping_date is 'June', not YYYY-MM-DD"),
        ("\tmatch", "\tperhaps", "verdict is 'perhaps', not one of match, review, none, reject"),
        ("\tmatch", "\treject", "verdict reject contradicts"),
        ("\tmatch", "", "14 columns where 15 are named"),
        ("\tmatch", "\tmatch\tmatch", "16 columns where 15 are named"),
    ],
)
def test_a_malformed_line_names_file_line_reason_and_remedy(ledger, old, new, reason):
    ledger.append([NONE, MATCH])
    ledger.path.write_text(ledger.path.read_text("utf-8").replace(old, new), encoding="utf-8")
    number = 15 if old == "2024-06-01" else 16
    with pytest.raises(UsageError) as told:
        decisions(ledger)
    assert f"ledger.sssom.tsv:{number}: {reason}" in str(told.value)
    assert str(told.value).endswith("mend the line, or delete it")


PAIR = "entity:work/abc\t\tskos:exactMatch\t\tentity:work/def\t\tsemapv:ManualMappingCuration\tAnna Ivanova"


def test_a_person_says_that_two_of_ours_are_one_or_two(ledger):
    ledger.append([NONE])
    add(ledger, PAIR + "\n" + PAIR.replace("\t\tentity:work/def", "\tNot\tentity:work/ghi") + "\n")
    standing = ledger.standing()
    assert standing.same() == {("work/abc", "work/def")}
    assert standing.different() == {("work/abc", "work/ghi")}
    assert standing.of("work/def") == NONE


def test_a_pair_comes_back_as_it_went():
    pair = replace(MATCH, qid=None, other="work/def", who="Anna", tool=None, question=None)
    assert sssom.read(sssom.COLUMNS, sssom.write(pair)) == pair


@pytest.mark.parametrize("verdict", [Verdict.MATCH, Verdict.REJECT])
def test_a_proposed_line_says_what_it_would_once_it_stands_in_the_ledger(ledger, verdict):
    line = sssom.ledger_line("work/abc", "work/def", label="Сталкер", other_label="Stalker", verdict=verdict)
    assert "\n" not in line
    ledger.append([NONE])
    add(ledger, line + "\n")
    decision = decisions(ledger)[-1]
    assert (decision.subject, decision.other, decision.verdict) == ("work/abc", "work/def", verdict)
    assert (decision.label, decision.item, decision.who) == ("Сталкер", "Stalker", "a person")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (PAIR.replace("semapv:ManualMappingCuration\tAnna Ivanova", "semapv:CompositeMatching\t")
         + "\treelgraph\trules-1\t2024-06-01\t0.9\t\t\tmatch", "only a person may decide: name the author"),
        (PAIR.replace("work/def", "work/abc"), "subject_id and object_id are one entity"),
    ],
)  # fmt: skip
def test_a_pair_that_no_person_decided_or_that_is_one_thing_is_refused(ledger, line, reason):
    ledger.append([NONE])
    add(ledger, line + "\n")
    with pytest.raises(UsageError, match=reason):
        decisions(ledger)


def test_each_batch_is_on_the_disk_before_the_next_is_asked_for(ledger):
    def batches():
        for number in range(3):
            assert len(decisions(ledger)) == 2 * number
            yield (replace(MATCH, subject=f"work/a{number}"), replace(MATCH, subject=f"work/b{number}"))
        yield ()

    assert list(ledger.record(batches())) == [2, 2, 2, 0]
    assert len(decisions(ledger)) == 6


def test_a_line_added_by_hand_between_two_batches_stays(ledger):
    def batches():
        yield (MATCH,)
        add(ledger, BY_HAND + "\n")
        yield (NONE,)

    assert list(ledger.record(batches())) == [1, 1]
    assert [decision.who for decision in decisions(ledger)] == [MACHINE, "Anna Ivanova", MACHINE]


TOGETHER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_ledger import LICENCE, MATCH, SPACE, Ledger
ledger = Ledger(Path(sys.argv[1]), SPACE, LICENCE)
for number in range(60):
    ledger.append([replace(MATCH, subject=f"work/{sys.argv[3]}{number}", label="x" * 5000)])
"""


def test_two_who_write_at_once_never_tear_each_others_lines(ledger):
    ledger.append([NONE])
    command = [sys.executable, "-c", TOGETHER, str(ledger.path), str(Path(__file__).parent)]
    both = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len({decision.subject for decision in decisions(ledger)}) == 121


def test_a_file_that_is_no_ledger_is_named_and_not_touched(ledger):
    ledger.path.parent.mkdir()
    ledger.path.write_text("title,year\nStalker,1979\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"ledger\.sssom\.tsv:1: the column subject_id is not named"):
        ledger.append([MATCH])
    assert ledger.path.read_text("utf-8") == "title,year\nStalker,1979\n"


def test_a_spreadsheet_may_have_moved_the_columns_and_the_line_ends(ledger):
    ledger.append([MATCH])
    content = ledger.path.read_text("utf-8")
    head, names, line = content.rsplit("\n", 3)[:3]
    turned = ["\t".join(reversed(row.split("\t"))) for row in (names, line)]
    ledger.path.write_bytes(("\ufeff" + "\r\n".join([head.replace("\n", "\r\n"), *turned]) + "\r\n").encode())
    assert decisions(ledger) == [MATCH]
    ledger.append([NONE])
    assert decisions(ledger) == [MATCH, NONE]


def test_a_folder_in_the_ledgers_place_is_told(ledger):
    ledger.path.mkdir(parents=True)
    with pytest.raises(WorldError, match=r"ledger\.sssom\.tsv: cannot be read"):
        decisions(ledger)


def test_a_disk_that_fails_is_told(ledger):
    ledger.path.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(WorldError, match="cannot be written"):
        ledger.append([MATCH])
