-- Shifts that people were told of since nobody took them: of each once, on whichever node.
CREATE TABLE shift_warning (
    shift_id BIGINT      NOT NULL PRIMARY KEY,
    told_at  DATETIME(3) NOT NULL,
    CONSTRAINT shift_warning_of FOREIGN KEY (shift_id) REFERENCES shift (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
