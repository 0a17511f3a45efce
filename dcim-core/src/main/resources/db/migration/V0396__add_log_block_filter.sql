-- beside the blocks, not in them: a search reads the filters of many blocks to open few
CREATE TABLE log_block_filter (
    block_id BIGINT     NOT NULL,
    payload  MEDIUMBLOB NOT NULL COMMENT 'encrypted',
    PRIMARY KEY (block_id),
    CONSTRAINT fk_log_block_filter_block FOREIGN KEY (block_id) REFERENCES log_block (id) ON DELETE CASCADE
);
