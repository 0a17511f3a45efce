CREATE TABLE feed (
    id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    from_node VARCHAR(30) NOT NULL,
    to_node   VARCHAR(30) NOT NULL,
    kind      VARCHAR(10) NOT NULL,
    path      VARCHAR(10) NOT NULL,
    priority  INT         NOT NULL,
    UNIQUE KEY feed_once (from_node, to_node, kind)
);
