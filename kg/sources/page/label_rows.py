"""The labels of record pages, as one table: kind, role, interface language, spellings.

A language of None marks labels that both interfaces use: they say nothing about which one a page has.
Case, accents and white space are folded before a label is looked up, so each stands here once.
"""

from enum import StrEnum


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
    PERSON = "person"
    UNREAD = "unread"


# Kinds whose label may stand alone on its line, its section below it.
HEADINGS = frozenset({
    Kind.CAST, Kind.DISC, Kind.AWARDS, Kind.FESTIVALS, Kind.SYNOPSIS, Kind.COMMENTARY,
})  # fmt: skip

ROWS: tuple[tuple[Kind, str | None, str | None, str], ...] = (
    (Kind.CREDIT, "director", "en", "Directed by|Director|Directors|Direction"),
    (Kind.CREDIT, "director", "fr", "Réalisation|Réalisateur|Réalisatrice|Réalisateurs|Mise en scène"),
    (Kind.CREDIT, "writer", "en", "Writing credits|Written by|Screenplay|Script|Writer|Writers"),
    (Kind.CREDIT, "writer", "fr", "Scénario|Scénariste|Scénaristes|Scénario et dialogues"),
    (Kind.CREDIT, "cinematographer", "en", "Cinematography|Cinematographer|Photography"),
    (Kind.CREDIT, "cinematographer", "fr", "Images|Image|Photographie|Chef opérateur"),
    (Kind.CREDIT, "cinematographer", "fr", "Directeur de la photographie"),
    (Kind.CREDIT, "production-designer", "en", "Production design|Production designer|Art direction"),
    (Kind.CREDIT, "production-designer", "fr", "Décors|Décor|Chef décorateur"),
    (Kind.CREDIT, "composer", "en", "Music|Music by|Composer"),
    (Kind.CREDIT, "composer", "fr", "Musique|Compositeur"),
    (Kind.CREDIT, "sound", "en", "Sound"),
    (Kind.CREDIT, "sound", "fr", "Ingénieur du son|Son"),
    (Kind.CREDIT, "editor", "en", "Editing|Film editing|Edited by"),
    (Kind.CREDIT, "editor", "fr", "Montage|Monteur|Monteuse"),
    (Kind.CREDIT, "costume-designer", "en", "Costume design|Costume designer"),
    (Kind.CREDIT, "costume-designer", "fr", "Créateur des costumes|Créatrice des costumes"),
    (Kind.CREDIT, "costume-designer", None, "Costumes"),
    (Kind.CREDIT, "make-up", "en", "Make-up|Makeup"),
    (Kind.CREDIT, "make-up", "fr", "Maquillage"),
    (Kind.CREDIT, "assistant-director", "en", "Assistant director|Assistant directors"),
    (Kind.CREDIT, "assistant-director", "fr", "Assistant réalisateur|Assistant à la réalisation"),
    (Kind.CREDIT, "narrator", "en", "Narrator|Narrated by"),
    (Kind.CREDIT, "narrator", "fr", "Narrateur|Voix off"),
    (Kind.CREDIT, "narrator", None, "Narration"),
    (Kind.CREDIT, "animator", "en", "Animator|Animators"),
    (Kind.CREDIT, "animator", "fr", "Animateur|Animateurs"),
    (Kind.CREDIT, "animator", None, "Animation"),
    (Kind.CREDIT, "producer", "en", "Produced by|Producer|Producers"),
    (Kind.CREDIT, "producer", "fr", "Produit par|Producteur|Producteurs"),
    (Kind.COMPANIES, "company", "en", "Companies|Company|Production companies"),
    (Kind.COMPANIES, "company", "fr", "Sociétés|Société|Sociétés de production"),
    (Kind.COMPANIES, "company", None, "Studio|Studios"),
    (Kind.PRODUCTION, None, None, "Production"),
    (Kind.CAST, "actor", "en", "Cast|Starring"),
    (Kind.CAST, "actor", "fr", "Interprétation|Interprètes|Acteurs"),
    (Kind.RELEASE, None, "en", "Release date"),
    (Kind.RELEASE, None, "fr", "Date de sortie"),
    (Kind.RESTORED, None, "en", "Restored version"),
    (Kind.RESTORED, None, "fr", "Version restaurée"),
    (Kind.FORMAT, None, None, "Format"),
    (Kind.EDITOR, "publisher", "en", "Editor|Publisher"),
    (Kind.EDITOR, "publisher", "fr", "Editeur"),
    (Kind.SUBTITLES, None, "en", "Subtitles"),
    # Printed so on English pages too.
    (Kind.SUBTITLES, None, None, "Sous-titres|Sous titres"),
    (Kind.DISC, None, None, "DVD|VHS|Blu-ray"),
    (Kind.DISC, None, "en", "DVD with subtitles|VHS with subtitles|Blu-ray with subtitles"),
    (Kind.DISC, None, "en", "DVD without subtitles|VHS without subtitles|Blu-ray without subtitles"),
    (Kind.DISC, None, "fr", "DVD avec sous-titres|VHS avec sous-titres|Blu-ray avec sous-titres"),
    (Kind.DISC, None, "fr", "DVD sans sous-titres|VHS sans sous-titres|Blu-ray sans sous-titres"),
    (Kind.AWARDS, None, "en", "Awards|Award|Prizes|Awards and prizes"),
    (Kind.AWARDS, None, "fr", "Prix et récompenses|Prix|Récompenses"),
    (Kind.FESTIVALS, None, "en", "Selected in the following festivals"),
    (Kind.FESTIVALS, None, "en", "Selected in the following festivals or events|Festivals and events"),
    (Kind.FESTIVALS, None, "fr", "Sélections dans les festivals ou événements|Sélections dans les festivals"),
    (Kind.SYNOPSIS, None, "en", "Plot synopsis|Plot"),
    (Kind.SYNOPSIS, None, "fr", "Résumé"),
    (Kind.SYNOPSIS, None, None, "Synopsis"),
    (Kind.COMMENTARY, None, "en", "Commentaries and bibliography|Commentaries|Commentary"),
    (Kind.COMMENTARY, None, "fr", "Commentaires et bibliographie|Commentaires|Commentaire"),
    (Kind.TITLES, None, "en", "Other titles|Other title"),
    (Kind.TITLES, None, "fr", "Autres titres|Autre titre"),
    (Kind.SITES, None, "en", "Website|Web site"),
    (Kind.SITES, None, None, "Site|Sites"),
    (Kind.UNREAD, None, None, "Source|Sources"),
)

# Headings whose sections no field holds: kept, but not read.
UNREAD_HEADINGS: tuple[tuple[Kind, str, str], ...] = (
    (Kind.UNREAD, "en", "Photos and videos|Film on line|Film online"),
    (Kind.UNREAD, "fr", "Photos et vidéos|Film en ligne"),
    (Kind.PERSON, "en", "From filmography|Filmography|Biography"),
    (Kind.PERSON, "fr", "Filmographie|Biographie"),
)
