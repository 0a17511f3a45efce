-- What lists of present assets are filtered, sorted and searched by: narrow and without history, so that a list of today costs the same
-- after ten years. Kept by the triggers below alone.
CREATE TABLE asset_now (
    id                 BIGINT        NOT NULL PRIMARY KEY COMMENT 'of the asset',
    tag                VARCHAR(50)   NOT NULL,
    name               VARCHAR(100)  NOT NULL,
    kind               VARCHAR(30)   NOT NULL,
    maker              VARCHAR(100)  NOT NULL,
    model              VARCHAR(100)  NOT NULL,
    serial             VARCHAR(100)  NOT NULL,
    status             VARCHAR(20)   NOT NULL,
    position_place_id  BIGINT        NULL,
    holding_unit_id    BIGINT        NULL,
    holding_person     VARCHAR(200)  NOT NULL,
    holding_document   VARCHAR(200)  NOT NULL,
    owner_unit_id      BIGINT        NULL,
    origin_kind        VARCHAR(20)   NULL,
    origin_price       DECIMAL(15)   NULL,
    origin_in_use_on   DATE          NULL,
    origin_warranty_to DATE          NULL,
    found_by           VARBINARY(8000) NOT NULL COMMENT 'plain already: compared byte by byte',
    KEY asset_now_by_name (name),
    KEY asset_now_by_tag (tag, status),
    KEY asset_now_by_serial (serial, maker, status),
    KEY asset_now_by_place (position_place_id),
    KEY asset_now_by_holder (holding_unit_id),
    KEY asset_now_by_owner (owner_unit_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO asset_now
SELECT id, tag, name, kind, maker, model, serial, status, position_place_id, holding_unit_id, holding_person, holding_document,
       owner_unit_id, origin_kind, origin_price, origin_in_use_on, origin_warranty_to, found_by
FROM asset;

CREATE TRIGGER asset_now_comes AFTER INSERT ON asset FOR EACH ROW
    INSERT INTO asset_now VALUES (
        NEW.id, NEW.tag, NEW.name, NEW.kind, NEW.maker, NEW.model, NEW.serial, NEW.status, NEW.position_place_id, NEW.holding_unit_id,
        NEW.holding_person, NEW.holding_document, NEW.owner_unit_id, NEW.origin_kind, NEW.origin_price, NEW.origin_in_use_on, NEW.origin_warranty_to,
        NEW.found_by);

CREATE TRIGGER asset_now_changes AFTER UPDATE ON asset FOR EACH ROW
    UPDATE asset_now SET
        tag = NEW.tag, name = NEW.name, kind = NEW.kind, maker = NEW.maker, model = NEW.model, serial = NEW.serial, status = NEW.status,
        position_place_id = NEW.position_place_id, holding_unit_id = NEW.holding_unit_id, holding_person = NEW.holding_person,
        holding_document = NEW.holding_document, owner_unit_id = NEW.owner_unit_id, origin_kind = NEW.origin_kind, origin_price = NEW.origin_price,
        origin_in_use_on = NEW.origin_in_use_on, origin_warranty_to = NEW.origin_warranty_to, found_by = NEW.found_by
    WHERE id = NEW.id;

CREATE TRIGGER asset_now_goes AFTER DELETE ON asset FOR EACH ROW
    DELETE FROM asset_now WHERE id = OLD.id;
