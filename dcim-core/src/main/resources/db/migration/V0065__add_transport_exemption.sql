CREATE TABLE transport_exemption (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    path         VARCHAR(50)   NOT NULL,
    name         VARCHAR(200)  NOT NULL,
    reason       VARCHAR(1000) NOT NULL,
    document     VARCHAR(200)  NOT NULL,
    actor        VARCHAR(100)  NOT NULL,
    at           DATETIME(3)   NOT NULL,
    ends_at      DATETIME(3)   NOT NULL,
    withdrawn_at DATETIME(3)   NULL,
    withdrawn_by VARCHAR(100)  NULL,
    KEY transport_exemption_by_end (ends_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
