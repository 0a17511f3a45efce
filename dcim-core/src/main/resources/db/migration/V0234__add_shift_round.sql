-- What a shift looks at, when it is due, and what it saw.
CREATE TABLE round_check (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    position INT          NOT NULL,
    place    VARCHAR(100) NOT NULL,
    title    VARCHAR(200) NOT NULL,
    kind     VARCHAR(10)  NOT NULL,
    unit     VARCHAR(20)  NOT NULL,
    low      DOUBLE       NULL,
    high     DOUBLE       NULL,
    choices  VARCHAR(500) NOT NULL COMMENT 'with ; between, ! before one that needs a remark',
    device   VARCHAR(100) NOT NULL COMMENT 'whose reading is offered; empty for none',
    point    VARCHAR(100) NOT NULL,
    retired  BOOLEAN      NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE shift_round (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shift_id BIGINT       NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
    due_at   DATETIME(3)  NOT NULL,
    done_at  DATETIME(3)  NULL,
    done_by  VARCHAR(100) NOT NULL,
    UNIQUE KEY shift_round_due (shift_id, due_at),
    KEY shift_round_at (due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE round_answer (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    round_id     BIGINT        NOT NULL REFERENCES shift_round (id),
    title        VARCHAR(300)  NOT NULL COMMENT 'as it was asked, like unit, low and high',
    unit         VARCHAR(20)   NOT NULL,
    low          DOUBLE        NULL,
    high         DOUBLE        NULL,
    value        VARCHAR(200)  NOT NULL,
    fine         BOOLEAN       NOT NULL,
    remark       VARCHAR(1000) NOT NULL,
    live_value   DOUBLE        NULL COMMENT 'what the device said then',
    live_at      DATETIME(3)   NULL,
    live_quality VARCHAR(20)   NOT NULL,
    KEY round_answer_of (round_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
