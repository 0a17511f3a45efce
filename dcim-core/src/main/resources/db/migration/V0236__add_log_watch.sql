-- Entries that are watched until somebody closes that, and points that are not finished: both go from handover to handover.
CREATE TABLE log_watch (
    entry_id    BIGINT        NOT NULL PRIMARY KEY REFERENCES log_entry (id),
    watch_until DATETIME(3)   NOT NULL,
    closed_at   DATETIME(3)   NULL,
    closed_by   VARCHAR(100)  NOT NULL,
    outcome     VARCHAR(1000) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE shift_point (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    text      VARCHAR(1000) NOT NULL,
    owner     VARCHAR(100)  NOT NULL COMMENT 'whose it is; empty for the shift on duty',
    opened_at DATETIME(3)   NOT NULL,
    opened_by VARCHAR(100)  NOT NULL,
    closed_at DATETIME(3)   NULL,
    closed_by VARCHAR(100)  NOT NULL,
    outcome   VARCHAR(1000) NOT NULL,
    KEY shift_point_closed (closed_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE log_file (
    id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id  BIGINT       NOT NULL REFERENCES log_entry (id),
    file_name VARCHAR(200) NOT NULL,
    file_type VARCHAR(10)  NOT NULL,
    file_size INT          NOT NULL COMMENT 'bytes',
    sha256    CHAR(64)     NOT NULL COMMENT 'of the content, which document_file holds',
    added_at  DATETIME(3)  NOT NULL,
    added_by  VARCHAR(100) NOT NULL,
    KEY log_file_of (entry_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
