-- Which columns of a list somebody wants to see.
CREATE TABLE shown_columns (
    id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account VARCHAR(100) NOT NULL,
    list    VARCHAR(30)  NOT NULL COMMENT 'such as equipment',
    columns VARCHAR(500) NOT NULL COMMENT 'codes in their order, with commas between',
    UNIQUE KEY shown_columns_by_account (account, list)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
