-- What each round of judging looks at and hardly ever changes is read again only where a row is another one. Each row counts its own
-- changes, so that nobody waits for anybody; no row is ever deleted.
ALTER TABLE device ADD COLUMN touched BIGINT NOT NULL DEFAULT 0 COMMENT 'how often it was changed', ADD KEY device_by_touched (touched);
CREATE TRIGGER device_is_touched BEFORE UPDATE ON device FOR EACH ROW SET NEW.touched = OLD.touched + 1;

ALTER TABLE point ADD COLUMN touched BIGINT NOT NULL DEFAULT 0 COMMENT 'how often it was changed', ADD KEY point_by_touched (touched);
CREATE TRIGGER point_is_touched BEFORE UPDATE ON point FOR EACH ROW SET NEW.touched = OLD.touched + 1;
