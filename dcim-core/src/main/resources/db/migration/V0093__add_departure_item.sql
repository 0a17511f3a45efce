CREATE TABLE departure_item (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    departure_id BIGINT        NOT NULL REFERENCES departure (id),
    kind         VARCHAR(30)   NOT NULL,
    what         VARCHAR(500)  NOT NULL COMMENT 'which one, such as a system and whom to tell; empty where the kind says all',
    due_on       DATE          NOT NULL,
    outcome      VARCHAR(10)   NULL COMMENT 'null while it is open',
    happened_on  DATE          NULL COMMENT 'when it was done, as the evidence says',
    document     VARCHAR(200)  NOT NULL DEFAULT '',
    remark       VARCHAR(1000) NOT NULL DEFAULT '',
    settled_at   DATETIME(3)   NULL,
    settled_by   VARCHAR(100)  NULL,
    KEY departure_item_by_departure (departure_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
