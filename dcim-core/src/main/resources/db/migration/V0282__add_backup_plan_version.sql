-- What a plan was: a row for each revision, never changed, so that it stays known what ran by which rule.
CREATE TABLE backup_plan_version (
    plan_id  BIGINT        NOT NULL,
    revision INT           NOT NULL,
    from_at  DATETIME(3)   NOT NULL COMMENT 'it holds up to the next',
    told     MEDIUMTEXT    NOT NULL COMMENT 'JSON object of texts, by the names of the form',
    actor    VARCHAR(100)  NOT NULL,
    reason   VARCHAR(500)  NOT NULL,
    PRIMARY KEY (plan_id, revision),
    CONSTRAINT backup_plan_version_of FOREIGN KEY (plan_id) REFERENCES backup_plan (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO backup_plan_version (plan_id, revision, from_at, told, actor, reason)
SELECT p.id, p.revision, p.active_since,
       JSON_OBJECT('name', p.name, 'cron', p.cron, 'window', CAST(p.window_minutes AS CHAR), 'keep-days', CAST(p.keep_days AS CHAR),
                   'keep-least', CAST(p.keep_least AS CHAR), 'test-months', CAST(p.test_months AS CHAR),
                   'active', IF(p.active, 'yes', 'no'),
                   'target', COALESCE((SELECT GROUP_CONCAT(t.address ORDER BY t.position SEPARATOR '; ') FROM backup_target t WHERE t.plan_id = p.id), ''),
                   'settings', p.settings),
       p.declared_by, ''
  FROM backup_plan p;
