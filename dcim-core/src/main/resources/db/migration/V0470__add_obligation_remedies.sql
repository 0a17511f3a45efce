-- what was made of an obligation that is not met; the order or incident tells itself how far it is
CREATE TABLE obligation_remedy (
    id         BIGINT       NOT NULL AUTO_INCREMENT,
    obligation VARCHAR(40)  NOT NULL,
    kind       VARCHAR(20)  NOT NULL,
    target_id  BIGINT       NOT NULL COMMENT 'of the work order or the incident',
    made_at    DATETIME(3)  NOT NULL,
    made_by    VARCHAR(100) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_obligation_remedy (kind, target_id),
    KEY ix_obligation_remedy (obligation, id)
);
