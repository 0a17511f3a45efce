ALTER TABLE asset_now ADD COLUMN custom TEXT NOT NULL DEFAULT '{}' AFTER origin_warranty_to;

DROP TRIGGER asset_now_comes;
DROP TRIGGER asset_now_changes;

CREATE TRIGGER asset_now_comes AFTER INSERT ON asset FOR EACH ROW
    INSERT INTO asset_now (
        id, tag, name, kind, maker, model, serial, status, position_place_id, holding_unit_id, holding_person, holding_document,
        owner_unit_id, origin_kind, origin_price, origin_in_use_on, origin_warranty_to, custom, found_by)
    VALUES (
        NEW.id, NEW.tag, NEW.name, NEW.kind, NEW.maker, NEW.model, NEW.serial, NEW.status, NEW.position_place_id, NEW.holding_unit_id,
        NEW.holding_person, NEW.holding_document, NEW.owner_unit_id, NEW.origin_kind, NEW.origin_price, NEW.origin_in_use_on, NEW.origin_warranty_to,
        NEW.custom, NEW.found_by);

CREATE TRIGGER asset_now_changes AFTER UPDATE ON asset FOR EACH ROW
    UPDATE asset_now SET
        tag = NEW.tag, name = NEW.name, kind = NEW.kind, maker = NEW.maker, model = NEW.model, serial = NEW.serial, status = NEW.status,
        position_place_id = NEW.position_place_id, holding_unit_id = NEW.holding_unit_id, holding_person = NEW.holding_person,
        holding_document = NEW.holding_document, owner_unit_id = NEW.owner_unit_id, origin_kind = NEW.origin_kind, origin_price = NEW.origin_price,
        origin_in_use_on = NEW.origin_in_use_on, origin_warranty_to = NEW.origin_warranty_to, custom = NEW.custom, found_by = NEW.found_by
    WHERE id = NEW.id;
