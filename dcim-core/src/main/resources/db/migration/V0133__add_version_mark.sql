CREATE TABLE version_mark (
    id TINYINT     NOT NULL PRIMARY KEY COMMENT 'always 1',
    at DATETIME(6) NOT NULL COMMENT 'instant of the newest change of the registry; each later one is after it'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO version_mark VALUES (1, '2000-01-01 00:00:00');
