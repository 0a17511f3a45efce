-- Which assets were changed last and when, so that what is made of all of them can be brought up by those alone. Kept by the triggers
-- below alone; what is no asset any more stays as a number.
CREATE TABLE asset_touched (
    id BIGINT      NOT NULL PRIMARY KEY COMMENT 'of the asset',
    at DATETIME(6) NOT NULL COMMENT 'instant of its newest version',
    KEY asset_touched_by_time (at)
);

CREATE TRIGGER asset_touched_comes AFTER INSERT ON asset FOR EACH ROW REPLACE INTO asset_touched VALUES (NEW.id, NOW(6));

CREATE TRIGGER asset_touched_changes AFTER UPDATE ON asset FOR EACH ROW REPLACE INTO asset_touched VALUES (NEW.id, NOW(6));

CREATE TRIGGER asset_touched_goes AFTER DELETE ON asset FOR EACH ROW REPLACE INTO asset_touched VALUES (OLD.id, NOW(6));
