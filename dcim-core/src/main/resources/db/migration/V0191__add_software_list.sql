-- Lists of software that were taken over; the versions that begin at taken_at are what each changed.
CREATE TABLE software_list (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    taken_at   DATETIME(6)   NOT NULL COMMENT 'instant of the versions that it made',
    taken_by   VARCHAR(100)  NOT NULL,
    kind       VARCHAR(20)   NOT NULL,
    file_name  VARCHAR(200)  NOT NULL,
    sha256     CHAR(64)      NOT NULL,
    added      INT           NOT NULL,
    changed    INT           NOT NULL,
    same       INT           NOT NULL,
    left_out   INT           NOT NULL COMMENT 'faulty rows',
    undone_at  DATETIME(6)   NULL COMMENT 'null where it was not undone, like undone_by',
    undone_by  VARCHAR(100)  NULL,
    undone_for VARCHAR(1000) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
