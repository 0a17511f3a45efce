-- The secret address under which somebody's calendar is read; one for each account.
CREATE TABLE shift_feed (
    account     VARCHAR(100) NOT NULL PRIMARY KEY,
    secret_hash CHAR(64)     NOT NULL,
    made_at     DATETIME(3)  NOT NULL,
    UNIQUE KEY shift_feed_secret (secret_hash)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
