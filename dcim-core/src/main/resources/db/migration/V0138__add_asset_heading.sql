-- What somebody once took a heading of lists for, to be taken so again.
CREATE TABLE asset_heading (
    id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account VARCHAR(100) NOT NULL,
    heading VARCHAR(200) NOT NULL COMMENT 'without case, diacritics and signs',
    field   VARCHAR(20)  NOT NULL COMMENT 'empty: the column is left out',
    UNIQUE KEY asset_heading_by_account (account, heading)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
