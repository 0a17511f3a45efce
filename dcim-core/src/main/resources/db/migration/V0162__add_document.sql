-- Documents of record (11/2023 article 12): each with its versions; the newest is the one that counts.
CREATE TABLE document (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind       VARCHAR(20)  NOT NULL,
    title      VARCHAR(300) NOT NULL,
    revision   INT          NOT NULL COMMENT 'number of its newest version, from 1',
    found_by   MEDIUMTEXT   NOT NULL COMMENT 'all that it is looked for by, plain, of its newest version',
    KEY document_by_kind (kind)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE document_version (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    document_id BIGINT        NOT NULL REFERENCES document (id),
    revision    INT           NOT NULL,
    number      VARCHAR(100)  NOT NULL,
    dated_on    DATE          NULL,
    valid_from  DATE          NULL,
    valid_to    DATE          NULL COMMENT 'the last day; null for no end',
    scope       VARCHAR(500)  NOT NULL,
    owner       VARCHAR(200)  NOT NULL COMMENT 'who keeps it up to date',
    paper_place VARCHAR(300)  NOT NULL COMMENT 'where the paper lies; empty where there is none',
    form        VARCHAR(20)   NOT NULL,
    confirmed   BOOLEAN       NOT NULL COMMENT 'nothing of it changed: somebody said that it still holds',
    reason      VARCHAR(1000) NOT NULL,
    filed_at    DATETIME(3)   NOT NULL,
    filed_by    VARCHAR(100)  NOT NULL,
    file_name   VARCHAR(200)  NOT NULL,
    file_type   VARCHAR(10)   NOT NULL,
    file_size   INT           NOT NULL COMMENT 'bytes; 0 for no file',
    sha256      VARCHAR(64)   NOT NULL,
    UNIQUE KEY document_version_of (document_id, revision)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
