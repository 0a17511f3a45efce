-- what somebody wrote down about an obligation, such as while walking through with an inspector; never changed or deleted
CREATE TABLE obligation_note (
    id         BIGINT        NOT NULL AUTO_INCREMENT,
    obligation VARCHAR(40)   NOT NULL,
    note       VARCHAR(2000) NOT NULL,
    written_at DATETIME(3)   NOT NULL,
    written_by VARCHAR(100)  NOT NULL,
    PRIMARY KEY (id),
    KEY ix_obligation_note (obligation, id)
);
