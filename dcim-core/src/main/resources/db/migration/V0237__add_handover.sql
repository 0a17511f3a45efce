-- What one shift hands to the next, from covers_from up to but without covers_to; written at the first signature, frozen at the second.
CREATE TABLE handover (
    shift_id    BIGINT        NOT NULL PRIMARY KEY REFERENCES shift (id),
    covers_from DATETIME(3)   NOT NULL,
    covers_to   DATETIME(3)   NOT NULL,
    content     MEDIUMBLOB    NOT NULL COMMENT 'canonical JSON, gzip',
    sha256      CHAR(64)      NOT NULL COMMENT 'of the canonical JSON',
    given_at    DATETIME(3)   NULL,
    given_by    VARCHAR(100)  NOT NULL,
    taken_at    DATETIME(3)   NULL,
    taken_by    VARCHAR(100)  NOT NULL,
    remarks     VARCHAR(2000) NOT NULL COMMENT 'of who takes over',
    seal        VARCHAR(64)   NOT NULL COMMENT 'SHA-256 of content hash, signatures and remarks; empty before both signed',
    KEY handover_covers (covers_to)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

DELIMITER //

CREATE TRIGGER handover_is_frozen BEFORE UPDATE ON handover FOR EACH ROW
BEGIN
    IF OLD.seal <> '' OR NEW.content <> OLD.content OR NEW.sha256 <> OLD.sha256 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was handed over and signed never changes';
    END IF;
END//

DELIMITER ;

CREATE TRIGGER handover_is_kept BEFORE DELETE ON handover FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was handed over is kept';
