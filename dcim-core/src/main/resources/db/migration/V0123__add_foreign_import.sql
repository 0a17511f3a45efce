-- Lists of accounts of those systems: each import with all its accounts, and what was read but not taken over yet.
CREATE TABLE foreign_import (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    system_id   BIGINT       NOT NULL REFERENCES foreign_system (id),
    imported_at DATETIME(3)  NOT NULL,
    imported_by VARCHAR(100) NOT NULL,
    source      VARCHAR(20)  NOT NULL,
    file_name   VARCHAR(200) NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    fields      VARCHAR(500) NOT NULL COMMENT 'codes of the fields that the list has, with commas between',
    accounts    INT          NOT NULL,
    added       INT          NOT NULL COMMENT 'against the import before',
    changed     INT          NOT NULL,
    gone        INT          NOT NULL,
    reviewed_at DATETIME(3)  NULL,
    reviewed_by VARCHAR(100) NULL,
    KEY foreign_import_by_system (system_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE foreign_account (
    id                  BIGINT       NOT NULL PRIMARY KEY COMMENT 'id of the import times 1,000,000, and the number in the list',
    import_id           BIGINT       NOT NULL REFERENCES foreign_import (id),
    login               VARCHAR(200) NOT NULL COLLATE utf8mb4_bin,
    full_name           VARCHAR(200) NOT NULL,
    unit                VARCHAR(200) NOT NULL,
    state               VARCHAR(20)  NULL,
    administrator       BOOLEAN      NULL,
    machine             BOOLEAN      NULL,
    responsible         VARCHAR(200) NOT NULL,
    created_at          DATETIME(3)  NULL,
    last_used_at        DATETIME(3)  NULL,
    never_used          BOOLEAN      NOT NULL,
    password_changed_at DATETIME(3)  NULL,
    expires_on          DATE         NULL,
    never_expires       BOOLEAN      NOT NULL,
    least_length        INT          NULL COMMENT 'of its password, in characters',
    second_factor       BOOLEAN      NULL,
    granted_by          VARCHAR(200) NOT NULL,
    granted_for         VARCHAR(200) NOT NULL,
    grant_document      VARCHAR(200) NOT NULL,
    granted_on          DATE         NULL,
    KEY foreign_account_by_import (import_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE foreign_draft (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    system_id   BIGINT       NOT NULL REFERENCES foreign_system (id),
    read_at     DATETIME(3)  NOT NULL,
    read_by     VARCHAR(100) NOT NULL,
    source      VARCHAR(20)  NOT NULL,
    file_name   VARCHAR(200) NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    content     LONGBLOB     NOT NULL COMMENT 'gzip',
    mapping     TEXT         NOT NULL,
    last_import BIGINT       NOT NULL COMMENT 'that it is compared with; 0 for none'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
