-- The table of norms: how a report's figures stand to the standards that apply to it, and what those ask for and it does not give.

ALTER TABLE documents ADD COLUMN standards TEXT NOT NULL DEFAULT '[]';      -- JSON list, a row a norm and level
ALTER TABLE documents ADD COLUMN completeness TEXT NOT NULL DEFAULT '[]';   -- JSON list, one a pack the report is written on
ALTER TABLE findings ADD COLUMN also TEXT NOT NULL DEFAULT '[]';            -- JSON list: checks broken together with its own

-- What is known not to be readable is asked for with every batch; the files that could be read take no room in this index.
CREATE INDEX files_failed ON files(sha256) WHERE error <> '';
