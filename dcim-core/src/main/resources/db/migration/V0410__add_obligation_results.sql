-- what was judged, what came of it, and what people answer for: nothing here is ever changed or deleted
CREATE TABLE obligation_facts (
    id          BIGINT       NOT NULL AUTO_INCREMENT,
    evidence    VARCHAR(40)  NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    packed      MEDIUMBLOB   NOT NULL COMMENT 'JSON, gzip',
    gathered_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uq_obligation_facts (evidence, sha256)
);

CREATE TABLE obligation_result (
    id          BIGINT       NOT NULL AUTO_INCREMENT,
    profile     VARCHAR(40)  NOT NULL,
    obligation  VARCHAR(40)  NOT NULL,
    state       VARCHAR(20)  NOT NULL,
    excepted    BOOLEAN      NOT NULL,
    state_since DATETIME(3)  NOT NULL,
    judged_at   DATETIME(3)  NOT NULL,
    question    MEDIUMTEXT   NOT NULL COMMENT 'limits and declarations, JSON',
    verdict     MEDIUMTEXT   NOT NULL COMMENT 'JSON',
    facts_id    BIGINT       NULL,
    PRIMARY KEY (id),
    KEY ix_obligation_result (profile, obligation, id),
    CONSTRAINT fk_obligation_result_facts FOREIGN KEY (facts_id) REFERENCES obligation_facts (id)
);

CREATE TABLE obligation_declaration (
    id            BIGINT        NOT NULL AUTO_INCREMENT,
    obligation    VARCHAR(40)   NOT NULL,
    kind          VARCHAR(20)   NOT NULL,
    statement     VARCHAR(2000) NOT NULL,
    document_id   BIGINT        NULL,
    paper         VARCHAR(200)  NOT NULL,
    first_day     DATE          NOT NULL,
    last_day      DATE          NOT NULL,
    signed_by     VARCHAR(100)  NOT NULL,
    signed_at     DATETIME(3)   NOT NULL,
    withdrawn_at  DATETIME(3)   NULL,
    withdrawn_by  VARCHAR(100)  NULL,
    withdrawn_for VARCHAR(1000) NULL,
    PRIMARY KEY (id),
    KEY ix_obligation_declaration (obligation, id)
);
