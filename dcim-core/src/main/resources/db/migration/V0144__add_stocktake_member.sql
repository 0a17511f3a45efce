CREATE TABLE stocktake_member (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    stocktake_id BIGINT       NOT NULL REFERENCES stocktake (id),
    name         VARCHAR(200) NOT NULL,
    post         VARCHAR(200) NOT NULL COMMENT 'role in the committee; empty for none named',
    KEY stocktake_member_by_stocktake (stocktake_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
