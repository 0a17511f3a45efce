-- Lists that consoles of anti-malware and of patches gave out.
CREATE TABLE console_report (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    console  VARCHAR(100) NOT NULL,
    taken_at DATETIME(3)  NOT NULL,
    taken_by VARCHAR(100) NOT NULL,
    hosts    INT          NOT NULL COMMENT 'how many stood on it',
    KEY console_report_by_console (console, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
