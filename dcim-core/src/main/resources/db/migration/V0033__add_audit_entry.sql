CREATE TABLE audit_entry (
    id        BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at        DATETIME(3)   NOT NULL,
    actor     VARCHAR(100)  NOT NULL,
    action    VARCHAR(50)   NOT NULL,
    subject   VARCHAR(200)  NOT NULL,
    was       TEXT          NOT NULL,
    became    TEXT          NOT NULL,
    reason    VARCHAR(1000) NOT NULL,
    KEY audit_entry_by_instant (at),
    KEY audit_entry_by_subject (subject, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
