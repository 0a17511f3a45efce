-- Changes that telephones have sent, each once however often it comes.
CREATE TABLE work_field_change (
    client   VARCHAR(64)  NOT NULL PRIMARY KEY COMMENT 'as the telephone tells it from all others',
    account  VARCHAR(100) NOT NULL,
    order_id BIGINT       NOT NULL REFERENCES work_order (id),
    made_at  DATETIME(3)  NOT NULL,
    taken_at DATETIME(3)  NOT NULL,
    KEY work_field_change_of_order (order_id, taken_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
