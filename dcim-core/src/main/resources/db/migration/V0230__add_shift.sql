-- Who is on duty, around the clock. A shift is the half-open interval from begins_at to ends_at.
CREATE TABLE shift (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    part             VARCHAR(30)  NOT NULL COMMENT 'of its pattern, such as night',
    title            VARCHAR(100) NOT NULL,
    day              DATE         NOT NULL COMMENT 'on which it begins, in the centre''s time',
    begins_at        DATETIME(3)  NOT NULL,
    ends_at          DATETIME(3)  NOT NULL,
    handover_minutes INT          NOT NULL COMMENT 'before and after its end in which both sign',
    UNIQUE KEY shift_begins (begins_at),
    KEY shift_ends (ends_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE shift_duty (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shift_id BIGINT       NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
    account  VARCHAR(100) NOT NULL,
    is_lead  BOOLEAN      NOT NULL,
    UNIQUE KEY shift_duty_once (shift_id, account),
    KEY shift_duty_of (account)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE shift_crew (
    id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    crew    INT          NOT NULL COMMENT 'from 1',
    account VARCHAR(100) NOT NULL,
    is_lead BOOLEAN      NOT NULL,
    UNIQUE KEY shift_crew_once (crew, account)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
