-- Records of wiping and destroying (AG59 10.4, KT17 6.7): only added; a wrong one is followed by the right one.
CREATE TABLE carrier_wipe (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    carrier_id    BIGINT        NOT NULL COMMENT 'a carrier may be struck off the register, its records stay',
    method        VARCHAR(20)   NOT NULL COMMENT 'as NIST SP 800-88 Rev. 1 names it',
    tool          VARCHAR(200)  NOT NULL COMMENT 'program or device, or number of the certificate',
    performed_by  VARCHAR(200)  NOT NULL,
    witness       VARCHAR(200)  NOT NULL,
    performed_on  DATE          NOT NULL,
    done          BOOLEAN       NOT NULL COMMENT 'false where it failed',
    verification  VARCHAR(1000) NOT NULL COMMENT 'how it was made sure that nothing is left',
    document      VARCHAR(200)  NOT NULL COMMENT 'number of the minutes',
    attachment_id BIGINT        NULL REFERENCES attachment (id),
    noted_at      DATETIME(6)   NOT NULL,
    noted_by      VARCHAR(100)  NOT NULL,
    KEY carrier_wipe_by_carrier (carrier_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TRIGGER carrier_wipe_stays BEFORE UPDATE ON carrier_wipe FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a record of wiping never changes: add another one';

CREATE TRIGGER carrier_wipe_is_kept BEFORE DELETE ON carrier_wipe FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a record of wiping is never deleted';
