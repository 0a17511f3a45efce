-- Files that go with a notice by mail; their content is kept with all files.
CREATE TABLE notice_file (
    notice_id BIGINT       NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    name      VARCHAR(200) NOT NULL,
    type      VARCHAR(10)  NOT NULL,
    sha256    CHAR(64)     NOT NULL REFERENCES document_file (sha256),
    PRIMARY KEY (notice_id, sha256)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
