-- The end of each local day of the chain, signed by a key that the database does not hold.
CREATE TABLE audit_seal (
    day       DATE         NOT NULL PRIMARY KEY COMMENT 'in Asia/Ho_Chi_Minh',
    last      BIGINT       NOT NULL COMMENT 'id of the last row of audit_entry up to the end of the day; 0 before the first',
    head      BINARY(32)   NOT NULL COMMENT 'hash of that row',
    entries   BIGINT       NOT NULL COMMENT 'rows since the seal before',
    made_at   DATETIME(3)  NOT NULL,
    signature VARCHAR(200) NOT NULL COMMENT 'ECDSA P-256 with SHA-256, DER in Base64'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
