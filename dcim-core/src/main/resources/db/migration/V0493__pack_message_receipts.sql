-- Receipts of messages as they are written: those of a group in one row, since a row each, written and deleted, was most of what a
-- message without a time cost: docs/mqtt.md.
CREATE TABLE message_receipts (
    client       VARCHAR(100)  NOT NULL COMMENT 'MQTT client id',
    first_number BIGINT        NOT NULL COMMENT 'in the order of receipt; the others of the row follow without a gap',
    count        INT           NOT NULL,
    packed       MEDIUMBLOB    NOT NULL COMMENT '18 bytes each, big-endian: packet id (2), fingerprint of topic and payload (8), milliseconds since 1970-01-01T00:00:00Z (8)',
    PRIMARY KEY (client, first_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO message_receipts (client, first_number, count, packed)
SELECT client, number, 1, UNHEX(CONCAT(LPAD(HEX(packet_id), 4, '0'), LPAD(HEX(fingerprint), 16, '0'), LPAD(HEX(at), 16, '0')))
FROM message_receipt;

DROP TABLE message_receipt;
