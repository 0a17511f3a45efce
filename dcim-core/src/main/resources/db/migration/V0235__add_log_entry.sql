-- The log book of the shifts: entries are added, never changed.
CREATE TABLE log_entry (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    happened_at DATETIME(3)   NOT NULL,
    entered_at  DATETIME(3)   NOT NULL,
    author      VARCHAR(100)  NOT NULL,
    text        VARCHAR(4000) NOT NULL,
    plain       VARCHAR(4000) NOT NULL COMMENT 'the text without case and diacritics, for finding',
    corrects_id BIGINT        NULL REFERENCES log_entry (id),
    device_id   BIGINT        NULL REFERENCES device (id),
    asset_id    BIGINT        NULL REFERENCES asset (id),
    alarm_id    BIGINT        NULL REFERENCES alarm (id),
    KEY log_entry_happened (happened_at),
    KEY log_entry_entered (entered_at),
    KEY log_entry_corrects (corrects_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER log_entry_is_not_changed BEFORE UPDATE ON log_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an entry of the log book is corrected by another one, never changed';
CREATE TRIGGER log_entry_is_kept BEFORE DELETE ON log_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an entry of the log book is kept';
