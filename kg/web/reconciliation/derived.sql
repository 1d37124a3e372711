-- What follows from the statements read: the same facts from the other side, and through a festival edition.
INSERT OR IGNORE INTO value
  SELECT through.entity, 'festival', series.target, '', NULL, '', through.rank
  FROM value AS through JOIN value AS series ON series.entity = through.target AND series.property = 'festival'
  WHERE through.property = ':edition';
INSERT OR IGNORE INTO value
  SELECT through.entity, 'year', 0, year.text, NULL, year.key, 0
  FROM value AS through JOIN value AS year ON year.entity = through.target AND year.property = 'year'
  JOIN entity ON entity.id = through.entity AND entity.kind = 'award'
  WHERE through.property = ':edition';
INSERT OR IGNORE INTO value
  SELECT target, 'award', entity, '', NULL, '', rank FROM value WHERE property = 'film' AND target <> 0;
-- The films of those credited and of festivals, in order of year.
INSERT OR IGNORE INTO value
  SELECT credit.target, 'film', credit.entity, '', NULL, '',
    coalesce((SELECT min(CAST(year.text AS INTEGER)) FROM value AS year
      WHERE year.entity = credit.entity AND year.property = 'year'), 9999)
  FROM value AS credit JOIN entity AS film ON film.id = credit.entity AND film.kind = 'film'
  WHERE credit.property IN (SELECT value FROM json_each(:roles)) AND credit.target <> 0;
INSERT OR IGNORE INTO value
  SELECT DISTINCT target, 'occupation', 0, (SELECT json_extract(:labels, '$."' || property || '"')), 'en',
    (SELECT json_extract(:labels, '$."' || property || '"')), 0
  FROM value WHERE property IN (SELECT value FROM json_each(:roles)) AND property <> 'festival' AND target <> 0;
DELETE FROM value WHERE property = ':edition';
CREATE INDEX value_key ON value (property, key);
CREATE INDEX value_target ON value (target, property);
CREATE UNIQUE INDEX entity_local ON entity (local);
CREATE INDEX entity_name ON entity (name, id);
CREATE INDEX form_folded ON form (folded);
CREATE INDEX form_sound ON form (sound);
CREATE INDEX form_entity ON form (entity);
INSERT INTO gram (rowid, sound) SELECT id, sound FROM form;
INSERT INTO piece SELECT term, doc FROM gram_term;
INSERT INTO word (rowid, folded, sound) SELECT id, folded, sound FROM form;
ANALYZE;
