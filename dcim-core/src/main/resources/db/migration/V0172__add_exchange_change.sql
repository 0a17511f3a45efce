-- What a list that was taken over added beside assets, so that it can be undone with them.
CREATE TABLE exchange_change (
    id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    list_id BIGINT       NOT NULL,
    what    VARCHAR(10)  NOT NULL COMMENT 'place, part or cable',
    own_id  BIGINT       NOT NULL COMMENT 'no key: it may be taken out again',
    name    VARCHAR(500) NOT NULL,
    undone  BOOLEAN      NOT NULL,
    KEY exchange_change_by_list (list_id, id),
    CONSTRAINT exchange_change_of_list FOREIGN KEY (list_id) REFERENCES asset_list (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
