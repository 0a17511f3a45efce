-- What the rules over the whole find: a row from the round that found it to the round that no longer did.
CREATE TABLE xray_finding (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    rule      VARCHAR(40)   NOT NULL,
    subject   VARCHAR(200)  NOT NULL,
    name      VARCHAR(300)  NOT NULL,
    what      VARCHAR(2000) NOT NULL COMMENT 'a phrase as JSON',
    path      VARCHAR(300)  NOT NULL,
    opened_at DATETIME(3)   NOT NULL,
    gone_at   DATETIME(3)   NULL,
    standing  TINYINT AS (IF(gone_at IS NULL, 1, NULL)) PERSISTENT COMMENT 'so that no two rounds open the same',
    UNIQUE KEY uq_xray_finding_standing (rule, subject, standing),
    KEY ix_xray_finding_gone (gone_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER xray_finding_is_kept BEFORE DELETE ON xray_finding FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a finding is never deleted';

-- Who answers for leaving a finding as it is, to a day.
CREATE TABLE xray_acceptance (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    rule          VARCHAR(40)   NOT NULL,
    subject       VARCHAR(200)  NOT NULL,
    reason        VARCHAR(2000) NOT NULL,
    first_day     DATE          NOT NULL,
    last_day      DATE          NOT NULL,
    signed_by     VARCHAR(100)  NOT NULL,
    signed_at     DATETIME(3)   NOT NULL,
    withdrawn_at  DATETIME(3)   NULL,
    withdrawn_by  VARCHAR(100)  NULL,
    withdrawn_for VARCHAR(1000) NULL,
    KEY ix_xray_acceptance (rule, subject)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER xray_acceptance_is_kept BEFORE DELETE ON xray_acceptance FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an acceptance is never deleted: withdraw it';

-- When each rule last looked, and what it could not look at.
CREATE TABLE xray_look (
    rule      VARCHAR(40)   NOT NULL PRIMARY KEY,
    looked_at DATETIME(3)   NOT NULL,
    missing   VARCHAR(2000) NOT NULL COMMENT 'phrases as JSON'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
