-- What other programs call kinds of equipment, as people told it once.
CREATE TABLE exchange_word (
    id   BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    word VARCHAR(200) NOT NULL COMMENT 'without case and diacritics',
    kind VARCHAR(30)  NOT NULL COMMENT 'code of the kind',
    UNIQUE KEY exchange_word_once (word)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
