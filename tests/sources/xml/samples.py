"""Made-up records, and how tests read them."""

from io import BytesIO

from kg.model import Origin
from kg.sources import KINDS, Settings

NS = 'xmlns:efg="http://www.europeanfilmgateway.eu/efg"'

FILM = """<efg:avcreation>
  <efg:avManifestation>
    <efg:identifier scheme="CP_CATEGORY_ID">ARC_avManifestation_7</efg:identifier>
    <efg:title lang="bg"><efg:geographicScope/><efg:text>ТИХИЯТ БРЯГ</efg:text><efg:relation>Original title</efg:relation></efg:title>
    <efg:thumbnail>https://archive.example.org/7.jpg</efg:thumbnail>
    <efg:language usage="Audio">bg</efg:language>
    <efg:language usage="Subtitles">fr</efg:language>
    <efg:language usage="Intertitles">ru</efg:language>
    <efg:format>
      <efg:gauge>16 mm</efg:gauge><efg:aspectRatio>4:3</efg:aspectRatio>
      <efg:colour hasColor="true">Colour</efg:colour><efg:sound hasSound="true">With sound</efg:sound>
    </efg:format>
    <efg:dimension unit="m">640</efg:dimension>
    <efg:rightsHolder URL="http://archive.example.org">Harbour Archive</efg:rightsHolder>
    <efg:rightsStatus>In copyright</efg:rightsStatus>
    <efg:duration>01:02:30</efg:duration>
    <efg:item>
      <efg:identifier scheme="CP_CATEGORY_ID">ARC_item_7a</efg:identifier>
      <efg:provider>Harbour Archive</efg:provider><efg:type>Video</efg:type>
      <efg:fileFormat>video/mp4</efg:fileFormat>
      <efg:isShownAt>https://archive.example.org/watch/7</efg:isShownAt>
    </efg:item>
  </efg:avManifestation>
  <efg:identifier scheme="CP_CATEGORY_ID">ARC_avCreation_7</efg:identifier>
  <efg:recordSource><efg:sourceID>7</efg:sourceID><efg:provider id="ARC" schemeID="Institution acronym">Harbour Archive</efg:provider></efg:recordSource>
  <efg:countryOfReference>BG</efg:countryOfReference>
  <efg:countryOfReference>SU</efg:countryOfReference>
  <efg:title lang="bg"><efg:text>ТИХИЯТ БРЯГ</efg:text><efg:relation>Original title</efg:relation></efg:title>
  <efg:title lang="EN"><efg:text>The Quiet Shоre</efg:text><efg:relation>Translated title</efg:relation></efg:title>
  <efg:title lang="DE"><efg:text>Am Ufer</efg:text><efg:relation>Distribution title</efg:relation></efg:title>
  <efg:description lang="bg" type="Synopsis">Рибарите  се връщат.</efg:description>
  <efg:keywords lang="EN" type="Form"><efg:term>Documentary film</efg:term></efg:keywords>
  <efg:keywords lang="EN" type="Genre"><efg:term>drama</efg:term></efg:keywords>
  <efg:keywords lang="bg" type="Subject"><efg:term>море</efg:term></efg:keywords>
  <efg:keywords lang="EN" type="Place"><efg:term>Varna</efg:term></efg:keywords>
  <efg:productionYear>1925-1930</efg:productionYear>
  <efg:viewingRestriction>12</efg:viewingRestriction>
  <efg:relPerson>
    <efg:identifier scheme="CP_CATEGORY_ID">ARC_person_1</efg:identifier>
    <efg:name>Petrova, Ana</efg:name><efg:type>Director of photography</efg:type>
  </efg:relPerson>
  <efg:relPerson><efg:name>Иван МИНЕВ</efg:name><efg:type>Clapper loader</efg:type></efg:relPerson>
  <efg:relCorporate>
    <efg:identifier scheme="CP_CATEGORY_ID">ARC_corporate_2</efg:identifier>
    <efg:name>Harbour Film</efg:name><efg:type>Production company</efg:type>
  </efg:relCorporate>
  <efg:relAvCreation><efg:identifier>ARC_avCreation_6</efg:identifier><efg:title>Shores</efg:title><efg:type>is part of</efg:type></efg:relAvCreation>
</efg:avcreation>"""

PERSON = """<efg:person>
  <efg:identifier scheme="CP_CATEGORY_ID">ARC_person_1</efg:identifier>
  <efg:name type="PN">Ana</efg:name><efg:name type="PN">Petrova</efg:name>
  <efg:dateOfBirth>1898</efg:dateOfBirth>
  <efg:date type="death">12 May 1970</efg:date>
  <efg:placeOfBirth>Varna</efg:placeOfBirth>
  <efg:typeOfActivity>Director of photography</efg:typeOfActivity>
  <efg:relAvCreation generated="true"><efg:identifier>ARC_avCreation_7</efg:identifier><efg:title>ТИХИЯТ БРЯГ</efg:title></efg:relAvCreation>
</efg:person>"""

COLLECTION = """<efg:collection>
  <efg:identifier scheme="CP_CATEGORY_ID">ARC_collection_3</efg:identifier>
  <efg:title lang="n/a"><efg:text>Harbour films</efg:text></efg:title>
  <efg:type>archival collection</efg:type>
</efg:collection>"""


def entity(inside):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<efg:efgEntity {NS}>{inside}</efg:efgEntity>'.encode()


def container(*inside):
    entities = "".join(f"<efg:efgEntity>{each}</efg:efgEntity>" for each in inside)
    return f"<records {NS}>{entities}</records>".encode()


def read(kind, octets, **settings):
    origin = Origin(kind, "file", None, "file.xml")
    return list(KINDS[kind].read(BytesIO(octets), origin, Settings(**settings)))


def one(kind, octets, **settings):
    (found,) = read(kind, octets, **settings)
    return found
