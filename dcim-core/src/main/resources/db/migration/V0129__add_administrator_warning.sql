-- Days from which on nobody would be able to administer accounts, that people were told of.
CREATE TABLE administrator_warning (
    day DATE NOT NULL PRIMARY KEY COMMENT 'the first without anybody, in Asia/Ho_Chi_Minh'
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
