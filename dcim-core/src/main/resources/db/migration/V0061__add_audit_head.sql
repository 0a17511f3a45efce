-- The end of the chain. Whoever appends locks this row until the commit, so that the chain never forks.
CREATE TABLE audit_head (
    id       TINYINT    NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence BIGINT     NOT NULL COMMENT 'id of the last row of audit_entry; 0 before the first',
    hash     BINARY(32) NOT NULL COMMENT 'of that row; zeros before the first'
);

INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, UNHEX(REPEAT('00', 32)));

UPDATE audit_head
SET sequence = (SELECT COALESCE(MAX(id), 0) FROM audit_entry),
    hash = COALESCE((SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1), UNHEX(REPEAT('00', 32)));
