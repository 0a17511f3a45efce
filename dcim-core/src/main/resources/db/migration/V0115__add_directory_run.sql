-- The last time all accounts of the directory were held against it, and when that is due again, over all nodes.
CREATE TABLE directory_run (
    id      TINYINT       NOT NULL PRIMARY KEY CHECK (id = 1),
    due_at  DATETIME(3)   NOT NULL,
    at      DATETIME(3)   NULL COMMENT 'end of the last run; null before the first',
    outcome VARCHAR(30)   NOT NULL,
    detail  VARCHAR(1000) NOT NULL COMMENT 'of a failure',
    checked INT           NOT NULL,
    changed INT           NOT NULL,
    ended   INT           NOT NULL COMMENT 'accounts deactivated; those held back when the outcome is HELD'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO directory_run (id, due_at, outcome, detail, checked, changed, ended) VALUES (1, '1970-01-02', 'NEVER', '', 0, 0, 0);
