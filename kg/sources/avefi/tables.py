"""What the words of the AVefi schema are in our vocabulary; a word that is in no table is kept as it is.

https://www.av-efi.net/av-efi-schema/model, after the FIAF Moving Image Cataloguing Manual.
"""

from collections.abc import Mapping

WORK, MANIFESTATION, ITEM = "WorkVariant", "Manifestation", "Item"
PREFIX = "avefi:"

# Activity type -> role. The schema has a hundred more: they are contributors, with the type as their role's words.
ROLES: Mapping[str, str] = {
    "Director": "director",
    "Filmmaker": "director",
    "AssistantDirector": "assistant-director",
    "Writer": "writer",
    "NarrationWriter": "writer",
    "Cinematographer": "cinematographer",
    "Composer": "composer",
    "FilmEditor": "editor",
    "Producer": "producer",
    "ProductionCompany": "company",
    "Studio": "company",
    "ProductionDesigner": "production-designer",
    "CostumeDesigner": "costume-designer",
    "MakeUpArtist": "make-up",
    "CastMember": "actor",
    "Narrator": "narrator",
    "Voices": "voice",
    "AnimationDirector": "animation-director",
    "Animator": "animator",
    "SoundDesigner": "sound",
    "SoundEngineer": "sound",
    "SoundRecorderMixer": "sound",
    "Publisher": "publisher",
    "Distributor": "distributor",
    "NationalDistributor": "distributor",
    "OriginalDistributor": "distributor",
    "RegionalDistributor": "distributor",
    "WorldDistributor": "distributor",
    "DistributorNonTheatrical": "distributor",
    "DistributorTheatrical": "distributor",
}
OTHER_ROLE = "contributor"

# Who does these is a company where the record does not say what it is.
COMPANY_ROLES = frozenset({"company", "publisher", "distributor"})

TITLES: Mapping[str, str] = {
    "AlternativeTitle": "alternative",
    "TranslatedTitle": "translated",
    "TransliteratedTitle": "transliterated",
    "WorkingTitle": "working",
}
# What the place of a title says by itself.
PRIMARY_TITLES = frozenset({"PreferredTitle", "TitleProper"})

FORMS: Mapping[str, str] = {
    "Documentary": "documentary",
    "Fiction": "fiction",
    "Series": "series",
    "Short": "short",
    "ExperimentalFilm": "experimental",
    "Newsreel": "newsreel",
    "Animation": "animation",
}
SERIES = "Serial"

VERSIONS: Mapping[str, str] = {
    "AbridgedCondensed": "shortened",
    "Augmented": "extended",
    "Colourized": "colourised",
    "Dubbed": "dubbed",
    "PreservationRestoration": "restored",
    "Sonorized": "sound-added",
}
OTHER_VERSION = "other"

COLOURS: Mapping[str, str] = {
    "BlackAndWhite": "black-and-white",
    "Colour": "colour",
    "ColourBlackAndWhite": "colour-and-black-and-white",
    "Sepia": "sepia",
}

CARRIERS: Mapping[str, str] = {
    "35mmFilm": "film-35mm",
    "16mmFilm": "film-16mm",
    "Super16mmFilm": "film-16mm",
    "8mmFilm": "film-8mm",
    "Super8mmFilm": "film-8mm",
    "VHS": "vhs",
    "SVHS": "vhs",
    "BetacamSP": "betacam",
    "DigitalBetacam": "betacam",
    "BluRay": "blu-ray",
    "DVD": "dvd",
    "LaserDisc": "laserdisc",
    "DCP": "dcp",
}
# By the class of a format, where its type is none of the above.
FORMATS: Mapping[str, str] = {"Video": "video", "DigitalFile": "digital-file", "DigitalFileEncoding": "digital-file"}

# Class of a resource -> scheme of an identifier; LocalResource is the source's own.
SCHEMES: Mapping[str, str] = {
    "AATResource": "aat",
    "AVefiResource": "avefi",
    "DOIResource": "doi",
    "EIDRResource": "eidr",
    "FilmportalResource": "filmportal",
    "GNDResource": "gnd",
    "ISILResource": "isil",
    "TGNResource": "tgn",
    "VIAFResource": "viaf",
    "WikidataResource": "wikidata",
}
LOCAL = "LocalResource"

RESTORATION = "RestorationEvent"
SUBTITLES = frozenset({"Subtitles", "SDHSubtitles"})
