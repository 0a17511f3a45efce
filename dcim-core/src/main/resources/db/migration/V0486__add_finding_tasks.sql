-- What somebody is to do about a finding by a day; the audit log has each step.
CREATE TABLE finding_task (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    about     VARCHAR(40)   NOT NULL COMMENT 'id of the obligation, or xray:7',
    title     VARCHAR(200)  NOT NULL,
    due_on    DATE          NOT NULL,
    role      VARCHAR(30)   NOT NULL COMMENT 'that is to do it; empty for a person',
    account   VARCHAR(100)  NOT NULL COMMENT 'who is to do it; empty for whoever has the role',
    opened_at DATETIME(3)   NOT NULL,
    opened_by VARCHAR(100)  NOT NULL,
    done_at   DATETIME(3)   NULL,
    done_by   VARCHAR(100)  NOT NULL,
    note      VARCHAR(1000) NOT NULL COMMENT 'what was done, or why it was opened again',
    reopened  INT           NOT NULL,
    KEY ix_finding_task_due (done_at, due_on)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Who took a finding over: the newest counts, where it is not older than the finding.
CREATE TABLE finding_owner (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    about    VARCHAR(40)  NOT NULL,
    account  VARCHAR(100) NOT NULL,
    taken_at DATETIME(3)  NOT NULL,
    KEY ix_finding_owner (about, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Of which findings people were told for their age: once for each time and step.
CREATE TABLE finding_told (
    about   VARCHAR(40) NOT NULL,
    since   DATETIME(3) NOT NULL,
    step    VARCHAR(10) NOT NULL,
    told_at DATETIME(3) NOT NULL,
    PRIMARY KEY (about, since, step)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
