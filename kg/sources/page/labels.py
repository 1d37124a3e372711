"""The labels of a record page, as one table: what a line's label says its value is.

A label stands before a colon, or alone on its line if it is a heading. `language` is the interface it
belongs to; labels both interfaces share say nothing about it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.sources.page.lines import Line


class Kind(StrEnum):
    """What a section holds."""

    CREDIT = "credit"
    COMPANIES = "companies"
    PRODUCTION = "production"
    CAST = "cast"
    RELEASE = "release"
    RESTORED = "restored"
    FORMAT = "format"
    DISC = "disc"
    EDITOR = "editor"
    SUBTITLES = "subtitles"
    AWARDS = "awards"
    FESTIVALS = "festivals"
    SYNOPSIS = "synopsis"
    COMMENTARY = "commentary"
    TITLES = "titles"
    SITES = "sites"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Label:
    """A known label: its kind, the interface language it tells, and the role it credits."""

    kind: Kind
    language: str | None = None
    role: str | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line read as label and value; `statement` is the label as printed, `place` what a release label names."""

    label: Label
    line: Line
    statement: str
    value: str
    place: str | None = None


def _rows(kind: Kind, role: str | None = None, *, heading: bool = False, **names: str) -> dict[str, Label]:
    """Make the rows of one kind; `both` lists labels shared by the two interfaces."""
    return {
        _fold(name): Label(kind, None if language == "both" else language, role, heading)
        for language, listed in names.items()
        for name in listed.split("|")
    }


def _fold(label: str) -> str:
    return " ".join(label.replace("’", "'").casefold().split())


TABLE: dict[str, Label] = {
    **_rows(Kind.CREDIT, "director", en="Directed by|Director|Directors|Direction", fr="Réalisation|Réalisateur|Réalisatrice|Réalisateurs|Mise en scène"),
    **_rows(Kind.CREDIT, "writer", en="Writing credits|Written by|Screenplay|Script|Writer", fr="Scénario|Scénariste|Scénario et dialogues"),
    **_rows(Kind.CREDIT, "cinematographer", en="Cinematography|Cinematographer|Photography", fr="Images|Image|Photographie|Directeur de la photographie|Chef opérateur"),
    **_rows(Kind.CREDIT, "production-designer", en="Production design|Production designer|Art direction", fr="Décors|Décor|Chef décorateur"),
    **_rows(Kind.CREDIT, "composer", en="Music|Music by|Composer", fr="Musique|Compositeur"),
    **_rows(Kind.CREDIT, "sound", en="Sound", fr="Ingénieur du son|Son"),
    **_rows(Kind.CREDIT, "editor", en="Editing|Film editing|Edited by", fr="Montage|Monteur|Monteuse"),
    **_rows(Kind.CREDIT, "costume-designer", en="Costume design|Costume designer", fr="Créateur des costumes", both="Costumes"),
    **_rows(Kind.CREDIT, "make-up", en="Make-up|Makeup", fr="Maquillage"),
    **_rows(Kind.CREDIT, "assistant-director", en="Assistant director", fr="Assistant réalisateur|Assistant à la réalisation"),
    **_rows(Kind.CREDIT, "narrator", en="Narrator|Narrated by", fr="Narrateur|Voix off", both="Narration"),
    **_rows(Kind.CREDIT, "animator", en="Animator|Animators", fr="Animateur|Animateurs", both="Animation"),
    **_rows(Kind.CREDIT, "producer", en="Produced by|Producer|Producers", fr="Produit par|Producteur|Producteurs"),
    **_rows(Kind.COMPANIES, "company", en="Companies|Company|Production companies", fr="Sociétés|Société|Sociétés de production", both="Studio|Studios"),
    **_rows(Kind.PRODUCTION, both="Production"),
    **_rows(Kind.CAST, "actor", heading=True, en="Cast|Starring", fr="Interprétation|Interprètes|Acteurs"),
    **_rows(Kind.RELEASE, en="Release date", fr="Date de sortie"),
    **_rows(Kind.RESTORED, en="Restored version", fr="Version restaurée"),
    **_rows(Kind.FORMAT, both="Format"),
    **_rows(Kind.EDITOR, "publisher", en="Editor|Publisher", fr="Editeur|Éditeur"),
    **_rows(Kind.SUBTITLES, en="Subtitles", fr="Sous-titres|Sous titres"),
    **_rows(Kind.DISC, heading=True, both="DVD|VHS|Blu-ray"),
    **{key: label for carrier in ("DVD", "VHS", "Blu-ray") for key, label in _rows(
        Kind.DISC, heading=True, en=f"{carrier} with subtitles|{carrier} without subtitles",
        fr=f"{carrier} avec sous-titres|{carrier} sans sous-titres").items()},
    **_rows(Kind.AWARDS, heading=True, en="Awards|Prizes|Awards and prizes", fr="Prix et récompenses|Prix|Récompenses"),
    **_rows(Kind.FESTIVALS, heading=True, en="Selected in the following festivals|Festivals and events", fr="Sélections dans les festivals ou événements|Sélections dans les festivals|Sélections dans les festivals ou évènements"),
    **_rows(Kind.SYNOPSIS, heading=True, en="Plot synopsis|Plot", fr="Résumé", both="Synopsis"),
    **_rows(Kind.COMMENTARY, heading=True, en="Commentaries and bibliography|Commentaries", fr="Commentaires et bibliographie|Commentaires"),
    **_rows(Kind.TITLES, en="Other titles|Other title", fr="Autres titres|Autre titre"),
    **_rows(Kind.SITES, both="Site|Sites", en="Website|Web site"),
    **_rows(Kind.UNREAD, both="Source|Sources"),
    **_rows(Kind.UNREAD, heading=True, en="Photos and videos|Film on line|Film online", fr="Photos et vidéos|Film en ligne"),
}  # fmt: skip

_LABELLED = re.compile(r"(?P<label>[^:]{1,70}?)\s*:\s*(?P<value>.*)", re.DOTALL)
_RELEASED = re.compile(
    r"(?:(?P<en>release date in)|(?P<fr>date de sortie (?:en|au|aux|à|dans)))\s+(?:the\s+)?(?P<place>\S.*)", re.IGNORECASE
)


def labelled(line: Line) -> Labelled | None:
    """Read a line as a label and its value, or None if it begins with no label we know."""
    text = line.text
    found = _LABELLED.fullmatch(text)
    if found is None:
        label = TABLE.get(_fold(text))
        return Labelled(label, line, text, "") if label and label.is_heading else None
    statement, value = found["label"].strip(), found["value"].strip()
    released = _RELEASED.fullmatch(statement)
    if released:
        label = Label(Kind.RELEASE, "en" if released["en"] else "fr")
        return Labelled(label, line, statement, value, released["place"].strip())
    known = TABLE.get(_fold(statement))
    return Labelled(known, line, statement, value) if known else None


def may_be_cut_label(line: Line) -> bool:
    """Tell whether a page ends inside what may be a label: never a title, then."""
    if not line.is_cut or not line.text:
        return False
    beginning = _fold(line.text)
    starts = (*TABLE, "release date in", "date de sortie en", "date de sortie au")
    return any(label.startswith(beginning) for label in starts) or bool(_RELEASED.match(line.text))
