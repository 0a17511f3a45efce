-- Lists of software, licences and installations that were brought and not taken over yet.
CREATE TABLE software_draft (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    brought_at DATETIME(3)  NOT NULL,
    brought_by VARCHAR(100) NOT NULL COMMENT 'the only account that sees it',
    kind       VARCHAR(20)  NOT NULL,
    file_name  VARCHAR(200) NOT NULL,
    sha256     CHAR(64)     NOT NULL,
    content    LONGBLOB     NOT NULL,
    sheet      INT          NOT NULL COMMENT 'from 0',
    KEY software_draft_by_author (brought_by, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
