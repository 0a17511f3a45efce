-- What a frozen report was, byte for byte: its figures, what proves them, and the files made of them.
CREATE TABLE report_content (
    report_id BIGINT     NOT NULL PRIMARY KEY REFERENCES report (id),
    figures   MEDIUMBLOB NOT NULL COMMENT 'canonical JSON, gzip',
    evidence  MEDIUMBLOB NOT NULL COMMENT 'canonical JSON, gzip'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE report_file (
    id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    report_id BIGINT      NOT NULL REFERENCES report (id),
    format    VARCHAR(10) NOT NULL,
    sha256    CHAR(64)    NOT NULL,
    content   MEDIUMBLOB  NOT NULL,
    UNIQUE KEY report_file_of_format (report_id, format)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
