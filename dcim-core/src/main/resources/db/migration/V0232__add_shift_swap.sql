-- Shifts that people want to give to others, or to swap with them.
CREATE TABLE shift_swap (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    shift_id       BIGINT       NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
    giver          VARCHAR(100) NOT NULL,
    taker          VARCHAR(100) NOT NULL,
    other_shift_id BIGINT       NULL REFERENCES shift (id) ON DELETE CASCADE,
    reason         VARCHAR(500) NOT NULL,
    state          VARCHAR(20)  NOT NULL,
    asked_at       DATETIME(3)  NOT NULL,
    answered_at    DATETIME(3)  NULL,
    decided_at     DATETIME(3)  NULL,
    decided_by     VARCHAR(100) NOT NULL,
    KEY shift_swap_state (state)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
