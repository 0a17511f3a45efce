CREATE TABLE console_host (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    report_id       BIGINT       NOT NULL REFERENCES console_report (id),
    host            VARCHAR(200) NOT NULL COMMENT 'as the console calls it',
    product         VARCHAR(200) NOT NULL,
    version         VARCHAR(100) NOT NULL,
    updated_at      DATETIME(3)  NULL COMMENT 'of its definitions or patches; null where the console did not say',
    scanned_at      DATETIME(3)  NULL,
    missing_patches INT          NULL COMMENT 'null where the console did not say',
    KEY console_host_by_report (report_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
