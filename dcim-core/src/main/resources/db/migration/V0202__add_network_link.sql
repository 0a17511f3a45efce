CREATE TABLE network_link (
    feed_id     BIGINT       NOT NULL PRIMARY KEY COMMENT 'the edge of kind NETWORK',
    rated_mbps  INT          NULL COMMENT 'what it may carry each way',
    budget_mbps INT          NULL COMMENT 'what is set aside on it',
    far_port    VARCHAR(60)  NOT NULL COMMENT 'the interface at which it arrives; empty where nobody said',
    changed_by  VARCHAR(100) NOT NULL,
    CONSTRAINT network_link_of_feed FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
