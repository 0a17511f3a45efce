CREATE TABLE failover_round (
    id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    test_id  BIGINT      NOT NULL REFERENCES failover_test (id),
    at       DATETIME(3) NOT NULL,
    answered BOOLEAN     NOT NULL,
    KEY failover_round_by_test (test_id, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
