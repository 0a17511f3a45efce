CREATE TABLE register_entry (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision     INT           NOT NULL COMMENT 'one more with each change',
    register     VARCHAR(40)   NOT NULL COMMENT 'code of the definition',
    name         VARCHAR(300)  NOT NULL,
    content      LONGTEXT      NOT NULL COMMENT 'JSON: texts by the codes of the fields',
    owner        VARCHAR(300)  NOT NULL COMMENT 'who answers for it; empty where nobody is named',
    active       BOOLEAN       NOT NULL COMMENT 'entries that do not count any more are kept',
    valid_from   DATE          NULL,
    valid_to     DATE          NULL COMMENT 'the last day; null for no end',
    ending_from  DATE          NULL COMMENT 'the day from which the end is told',
    wanting_from DATE          NULL COMMENT 'the first day on which something is wanting; null for never',
    found_by     VARCHAR(4000) NOT NULL COMMENT 'all that it is looked for by, plain',
    changed_by   VARCHAR(100)  NOT NULL,
    changed_for  VARCHAR(1000) NOT NULL COMMENT 'the reason of the newest change; empty where none was given',
    KEY register_entry_by_name (register, active, name),
    KEY register_entry_by_end (register, active, valid_to),
    KEY register_entry_by_want (register, active, wanting_from)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
