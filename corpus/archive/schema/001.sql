-- The archive, schema 1 (later files add to it). Offsets are Python str indices into the report's text; times are UTC, ISO 8601.

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT,              -- null: still going, or cut off
  version TEXT NOT NULL,      -- of gouji
  who TEXT NOT NULL,
  machine TEXT NOT NULL,
  lang TEXT NOT NULL,
  jobs INTEGER NOT NULL,
  arguments TEXT NOT NULL,    -- the paths as given, a JSON list
  files INTEGER NOT NULL DEFAULT 0,
  characters INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL,       -- names the report over its versions
  title TEXT NOT NULL,
  region TEXT NOT NULL,
  year TEXT NOT NULL,
  format TEXT NOT NULL,
  chars INTEGER NOT NULL,
  pages INTEGER,
  run INTEGER NOT NULL REFERENCES runs(id),
  version TEXT NOT NULL,      -- of gouji, that judged it
  lang TEXT NOT NULL,
  packs TEXT NOT NULL,        -- JSON list
  missing TEXT NOT NULL,      -- JSON list
  remarks TEXT NOT NULL,      -- JSON list: what the reader could not take as it was
  claims INTEGER NOT NULL,
  checked INTEGER NOT NULL,
  operand INTEGER NOT NULL,
  unchecked TEXT NOT NULL,    -- JSON: reason -> claims
  agreeing INTEGER NOT NULL,
  judged INTEGER NOT NULL,
  checks INTEGER NOT NULL,
  errors INTEGER NOT NULL,    -- findings by severity
  warnings INTEGER NOT NULL,
  notices INTEGER NOT NULL,
  infos INTEGER NOT NULL,
  text BLOB NOT NULL          -- zlib of UTF-8, personal numbers masked
);
CREATE INDEX documents_by_report ON documents(report);
CREATE INDEX documents_by_region ON documents(region, year);

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,         -- readable; a member of a ZIP behind its "!/"
  raw BLOB,                   -- the name's bytes where they are not UTF-8
  sha256 TEXT NOT NULL,       -- "" where it could not even be read
  size INTEGER NOT NULL,
  modified TEXT NOT NULL,
  document INTEGER REFERENCES documents(id) ON DELETE CASCADE,
  run INTEGER NOT NULL REFERENCES runs(id),
  version TEXT NOT NULL,
  error TEXT NOT NULL DEFAULT '',   -- kind of error, "" for none
  message TEXT NOT NULL DEFAULT '',
  UNIQUE (path, sha256)
);
CREATE INDEX files_by_document ON files(document);

CREATE TABLE parts (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  region TEXT NOT NULL,       -- what its own title names
  year TEXT NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE sections (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE indicators (     -- what claims count, in which unit
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,         -- the words of a report
  name TEXT NOT NULL,         -- in the catalogue, or ""
  folded TEXT NOT NULL,       -- what matching compares
  unit TEXT NOT NULL,
  dimension TEXT NOT NULL,
  UNIQUE (text, name, folded, unit, dimension)
);
CREATE INDEX indicators_by_name ON indicators(name);

CREATE TABLE claims (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,    -- c1, c2 …
  part INTEGER NOT NULL,
  section INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  surface TEXT NOT NULL,
  value REAL NOT NULL,        -- in the unit
  place REAL NOT NULL,        -- worth of the last printed digit; 0 for a plain count of wholes
  more REAL NOT NULL,         -- what 余, 多 or 几 may add
  indicator INTEGER NOT NULL REFERENCES indicators(id),
  level TEXT NOT NULL,
  scope TEXT NOT NULL,        -- tags with 、 between
  period TEXT NOT NULL,
  period_kind TEXT NOT NULL,
  bound TEXT NOT NULL,
  modality TEXT NOT NULL,
  stance TEXT NOT NULL,       -- level, earlier, change, growth, points, share, rate …
  direction INTEGER NOT NULL, -- of a change: 1 rises, -1 falls
  basis TEXT NOT NULL,        -- what it is compared with: 上年, 上期 …
  base INTEGER,               -- number of the claim whose change over last year this is
  page INTEGER,
  cell TEXT,                  -- table,row,column where it stands in one
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX claims_by_indicator ON claims(indicator);

CREATE TABLE checks (
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,    -- k1, k2 …
  relation TEXT NOT NULL,
  verdict TEXT NOT NULL,
  origin TEXT NOT NULL,
  strength TEXT NOT NULL,
  stated REAL,
  low REAL,
  high REAL,
  gap REAL NOT NULL,
  power REAL,
  reason TEXT NOT NULL,
  trace TEXT NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE relations (      -- the claims of each check and the part they play
  document INTEGER NOT NULL,
  "check" INTEGER NOT NULL,
  place INTEGER NOT NULL,
  role TEXT NOT NULL,
  claim INTEGER NOT NULL,
  PRIMARY KEY (document, "check", place),
  FOREIGN KEY (document, "check") REFERENCES checks(document, number) ON DELETE CASCADE,
  FOREIGN KEY (document, claim) REFERENCES claims(document, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE listings (       -- members of a check that are no claim but a list that is counted
  document INTEGER NOT NULL,
  "check" INTEGER NOT NULL,
  place INTEGER NOT NULL,
  role TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  surface TEXT NOT NULL,
  value REAL,
  PRIMARY KEY (document, "check", place),
  FOREIGN KEY (document, "check") REFERENCES checks(document, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE findings (
  document INTEGER NOT NULL,
  number INTEGER NOT NULL,    -- gravest first
  id TEXT NOT NULL,           -- fingerprint
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  nature TEXT NOT NULL,
  title TEXT NOT NULL,
  message TEXT NOT NULL,
  formula TEXT NOT NULL,
  "check" INTEGER,
  question TEXT NOT NULL,
  impact TEXT NOT NULL,
  direction TEXT NOT NULL,
  source TEXT NOT NULL,
  evidence TEXT NOT NULL,     -- JSON as in the report object, so the next three
  repairs TEXT NOT NULL,
  possible_causes TEXT NOT NULL,
  materials TEXT NOT NULL,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document) REFERENCES documents(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX findings_by_id ON findings(id);
CREATE INDEX findings_by_severity ON findings(severity, rule);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  finding TEXT NOT NULL,
  report TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  state TEXT NOT NULL,
  ruling TEXT NOT NULL,
  who TEXT NOT NULL,
  "when" TEXT NOT NULL,
  reason TEXT NOT NULL,
  explanation TEXT NOT NULL,
  materials TEXT NOT NULL,    -- JSON list
  reviewer TEXT NOT NULL
);
CREATE INDEX decisions_by_finding ON decisions(finding);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT raise(ABORT, 'decisions are only added to'); END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions BEGIN SELECT raise(ABORT, 'decisions are only added to'); END;

-- Words by pairs of characters, one row a document (rowid = documents.id); the text itself is not kept a second time.
CREATE VIRTUAL TABLE words USING fts5(pairs, content = '', tokenize = "ascii");
