"""What records call a person's part in a film, as a role of the vocabulary.

The vocabulary's own names (in three languages) and MARC relators decide; the tables here only say which further
words and codes of film archives and libraries mean the same. What nothing knows is a contributor: the printed
word stays beside it.
"""

import re
from functools import cache

from kg import assets
from kg.rdf.vocab import MREL
from kg.rdf.vocabulary import Thesaurus, thesaurus

ANY = "contributor"

_WORDS = {
    "director": "direction direct directed_by film_director regie réalisation режисьор regia regisseur réalisateur"
    " television_director filmmaker",
    "assistant-director": "assistant_director",
    "writer": "screenplay script scenario screenwriter scriptwriter scenarist author_of_screenplay writing_credits"
    " screenplay_writer written_by сценарист drehbuch",
    "cinematographer": "director_of_photography photography camera cameraman cinematography photographed_by kamera"
    " camera_operator operator оператор videographer",
    "composer": "music composer_(expression) original_music music_by musik композитор",
    "editor": "film_editor editing editor_of_moving_image_work video_editor schnitt монтаж",
    "sound": "sound_recordist sound_engineer sound_designer recording_engineer recordist ton звук sound_recording",
    "producer": "film_producer executive_producer production producer_(expression) television_producer producent",
    "production-designer": "art_director set_designer art_direction production_design architect",
    "costume-designer": "costumes costume_design kostüme",
    "make-up": "make-up_artist makeup_artist",
    "actor": "cast actress performer cast_member on-screen_participant darsteller актьор interpreter",
    "voice": "voice_actor voices",
    "narrator": "narration commentator commentary speaker",
    "animator": "animation",
    "company": "production_company film_company studio producing_company production_firm",
    "publisher": "film_publisher",
    "distributor": "film_distributor distribution distribution_company verleih",
}
# MARC relator codes that are near a role without being its match (the vocabulary has the matches).
_CODES = {
    "drt": "director", "fmk": "director", "tld": "director", "sce": "writer", "pro": "producer", "tlp": "producer",
    "vdg": "cinematographer", "edm": "editor", "rce": "sound", "sds": "sound", "sde": "sound", "sdm": "sound",
    "adi": "production-designer", "std": "production-designer", "prf": "actor", "onp": "actor", "cmm": "narrator",
    "spk": "narrator", "dst": "distributor", "fds": "distributor",
}  # fmt: skip
_RELATOR = re.compile(r"(?:https?://id\.loc\.gov/vocabulary/relators/)?([a-z]{3})")
_TO_PLAIN = re.compile(r"[\s.,;:_]+")


def role(words: str | None) -> str | None:
    """Return the role that a label or a relator code says; None if nothing knows it.

    >>> role("Director of photography"), role("drt"), role("http://id.loc.gov/vocabulary/relators/cmp"), role("xyz")
    ('cinematographer', 'director', 'composer', None)
    """
    plain = _plain(words or "")
    return _labels().get(plain) or code(words or "")


def code(relator: str) -> str | None:
    """Return the role of a MARC relator code or address."""
    found = _RELATOR.fullmatch(relator.strip())
    return _relators().get(found[1]) if found else None


def _plain(words: str) -> str:
    return _TO_PLAIN.sub(" ", words.casefold()).strip()


@cache
def _vocabulary() -> Thesaurus:
    return thesaurus(*(path.read_bytes() for path in assets.files("ontology", ".ttl")))


@cache
def _labels() -> dict[str, str]:
    further = {_plain(word): name for name, listed in _WORDS.items() for word in listed.split()}
    own = {_plain(label.value): each.name for each in _vocabulary().roles.values() for label in each.labels}
    return {label: name for label, name in (further | own).items() if name in _vocabulary().roles}


@cache
def _relators() -> dict[str, str]:
    roles = _vocabulary().roles
    matches = {each.relator.removeprefix(MREL.namespace): each.name for each in roles.values() if each.relator}
    return {relator: name for relator, name in (_CODES | matches).items() if name in roles}
