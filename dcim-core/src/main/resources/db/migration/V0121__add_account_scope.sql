CREATE TABLE account_scope (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id BIGINT       NOT NULL,
    place_id   BIGINT       NULL,
    group_name VARCHAR(100) NULL,
    unit_id    BIGINT       NULL,
    KEY account_scope_by_account (account_id),
    FOREIGN KEY account_scope_of_account (account_id) REFERENCES account (id),
    FOREIGN KEY account_scope_to_place (place_id) REFERENCES place (id),
    FOREIGN KEY account_scope_to_unit (unit_id) REFERENCES unit (id),
    CONSTRAINT account_scope_is_one_thing CHECK ((place_id IS NOT NULL) + (group_name IS NOT NULL) + (unit_id IS NOT NULL) = 1)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci COMMENT 'to what an account is narrowed; without a row it sees everything';
