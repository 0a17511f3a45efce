-- Drills: played from a scenario, handled as an incident, measured against limits.
CREATE TABLE drill (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id  BIGINT        NOT NULL REFERENCES incident (id),
    scenario     VARCHAR(60)   NOT NULL,
    played       BOOLEAN       NOT NULL COMMENT 'whether the simulator plays it; otherwise it is told at a table',
    participants VARCHAR(1000) NOT NULL,
    started_at   DATETIME(3)   NOT NULL,
    started_by   VARCHAR(100)  NOT NULL,
    UNIQUE KEY drill_of_incident (incident_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE drill_result (
    drill_id        BIGINT        NOT NULL PRIMARY KEY REFERENCES drill (id),
    ended_at        DATETIME(3)   NOT NULL,
    ended_by        VARCHAR(100)  NOT NULL,
    acknowledged_at DATETIME(3)   NULL COMMENT 'NULL where it did not happen, like levelled_at and told_at',
    levelled_at     DATETIME(3)   NULL,
    told_at         DATETIME(3)   NULL COMMENT 'when the last body was told',
    to_tell         INT           NOT NULL,
    told_in_time    INT           NOT NULL,
    score           INT           NOT NULL COMMENT 'percent',
    lessons         VARCHAR(4000) NOT NULL,
    minutes_sha256  CHAR(64)      NOT NULL REFERENCES document_file (sha256)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER drill_is_not_changed BEFORE UPDATE ON drill FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a drill is evidence, never changed';
CREATE TRIGGER drill_is_kept BEFORE DELETE ON drill FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a drill is kept';
CREATE TRIGGER drill_result_is_not_changed BEFORE UPDATE ON drill_result FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a drill is evidence, never changed';
CREATE TRIGGER drill_result_is_kept BEFORE DELETE ON drill_result FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a drill is kept';
