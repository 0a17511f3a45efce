-- log messages that wait for receivers; the same rows as arrive, kept until every receiver has read them
CREATE TABLE log_outgoing (
    seq      BIGINT     NOT NULL COMMENT 'in the order of commits, so that none turns up behind one that was sent',
    from_ms  BIGINT     NOT NULL COMMENT 'receipt of the first',
    to_ms    BIGINT     NOT NULL COMMENT 'receipt of the last',
    messages INT        NOT NULL,
    bytes    INT        NOT NULL COMMENT 'of the payload',
    payload  MEDIUMBLOB NOT NULL COMMENT 'of all sources, encrypted',
    PRIMARY KEY (seq)
);

CREATE TABLE log_outgoing_last (
    seq BIGINT NOT NULL
);
INSERT INTO log_outgoing_last VALUES (0);
