-- What devices said of themselves, and since when.
CREATE TABLE device_fact (
    id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    device_id BIGINT       NOT NULL REFERENCES device (id),
    fact      VARCHAR(20)  NOT NULL COMMENT 'vendor, model, serial, firmware, answers',
    told      VARCHAR(200) NOT NULL,
    since     DATETIME(6)  NOT NULL,
    KEY device_fact_by_device (device_id, fact, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO device_fact (device_id, fact, told, since)
SELECT id, 'vendor', vendor, created_at FROM device WHERE vendor <> ''
UNION ALL SELECT id, 'model', model, created_at FROM device WHERE model <> ''
UNION ALL SELECT id, 'serial', serial, created_at FROM device WHERE serial <> ''
UNION ALL SELECT id, 'firmware', firmware, created_at FROM device WHERE firmware <> '';
