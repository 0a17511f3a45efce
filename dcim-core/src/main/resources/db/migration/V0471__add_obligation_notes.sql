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

-- how many were not met on each of the last days
ALTER TABLE obligation_result
    ADD KEY ix_obligation_result_judged (profile, judged_at, obligation, state);
