-- In what register and reality differ, as it was last found; made anew from both at any time.
CREATE TABLE drift (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind        VARCHAR(20)   NOT NULL,
    urgency     INT           NOT NULL COMMENT 'place of the kind in the list, from 0',
    subject     VARCHAR(300)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'asset:7, device:3, or an address',
    asset_id    BIGINT        NULL COMMENT 'no key: a difference keeps no asset in the register; like device_id',
    device_id   BIGINT        NULL,
    name        VARCHAR(300)  NOT NULL COMMENT 'of the asset, else of the device, else the address',
    noted       VARCHAR(500)  NOT NULL COMMENT 'what the register says',
    seen        VARCHAR(500)  NOT NULL COMMENT 'what the device says',
    certain     BOOLEAN       NOT NULL COMMENT 'of a proposal: nothing else is possible',
    since       DATETIME(6)   NOT NULL,
    found_by    VARCHAR(1500) NOT NULL COMMENT 'all that it is looked for by, plain',
    quiet_until DATE          NULL COMMENT 'the last day on which it is left as it is; null where nobody said so',
    quiet_for   VARCHAR(1000) NOT NULL,
    quiet_by    VARCHAR(100)  NOT NULL,
    UNIQUE KEY drift_of_subject (kind, subject),
    KEY drift_by_kind (kind, quiet_until),
    KEY drift_by_urgency (urgency, name, id),
    KEY drift_by_name (name),
    KEY drift_by_time (since),
    KEY drift_of_asset (asset_id),
    KEY drift_of_device (device_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE drift_mark (
    id BIGINT      NOT NULL PRIMARY KEY,
    at DATETIME(6) NULL COMMENT 'when register and reality were last compared'
);
INSERT INTO drift_mark (id, at) VALUES (1, NULL);

-- Differences that somebody leaves as they are, for as long as both sides say the same.
CREATE TABLE drift_silence (
    id      BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind    VARCHAR(20)   NOT NULL,
    subject VARCHAR(300)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    noted   VARCHAR(500)  NOT NULL,
    seen    VARCHAR(500)  NOT NULL,
    until   DATE          NOT NULL COMMENT 'the last day',
    reason  VARCHAR(1000) NOT NULL,
    actor   VARCHAR(100)  NOT NULL,
    at      DATETIME(6)   NOT NULL,
    ended   BOOLEAN       NOT NULL COMMENT 'taken back, or followed by another',
    KEY drift_silence_of_subject (kind, subject, ended)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
