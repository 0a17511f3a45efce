CREATE TABLE supplier_contract (
    account_id  BIGINT       NOT NULL PRIMARY KEY REFERENCES account (id),
    company     VARCHAR(200) NOT NULL,
    number      VARCHAR(200) NOT NULL,
    last_day    DATE         NOT NULL,
    recorded_at DATETIME(3)  NOT NULL,
    recorded_by VARCHAR(100) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
