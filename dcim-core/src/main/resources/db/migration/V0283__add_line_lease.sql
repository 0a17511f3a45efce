-- Which node probes a line: one at a time, until it has not said so for a while.
CREATE TABLE line_lease (
    line_id    BIGINT       NOT NULL PRIMARY KEY,
    holder     VARCHAR(60)  NOT NULL COMMENT 'a start of a node',
    held_until DATETIME(3)  NOT NULL COMMENT 'another may take it from then on',
    CONSTRAINT line_lease_of FOREIGN KEY (line_id) REFERENCES internet_line (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
