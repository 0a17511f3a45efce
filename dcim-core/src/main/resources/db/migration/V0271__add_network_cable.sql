-- What NetBox knows of the cable that a connection of the network runs over; kept so that it goes back as it came.
CREATE TABLE network_cable (
    feed_id     BIGINT       NOT NULL PRIMARY KEY COMMENT 'the edge of kind NETWORK',
    type        VARCHAR(50)  NOT NULL COMMENT 'word of NetBox, such as cat6a; empty where nobody said',
    status      VARCHAR(50)  NOT NULL COMMENT 'word of NetBox, such as connected',
    label       VARCHAR(100) NOT NULL,
    color       VARCHAR(20)  NOT NULL COMMENT 'RRGGBB',
    length      VARCHAR(20)  NOT NULL COMMENT 'number without needless zeros',
    length_unit VARCHAR(10)  NOT NULL COMMENT 'word of NetBox, such as m',
    CONSTRAINT network_cable_of_feed FOREIGN KEY (feed_id) REFERENCES feed (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
