-- Incidents: what was found, by whom and from what; everything that becomes of one is added beside it, never changed.
CREATE TABLE incident (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    title        VARCHAR(300) NOT NULL,
    detected_at  DATETIME(3)  NOT NULL COMMENT 'from here on the clocks of the notices run',
    opened_at    DATETIME(3)  NOT NULL,
    opened_by    VARCHAR(100) NOT NULL,
    alarm_id     BIGINT       NULL COMMENT 'that it was opened from; null for none, like the rest' REFERENCES alarm (id),
    log_entry_id BIGINT       NULL REFERENCES log_entry (id),
    asset_id     BIGINT       NULL COMMENT 'the affected system' REFERENCES asset (id),
    drill        BOOLEAN      NOT NULL,
    UNIQUE KEY incident_of_alarm (alarm_id),
    KEY incident_detected (detected_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE incident_answer (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id BIGINT       NOT NULL REFERENCES incident (id),
    question    VARCHAR(40)  NOT NULL,
    answer      VARCHAR(40)  NOT NULL,
    answered_at DATETIME(3)  NOT NULL,
    author      VARCHAR(100) NOT NULL,
    KEY incident_answer_of (incident_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE incident_step (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id BIGINT        NOT NULL REFERENCES incident (id),
    kind        VARCHAR(30)   NOT NULL,
    happened_at DATETIME(3)   NOT NULL,
    entered_at  DATETIME(3)   NOT NULL,
    author      VARCHAR(100)  NOT NULL,
    text        VARCHAR(4000) NOT NULL,
    run_id      BIGINT        NULL COMMENT 'the backup run before the repair; null for none' REFERENCES backup_run (id),
    KEY incident_step_of (incident_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE incident_attempt (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id  BIGINT        NOT NULL REFERENCES incident (id),
    body         VARCHAR(40)   NOT NULL,
    attempted_at DATETIME(3)   NOT NULL,
    entered_at   DATETIME(3)   NOT NULL,
    author       VARCHAR(100)  NOT NULL,
    addressee    VARCHAR(200)  NOT NULL,
    channel      VARCHAR(40)   NOT NULL,
    result       VARCHAR(20)   NOT NULL,
    note         VARCHAR(1000) NOT NULL,
    KEY incident_attempt_of (incident_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Who must be told within what time: settings, since the texts mostly say "at once".
CREATE TABLE incident_notice_rule (
    id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    profile       VARCHAR(20) NOT NULL COMMENT 'whose regulation',
    level         VARCHAR(40) NOT NULL COMMENT 'the level or flag from which on; any for every incident',
    body          VARCHAR(40) NOT NULL,
    limit_minutes INT         NOT NULL COMMENT 'from detection to the recorded notice',
    obligation    VARCHAR(20) NOT NULL,
    UNIQUE KEY incident_notice_rule_once (profile, level, body)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO incident_notice_rule (profile, level, body, limit_minutes, obligation) VALUES
    ('bac-kan', 'any', 'operator-leadership', 60, 'BK11-13.1'),
    ('bac-kan', 'any', 'agency-leadership', 60, 'BK11-13.1'),
    ('bac-kan', 'operational-serious', 'managing-agency', 15, 'BK11-13.2.b'),
    ('bac-kan', 'operational-especially-serious', 'managing-agency', 15, 'BK11-13.2.b'),
    ('bac-kan', 'operational-especially-serious', 'peoples-committee', 15, 'BK11-13.2.c'),
    ('bac-kan', 'important-device', 'managing-agency', 15, 'BK11-7.4'),
    ('bac-kan', 'security-medium', 'response-team', 60, 'BK22-9.2'),
    ('bac-kan', 'security-high', 'response-team', 60, 'BK22-9.2'),
    ('bac-kan', 'security-serious', 'response-team', 60, 'BK22-9.2'),
    ('bac-kan', 'beyond-capacity', 'managing-agency', 15, 'BK11-13.4'),
    ('bac-kan', 'beyond-capacity', 'response-team', 60, 'BK22-9.2'),
    ('an-giang', 'security-high', 'superior-body', 15, 'AG59-13.5'),
    ('an-giang', 'security-high', 'department', 15, 'AG59-13.5'),
    ('an-giang', 'security-serious', 'superior-body', 15, 'AG59-13.5'),
    ('an-giang', 'security-serious', 'department', 15, 'AG59-13.5'),
    ('an-giang', 'beyond-capacity', 'superior-body', 15, 'AG59-13.5'),
    ('an-giang', 'beyond-capacity', 'department', 15, 'AG59-13.5'),
    ('hung-yen', 'any', 'superior-body', 60, 'HY05-11.3'),
    ('hung-yen', 'any', 'department', 60, 'HY05-11.3'),
    ('kon-tum', 'any', 'superior-body', 60, 'KT17-12.5'),
    ('kon-tum', 'security-low', 'city-committee', 60, 'KT17-PL2'),
    ('kon-tum', 'security-medium', 'city-committee', 60, 'KT17-PL2'),
    ('kon-tum', 'security-high', 'city-committee', 60, 'KT17-PL2'),
    ('kon-tum', 'security-serious', 'city-committee', 60, 'KT17-PL2');

CREATE TRIGGER incident_is_not_changed BEFORE UPDATE ON incident FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what became of an incident is added to, never changed';
CREATE TRIGGER incident_is_kept BEFORE DELETE ON incident FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an incident is kept';

CREATE TRIGGER incident_answer_is_not_changed BEFORE UPDATE ON incident_answer FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what became of an incident is added to, never changed';
CREATE TRIGGER incident_answer_is_kept BEFORE DELETE ON incident_answer FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an incident is kept';

CREATE TRIGGER incident_step_is_not_changed BEFORE UPDATE ON incident_step FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what became of an incident is added to, never changed';
CREATE TRIGGER incident_step_is_kept BEFORE DELETE ON incident_step FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an incident is kept';

CREATE TRIGGER incident_attempt_is_not_changed BEFORE UPDATE ON incident_attempt FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what became of an incident is added to, never changed';
CREATE TRIGGER incident_attempt_is_kept BEFORE DELETE ON incident_attempt FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an incident is kept';
