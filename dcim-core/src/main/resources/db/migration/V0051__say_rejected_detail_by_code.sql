-- What was wrong becomes a sentence's code and what fills it in, so that each reader has it in a language of theirs; rows from
-- before keep the English that they were written in.
ALTER TABLE rejected_message MODIFY detail LONGTEXT NOT NULL;
UPDATE rejected_message SET detail = JSON_OBJECT('code', 'as-written', 'arguments', JSON_ARRAY(detail), 'beyond', 0);
ALTER TABLE rejected_message MODIFY detail JSON NOT NULL;
