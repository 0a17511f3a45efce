-- How each asset was found last is made of all that stocktakes ever looked for, and moves with a scan that counts and with the end of a
-- stocktake alone. Who scans or takes back holds the stocktake's row already.
ALTER TABLE stocktake ADD COLUMN looks BIGINT NOT NULL DEFAULT 0 COMMENT 'how often another scan came to count for one of its items';

CREATE TRIGGER stocktake_item_comes AFTER INSERT ON stocktake_item FOR EACH ROW
    UPDATE stocktake SET looks = looks + 1 WHERE id = NEW.stocktake_id AND (NEW.scan_id IS NOT NULL OR closed_at IS NOT NULL);
CREATE TRIGGER stocktake_item_changes AFTER UPDATE ON stocktake_item FOR EACH ROW
    UPDATE stocktake SET looks = looks + 1 WHERE id IN (OLD.stocktake_id, NEW.stocktake_id)
        AND NOT (OLD.scan_id <=> NEW.scan_id AND OLD.asset_id = NEW.asset_id AND OLD.stocktake_id = NEW.stocktake_id);
CREATE TRIGGER stocktake_item_goes AFTER DELETE ON stocktake_item FOR EACH ROW
    UPDATE stocktake SET looks = looks + 1 WHERE id = OLD.stocktake_id;
CREATE TRIGGER stocktake_scan_changes AFTER UPDATE ON stocktake_scan FOR EACH ROW
    UPDATE stocktake SET looks = looks + 1 WHERE id = NEW.stocktake_id AND OLD.scanned_at <> NEW.scanned_at;
