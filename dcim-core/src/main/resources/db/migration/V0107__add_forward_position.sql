-- How far each receiver is. The rows of the log, the transitions and the seals are themselves what waits for it.
CREATE TABLE forward_position (
    receiver  VARCHAR(40) NOT NULL,
    kind      VARCHAR(10) NOT NULL,
    confirmed BIGINT      NOT NULL COMMENT 'up to here the receiver has read: where a lost line begins again',
    sent      BIGINT      NOT NULL COMMENT 'up to here was written to a line',
    PRIMARY KEY (receiver, kind)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
