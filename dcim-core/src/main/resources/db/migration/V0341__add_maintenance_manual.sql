-- How equipment of a class is kept up: each version as it was written, and the papers that put it into force.
CREATE TABLE maintenance_manual (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code       VARCHAR(60)  NOT NULL,
    version    INT          NOT NULL COMMENT 'from 1',
    body       MEDIUMTEXT   NOT NULL COMMENT 'YAML',
    retired    BOOLEAN      NOT NULL COMMENT 'whether nothing is done by it any more',
    changed_at DATETIME(3)  NOT NULL,
    changed_by VARCHAR(100) NOT NULL COMMENT 'empty for the program, which brought it along',
    reason     VARCHAR(1000) NOT NULL,
    UNIQUE KEY maintenance_manual_version (code, version)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE maintenance_manual_approval (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    manual_id  BIGINT       NOT NULL REFERENCES maintenance_manual (id),
    document   VARCHAR(100) NOT NULL COMMENT 'number of the decision',
    dated_on   DATE         NOT NULL,
    approver   VARCHAR(200) NOT NULL COMMENT 'who signed it',
    entered_at DATETIME(3)  NOT NULL,
    entered_by VARCHAR(100) NOT NULL,
    UNIQUE KEY maintenance_manual_approved_once (manual_id, document)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER maintenance_manual_is_not_changed BEFORE UPDATE ON maintenance_manual FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a version of a manual is not changed';
CREATE TRIGGER maintenance_manual_is_kept BEFORE DELETE ON maintenance_manual FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a version of a manual is kept';
