"""For each rule, what a source or a mapping may do to the valid record that breaks this rule and no other.

A rule may have several: each is one SPARQL update over the record with its context.
"""

PREFIXES = """
PREFIX kg: <https://w3id.org/reelgraph/ontology#>
PREFIX voc: <https://w3id.org/reelgraph/vocab/>
PREFIX schema: <https://schema.org/>
PREFIX lrmoo: <http://iflastandards.info/ns/lrm/lrmoo/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX work: <https://data.example.org/id/work/>
PREFIX title: <https://data.example.org/id/title/>
PREFIX expression: <https://data.example.org/id/expression/>
PREFIX manifestation: <https://data.example.org/id/manifestation/>
PREFIX contribution: <https://data.example.org/id/contribution/>
PREFIX agent: <https://data.example.org/id/agent/>
PREFIX event: <https://data.example.org/id/event/>
PREFIX place: <https://data.example.org/id/place/>
PREFIX note: <https://data.example.org/id/note/>
"""

_SET = "DELETE {{ {0} ?old }} INSERT {{ {0} %s }} WHERE {{ {0} ?old }}"
YEAR = _SET.format("work:stalker schema:dateCreated")
_DATE = _SET.format("event:release schema:startDate")
_CODE = _SET.format("place:su schema:identifier")
_TITLE = _SET.format("title:fr kg:value")
_TITLE_TYPE = _SET.format("title:fr kg:titleType")
_ROLE = _SET.format("contribution:company kg:role")
_AWARDED = _SET.format("event:award schema:startDate")
_EDITION_YEAR = _SET.format("event:cannes-1980 kg:editionYear")
_MINUTES = _SET.format("expression:original kg:durationMinutes")

MUTATIONS = (
    (
        "agent-twice-in-role",
        """INSERT DATA { work:stalker kg:contribution contribution:again .
        contribution:again a kg:Contribution ; kg:order 2 ;
            kg:agent agent:mosfilm ; kg:role voc:role-company }""",
    ),
    ("award-edition", "DELETE WHERE { event:award kg:edition ?edition }"),
    (
        "award-edition",
        _SET.format("event:award kg:edition") % "event:cannes",
    ),
    ("award-edition-year", _AWARDED % '"1981"^^xsd:gYear'),
    ("award-outcome", "DELETE WHERE { event:award kg:outcome ?outcome }"),
    ("award-outcome", "INSERT DATA { event:award kg:outcome voc:outcome-nominated }"),
    ("contribution-agent", "DELETE WHERE { contribution:director kg:agent ?agent }"),
    ("contribution-agent", "INSERT DATA { contribution:director kg:agent agent:mosfilm }"),
    (
        "contribution-agent",
        """DELETE { contribution:director kg:agent ?agent } INSERT { contribution:director kg:agent "Andrei" }
        WHERE { contribution:director kg:agent ?agent }""",
    ),
    ("contribution-order", "DELETE WHERE { contribution:director kg:order ?order }"),
    (
        "contribution-order",
        "DELETE DATA { contribution:director kg:order 1 } ; INSERT DATA { contribution:director kg:order 0 }",
    ),
    ("contribution-orphan", "DELETE DATA { work:stalker kg:contribution contribution:company }"),
    (
        "contribution-orphan",
        """DELETE DATA { work:stalker kg:contribution contribution:company } ;
        INSERT DATA { event:award kg:contribution contribution:company }""",
    ),
    ("contribution-role", "DELETE WHERE { contribution:company kg:role ?role }"),
    ("contribution-role", "INSERT DATA { contribution:company kg:role voc:role-writer }"),
    ("contribution-role", _ROLE % "voc:role-tea-maker"),
    ("contribution-role", _ROLE % "voc:title-original"),
    ("country-code", _CODE % '"URSS-1"'),
    ("country-code", _CODE % '"CS"'),
    ("country-code", _CODE % '"XX"'),
    ("country-code", _CODE % '"ABCD"'),
    ("country-code", "DELETE WHERE { place:su schema:identifier ?code }"),
    ("duration-outlier", _MINUTES % "901"),
    ("duration-outlier", _MINUTES % "0"),
    (
        "edition-before-year",
        _EDITION_YEAR % '"1977"^^xsd:gYear' + " ; " + _AWARDED % '"1977"^^xsd:gYear',
    ),
    ("edition-series", "DELETE WHERE { event:cannes-1980 schema:superEvent ?series }"),
    (
        "edition-twice",
        """INSERT DATA { work:stalker kg:selection event:selection2 . event:selection2 a kg:Selection ;
        kg:order 2 ; kg:edition event:cannes-1980 ; kg:statement "Cannes, 1980" }""",
    ),
    ("edition-year", "DELETE WHERE { event:cannes-1980 kg:editionYear ?year }"),
    ("expression-one-duration", "INSERT DATA { expression:original kg:durationMinutes 161 }"),
    ("expression-one-duration", 'INSERT DATA { expression:original kg:duration "PT161M"^^xsd:duration }'),
    ("expression-one-work", "DELETE WHERE { expression:original lrmoo:R3i_realises ?work }"),
    ("expression-one-work", """INSERT DATA { expression:original lrmoo:R3i_realises title:ru }"""),
    ("manifestation-expression", "DELETE WHERE { manifestation:dvd lrmoo:R4_embodies ?expression }"),
    ("manifestation-one-carrier", "INSERT DATA { manifestation:dvd kg:carrier voc:vhs }"),
    ("name-upper-case", 'INSERT DATA { agent:strugatsky schema:name "Аркадий СТРУГАЦКИЙ"@ru }'),
    ("name-upper-case", 'INSERT DATA { agent:strugatsky schema:name "Arkadi STRUGATSKI" }'),
    ("release-before-year", _DATE % '"1977-05-25"^^xsd:date'),
    ("release-date-typed", _DATE % '"1979-05-25"'),
    ("release-date-typed", _DATE % '"1979-05-32"^^xsd:date'),
    ("release-date-typed", 'INSERT DATA { event:release schema:startDate "1980-05-25"^^xsd:date }'),
    ("release-date-typed", "DELETE WHERE { event:release schema:startDate ?day }"),
    ("selection-edition", "DELETE WHERE { event:selection kg:edition ?edition }"),
    ("soviet-modern-country", _CODE % '"RU"'),
    ("soviet-modern-country", _CODE % '"EE"'),
    (
        "subtitle-tag",
        """DELETE DATA { manifestation:dvd kg:subtitleLanguage "en" } ;
        INSERT DATA { manifestation:dvd kg:subtitleLanguage "Anglais" }""",
    ),
    ("title-one-value", "DELETE WHERE { title:fr kg:value ?value }"),
    ("title-one-value", 'INSERT DATA { title:fr kg:value "Le Stalker"@fr }'),
    ("title-one-value", _TITLE % '""'),
    ("title-script", _TITLE % '"Stalker"@ru'),
    ("title-script", _TITLE % '"Сталкер"@fr'),
    ("title-script", _TITLE % '"Сталкер"@en-GB'),
    ("title-script", 'INSERT DATA { agent:tarkovsky schema:alternateName "Andrei Tarkovsky"@ru }'),
    ("title-script", 'INSERT DATA { agent:tarkovsky schema:alternateName "Андрей Тарковский"@ru-Latn }'),
    ("title-script", 'INSERT DATA { agent:tarkovsky schema:familyName "Tarkovskij"@ru }'),
    ("title-script", 'INSERT DATA { contribution:writer kg:creditedAs "Arkadi STRUGATSKI"@ru }'),
    ("title-script", 'INSERT DATA { work:stalker schema:alternateName "Сталкер"@en }'),
    ("title-translit-source", "DELETE WHERE { title:latn kg:derivedFromTitle ?original }"),
    ("title-type", "DELETE WHERE { title:fr kg:titleType ?type }"),
    (
        "title-type",
        "INSERT DATA { title:fr kg:titleType voc:title-transliterated ; kg:derivedFromTitle title:ru }",
    ),
    ("title-type", _TITLE_TYPE % "voc:title-rumoured"),
    ("work-country-node", 'INSERT DATA { work:stalker schema:countryOfOrigin "URSS" }'),
    ("work-country-node", "INSERT DATA { work:stalker schema:countryOfOrigin agent:mosfilm }"),
    (
        "work-director-missing",
        """DELETE DATA { contribution:director kg:role voc:role-director } ;
        INSERT DATA { contribution:director kg:role voc:role-writer }""",
    ),
    ("work-expression", "DELETE WHERE { work:stalker lrmoo:R3_is_realised_in ?expression }"),
    ("work-expression", "INSERT DATA { work:stalker lrmoo:R3_is_realised_in manifestation:dvd }"),
    ("work-one-name", 'INSERT DATA { work:stalker schema:name "Stalker" }'),
    ("work-one-original-title", _TITLE_TYPE % "voc:title-original"),
    ("work-sameas-form", 'INSERT DATA { work:stalker schema:sameAs "Q1" }'),
    ("work-sameas-form", "INSERT DATA { work:stalker schema:sameAs <https://www.wikidata.org/wiki/Q1> }"),
    ("work-sameas-form", "INSERT DATA { work:stalker schema:sameAs <urn:isbn:0> }"),
    (
        "work-source",
        "DELETE DATA { work:stalker prov:wasDerivedFrom <https://data.example.org/id/source/stalker> }",
    ),
    ("work-title-missing", "DELETE WHERE { work:stalker kg:title ?title }"),
    (
        "work-year-missing",
        """DELETE WHERE { work:stalker schema:dateCreated ?year } ;
        DELETE WHERE { work:stalker kg:dateEdtf ?date }""",
    ),
    ("work-year-typed", YEAR % '"1979"'),
    ("work-year-typed", YEAR % '"1979-05-25"^^xsd:date'),
    ("work-year-typed", YEAR % '"1887"^^xsd:gYear'),
    ("work-year-typed", YEAR % '"1979+03:00"^^xsd:gYear'),
    ("work-year-typed", 'INSERT DATA { work:stalker schema:dateCreated "1980"^^xsd:gYear }'),
)

# What looks odd and is right.
HARMLESS = (
    ("a film without a tag on its title", _TITLE % '"Stalker"'),
    ("a Russian title of figures only", _TITLE % '"1917"@ru'),
    ("an old Russian film of the Empire", YEAR % '"1916"^^xsd:gYear' + " ; " + _CODE % '"RU"'),
    ("a film of a withdrawn country", _CODE % '"CSHH"'),
    ("a stray Cyrillic letter inside a Latin word, which the reader has told", _TITLE % '"Stalkеr"@fr'),
    ("a person with a numeral", 'INSERT DATA { agent:strugatsky schema:name "Louis XVIII" }'),
    ("a day that is unknown", _DATE % '"1979-05"^^xsd:gYearMonth'),
    (
        "an actor with two parts",
        """INSERT DATA { work:stalker kg:contribution contribution:one , contribution:two .
        contribution:one a kg:Contribution ; kg:order 2 ;
            kg:agent agent:tarkovsky ; kg:role voc:role-writer ; kg:characterName "A" .
        contribution:two a kg:Contribution ; kg:order 3 ;
            kg:agent agent:tarkovsky ; kg:role voc:role-writer ; kg:characterName "B" }""",
    ),
    ("an uncertain year", "DELETE WHERE { work:stalker schema:dateCreated ?year }"),
    ("a Wikidata item", "INSERT DATA { work:stalker schema:sameAs <http://www.wikidata.org/entity/Q1> }"),
    ("a place nobody describes", "DELETE WHERE { place:su ?property ?said }"),
)
