"""The review page as a browser without scripts meets it: over HTTP, with forms."""

import html
import re

import httpx
import pytest

from kg.reconcile.decision import Decision, Verdict
from kg.web.review import wording
from tests.web.review.desks import DIRECTOR, PERSON, TOKEN, desk, said, serving


@pytest.fixture
def work(tmp_path):
    return desk(tmp_path)


@pytest.fixture
def site(work):
    with serving(work) as address:
        yield address


@pytest.fixture
def client(site):
    origin = site.removesuffix(f"/{TOKEN}")
    with httpx.Client(headers={"Origin": origin}, follow_redirects=True) as one:
        yield one


def decide(client, site, subject, verdict, qid=None):
    fields = {"subject": subject, "verdict": verdict} | ({"qid": qid} if qid else {})
    return client.post(f"{site}/decide", data=fields)


def plain(response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", response.text))


def test_the_first_open_question_stands_beside_its_candidates_in_every_script(client, site):
    page = client.get(f"{site}/")
    assert page.status_code == 200 and page.url.path.endswith("/case/work/stalker")
    words = plain(page)
    for word in ("Сталкер", "Andreï Tarkovski", "潜行者", "Q200437", "Q7597275", "163 min", "imdb tt0079944", "91 %"):
        assert word in words
    assert 'lang="zh"' in page.text and 'lang="ru"' in page.text
    assert re.search(r"year\s+far apart\s+-4\.0", words) and re.search(r"title\s+the same\s+\+5\.0", words)
    assert "Why it waits: title: the same +5.0" in words
    assert "cannot be compared: cast" in words


def test_the_evidence_is_in_words_with_the_years_it_is_about():
    said = "name same +8.1; role P161 -1.4; life far -6.0; 5.1 before Q7; also claimed by agent/x"
    assert wording.evidence(said, PERSON, DIRECTOR) == (
        "name: the same +8.1; work as: actor -1.4; lifetime and films: far apart (born 1932, died 1986, films of 1979)"
        " -6.0; 5.1 before Q7; also claimed by agent/x"
    )


def test_a_decision_is_a_line_of_the_person_in_the_ledger_at_once_and_leads_on(client, site, work):
    page = decide(client, site, "work/stalker", "match", "Q200437")
    assert said(work) == [("work/stalker", "match", "Q200437", "Anna Ivanova")]
    assert page.url.path.endswith("/case/work/zhuravli")
    assert "Сталкер is Q200437 (Stalker)." in plain(page) and "2 of 3 open" in plain(page)
    assert [line.decision.when for line in work.ledger.lines()][-1] == "2026-11-27"


def test_a_rejection_leaves_the_question_with_what_is_left(client, site, work):
    page = decide(client, site, "work/stalker", "reject", "Q200437")
    assert page.url.path.endswith("/case/work/stalker")
    assert 'value="Q200437"' not in page.text and 'value="Q7597275"' in page.text
    last = decide(client, site, "work/stalker", "reject", "Q7597275")
    assert "No candidate is left" in plain(last)
    assert [verdict for _, verdict, _, _ in said(work)] == ["reject", "reject"]


def test_none_of_these_is_a_new_item(client, site, work):
    decide(client, site, "work/zhuravli", "none")
    assert said(work) == [("work/zhuravli", "none", None, "Anna Ivanova")]


def test_undo_takes_back_by_a_line_and_shows_the_question_again(client, site, work):
    decide(client, site, "work/stalker", "match", "Q200437")
    before = work.ledger.path.read_bytes()
    page = client.post(f"{site}/undo")
    assert page.url.path.endswith("/case/work/stalker") and "3 of 3 open" in plain(page)
    assert work.ledger.path.read_bytes().startswith(before)
    stands = work.ledger.standing().of("work/stalker")
    assert stands.by_machine and stands.verdict is Verdict.REVIEW


def test_undo_after_undo_goes_back_through_the_sitting(client, site, work):
    decide(client, site, "work/stalker", "reject", "Q200437")
    decide(client, site, "work/stalker", "match", "Q7597275")
    client.post(f"{site}/undo")
    assert work.standing.rejected("work/stalker") == {"Q200437"}
    client.post(f"{site}/undo")
    assert work.standing.rejected("work/stalker") == frozenset()
    assert client.post(f"{site}/undo").status_code == 200
    assert len(said(work)) == 4


def test_skip_and_next_and_previous_write_nothing(client, site, work):
    assert client.get(f"{site}/?after=work/stalker").url.path.endswith("/case/work/zhuravli")
    assert client.get(f"{site}/?after=agent/tarkovsky").url.path.endswith("/case/work/stalker")
    page = client.get(f"{site}/case/work/zhuravli")
    assert f"/{TOKEN}/case/work/stalker" in page.text and f"/{TOKEN}/case/agent/tarkovsky" in page.text
    assert said(work) == []


def test_when_all_is_decided_the_page_says_so(client, site):
    decide(client, site, "work/stalker", "match", "Q200437")
    decide(client, site, "work/zhuravli", "none")
    page = decide(client, site, "agent/tarkovsky", "match", "Q853")
    assert "Nothing waits for you" in plain(page) and "Undo" in plain(page)


def test_a_decided_question_can_be_decided_anew(client, site, work):
    decide(client, site, "work/stalker", "match", "Q200437")
    page = client.get(f"{site}/case/work/stalker")
    assert "Decided by Anna Ivanova: match Q200437" in plain(page)
    decide(client, site, "work/stalker", "none")
    assert work.ledger.standing().of("work/stalker").verdict is Verdict.NONE


def test_a_question_that_a_person_wants_looked_at_again_is_open(client, site, work):
    work.standing.enter(
        Decision(subject="work/stalker", label="", verdict=Verdict.REVIEW, qid="Q9", who="Boris", when=None)
    )
    page = client.get(f"{site}/")
    assert page.url.path.endswith("/case/work/stalker") and "3 of 3 open" in plain(page)


def test_what_records_say_is_escaped(client, site):
    page = client.get(f"{site}/case/work/zhuravli")
    assert "<h1>Летят &#34;журавли&#34; &lt;b&gt;</h1>" in page.text


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "work/stalker", "verdict": "match"},
        {"subject": "work/stalker", "verdict": "match", "qid": "Q1"},
        {"subject": "work/stalker", "verdict": "perhaps", "qid": "Q200437"},
        {"subject": "work/other", "verdict": "none"},
        {},
    ],
)
def test_what_says_no_decision_is_refused_and_writes_nothing(client, site, work, fields):
    assert client.post(f"{site}/decide", data=fields).status_code == 400
    assert said(work) == []


def test_a_question_that_is_not_on_the_desk_is_not_found(client, site):
    page = client.get(f"{site}/case/work/other")
    assert page.status_code == 404 and "not on the desk" in plain(page)


def test_the_name_is_asked_once_before_anything_else(tmp_path):
    work = desk(tmp_path, author=None)
    with serving(work) as site, httpx.Client(follow_redirects=True) as client:
        client.headers["Origin"] = site.removesuffix(f"/{TOKEN}")
        assert client.get(f"{site}/").url.path.endswith("/author")
        assert client.get(f"{site}/case/work/stalker").url.path.endswith("/author")
        assert decide(client, site, "work/stalker", "match", "Q200437").status_code == 400
        for name in ("", "  ", "machine", "x" * 201):
            assert client.post(f"{site}/author", data={"name": name}).status_code == 400
        assert client.post(f"{site}/author", data={"name": " Анна  Иванова "}).url.path.endswith("/case/work/stalker")
        decide(client, site, "work/stalker", "match", "Q200437")
    assert said(work) == [("work/stalker", "match", "Q200437", "Анна Иванова")]


def test_without_the_secret_there_is_nothing(client, site):
    other = site.removesuffix(TOKEN)
    for path in ("", "case/work/stalker", "wrong/case/work/stalker", "static/review.css"):
        page = client.get(other + path)
        assert page.status_code == 404
        assert "Сталкер" not in page.text and TOKEN not in page.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {},
        {"Origin": "OURS", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "OURS", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_decision_from_another_site_is_refused(site, work, headers):
    ours = site.removesuffix(f"/{TOKEN}")
    sent = {name: ours if value == "OURS" else value for name, value in headers.items()}
    answer = httpx.post(f"{site}/decide", data={"subject": "work/stalker", "verdict": "none"}, headers=sent)
    assert answer.status_code == 403 and said(work) == []
    assert httpx.post(f"{site}/undo", headers=sent).status_code == 403


def test_a_name_that_was_made_to_point_here_is_refused(site):
    for host in ("evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1"):
        assert httpx.get(f"{site}/", headers={"Host": host}).status_code == 403


def test_every_answer_forbids_foreign_scripts_frames_and_caches(client, site):
    for path in ("/", "/case/work/other", "/static/review.css", "/author"):
        headers = client.get(site + path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert (headers["X-Frame-Options"], headers["Cache-Control"]) == ("DENY", "no-store")
        assert headers["Referrer-Policy"] == "same-origin"


def test_a_form_that_never_ends_is_refused(client, site):
    assert client.post(f"{site}/decide", content=b"x" * 20_000).status_code == 413


def test_a_disk_that_fails_is_told_on_the_page(client, site, work):
    work.ledger.path.unlink()
    work.ledger.path.mkdir()
    page = decide(client, site, "work/stalker", "match", "Q200437")
    assert page.status_code == 503 and "cannot be" in plain(page)
