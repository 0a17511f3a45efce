-- Minutes of disposal: several assets that a committee disposes of on one paper.
CREATE TABLE disposal (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision   INT           NOT NULL COMMENT 'one more with each change',
    decision   VARCHAR(200)  NOT NULL COMMENT 'number of the decision',
    decided_on DATE          NOT NULL,
    method     VARCHAR(20)   NOT NULL,
    place      VARCHAR(200)  NOT NULL COMMENT 'where the committee met',
    document   VARCHAR(200)  NOT NULL COMMENT 'number of the minutes; empty until they are signed',
    signed_on  DATE          NULL,
    begun_at   DATETIME(3)   NOT NULL,
    begun_by   VARCHAR(100)  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE disposal_member (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    disposal_id BIGINT       NOT NULL REFERENCES disposal (id),
    name        VARCHAR(200) NOT NULL,
    post        VARCHAR(200) NOT NULL COMMENT 'role in the committee; empty for none named',
    KEY disposal_member_by_disposal (disposal_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE disposal_asset (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    disposal_id BIGINT NOT NULL REFERENCES disposal (id),
    asset_id    BIGINT NOT NULL REFERENCES asset (id),
    UNIQUE KEY disposal_asset_once (disposal_id, asset_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
