-- The row by which those who judge wait for each other, so that no older judgement follows a newer one.
CREATE TABLE obligation_turn (
    id BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO obligation_turn (id) VALUES (1);
