-- What the reconciliation service asks of a publication: made once for each, never written to again.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY, local TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, language TEXT
);
-- Each name of an entity once as a reader sees it (folded), with its sound (a skeleton; of people, in any order).
CREATE TABLE form (
  id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, sound TEXT NOT NULL
);
-- target: the entity that is the value, or 0 where the text is; key: the text as values are compared.
CREATE TABLE value (
  entity INTEGER NOT NULL, property TEXT NOT NULL, target INTEGER NOT NULL, text TEXT NOT NULL,
  language TEXT, key TEXT NOT NULL, rank INTEGER NOT NULL,
  PRIMARY KEY (entity, property, target, text)
) WITHOUT ROWID;
-- The schemes of identifiers that occur, each a property of its own.
CREATE TABLE scheme (property TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (property, kind));
CREATE VIRTUAL TABLE gram USING fts5(sound, content='', tokenize='trigram');
CREATE VIRTUAL TABLE gram_term USING fts5vocab(gram, row);
-- How many names hold each piece of three letters, where it is found at once.
CREATE TABLE piece (term TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5(folded, sound, content='', prefix='1 2 3', tokenize="unicode61 remove_diacritics 0");
