-- How the bodies that must be told are reached.
CREATE TABLE incident_contact (
    body       VARCHAR(40)  NOT NULL PRIMARY KEY,
    addressee  VARCHAR(200) NOT NULL,
    mail       VARCHAR(320) NOT NULL COMMENT 'empty for none, like the telephone',
    phone      VARCHAR(60)  NOT NULL,
    changed_at DATETIME(3)  NOT NULL,
    changed_by VARCHAR(100) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Notices of incidents that somebody had sent; what became of each attempt is a row of incident_attempt.
CREATE TABLE incident_mail (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id BIGINT       NOT NULL REFERENCES incident (id),
    body        VARCHAR(40)  NOT NULL,
    addressee   VARCHAR(200) NOT NULL,
    address     VARCHAR(320) NOT NULL,
    delivery_id BIGINT       NOT NULL COMMENT 'no foreign key: notices are forgotten after two years, incidents are not',
    asked_at    DATETIME(3)  NOT NULL,
    author      VARCHAR(100) NOT NULL,
    sha256      CHAR(64)     NOT NULL COMMENT 'the paper that went with it' REFERENCES document_file (sha256),
    UNIQUE KEY incident_mail_of_delivery (delivery_id),
    KEY incident_mail_of (incident_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER incident_mail_is_not_changed BEFORE UPDATE ON incident_mail FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what became of an incident is added to, never changed';
CREATE TRIGGER incident_mail_is_kept BEFORE DELETE ON incident_mail FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an incident is kept';

ALTER TABLE incident_attempt
    ADD COLUMN reference VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'of a confirmation: who confirmed, or the number of the answer' AFTER note;
