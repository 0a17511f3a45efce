-- What was taken out of the log after its term: each row anchors the first entry that is left, under the signature of the seals' key.
CREATE TABLE audit_archive (
    last      BIGINT        NOT NULL PRIMARY KEY COMMENT 'id of the last entry that is in the archive',
    first     BIGINT        NOT NULL,
    from_day  DATE          NOT NULL COMMENT 'in Asia/Ho_Chi_Minh',
    until_day DATE          NOT NULL COMMENT 'the day whose seal names the last entry',
    previous  BINARY(32)    NOT NULL COMMENT 'hash that the first entry stands on',
    head      BINARY(32)    NOT NULL COMMENT 'hash of the last entry',
    entries   CHAR(64)      NOT NULL COMMENT 'SHA-256 of the file of entries, hexadecimal',
    seals     CHAR(64)      NOT NULL COMMENT 'SHA-256 of the file of seals, hexadecimal',
    made_at   DATETIME(3)   NOT NULL,
    signature VARCHAR(200)  NOT NULL COMMENT 'ECDSA P-256 with SHA-256, DER in Base64'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
