CREATE TABLE rejected_message (
    id      BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at      DATETIME(3)   NOT NULL,
    kind    VARCHAR(10)   NOT NULL,
    source  VARCHAR(1000) NOT NULL,
    payload MEDIUMTEXT    NOT NULL,
    size    BIGINT        NOT NULL,
    reason  VARCHAR(50)   NOT NULL,
    detail  VARCHAR(1000) NOT NULL,
    KEY rejected_message_by_instant (at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
