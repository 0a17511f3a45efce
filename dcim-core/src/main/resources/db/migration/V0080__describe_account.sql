ALTER TABLE account
    ADD COLUMN person_full_name    VARCHAR(200) NOT NULL DEFAULT '' AFTER name,
    ADD COLUMN person_birth_date   DATE         NULL AFTER person_full_name,
    ADD COLUMN person_phone        VARCHAR(50)  NOT NULL DEFAULT '' AFTER person_birth_date,
    ADD COLUMN person_email        VARCHAR(200) NOT NULL DEFAULT '' AFTER person_phone,
    ADD COLUMN person_unit         VARCHAR(200) NOT NULL DEFAULT '' AFTER person_email,
    ADD COLUMN person_post         VARCHAR(200) NOT NULL DEFAULT '' AFTER person_unit,
    ADD COLUMN password_changed_at DATETIME(3)  NULL AFTER must_change_password,
    ADD COLUMN active_since        DATETIME(3)  NULL COMMENT 'creation, or the last reactivation',
    ADD COLUMN last_used_at        DATETIME(3)  NULL COMMENT 'to the minute',
    ADD COLUMN expires_on          DATE         NULL COMMENT 'the last day',
    ADD COLUMN locked_at           DATETIME(3)  NULL,
    ADD COLUMN deactivated_at      DATETIME(3)  NULL;

UPDATE account SET password_changed_at = created_at, active_since = created_at;

ALTER TABLE account
    MODIFY COLUMN password_changed_at DATETIME(3) NOT NULL,
    MODIFY COLUMN active_since DATETIME(3) NOT NULL COMMENT 'creation, or the last reactivation';
