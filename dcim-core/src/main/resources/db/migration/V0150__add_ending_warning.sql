-- What ends, and people were told of beforehand.
CREATE TABLE ending_warning (
    subject VARCHAR(500) NOT NULL COMMENT 'what it is told apart by',
    ends_on DATE         NOT NULL COMMENT 'the last day',
    days    INT          NOT NULL COMMENT 'told when so many days or fewer were left',
    told_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (subject, ends_on, days)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
