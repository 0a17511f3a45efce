ALTER TABLE feed
    ADD COLUMN outlet VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'where it leaves from_node, such as the number of a socket',
    ADD COLUMN phases VARCHAR(10) NOT NULL DEFAULT '' COMMENT 'that it takes, such as L1 or L1L2L3; empty where nobody said',
    DROP KEY feed_once,
    ADD UNIQUE KEY feed_once (from_node, to_node, kind, outlet),
    ADD SYSTEM VERSIONING;
