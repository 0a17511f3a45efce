CREATE TABLE unlock_request (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id  BIGINT        NOT NULL REFERENCES account (id),
    at          DATETIME(3)   NOT NULL,
    way         VARCHAR(20)   NOT NULL COMMENT 'how the owner asked',
    proof       VARCHAR(1000) NOT NULL COMMENT 'by what the owner was recognised',
    recorded_by VARCHAR(100)  NOT NULL,
    KEY unlock_request_by_account (account_id, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
