-- Years that people were told of since their days off are not entered: of each once, on whichever node.
CREATE TABLE calendar_warning (
    year    SMALLINT    NOT NULL PRIMARY KEY,
    told_at DATETIME(3) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
