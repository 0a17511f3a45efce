-- The log becomes a chain: docs/security.md, docs/decisions/0008. Rows from before are numbered and chained here, in their order.
ALTER TABLE audit_entry
    MODIFY id BIGINT NOT NULL COMMENT 'place in the chain, from 1 without gaps',
    ADD address VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'of the client; empty for what the program did by itself' AFTER actor,
    ADD request_id VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'one over all that a request changed' AFTER reason,
    ADD previous BINARY(32) NOT NULL DEFAULT '' COMMENT 'hash of the row before; zeros in the first' AFTER request_id,
    ADD hash BINARY(32) NOT NULL DEFAULT '' COMMENT 'SHA-256 over previous and all columns' AFTER previous,
    ADD KEY audit_entry_by_actor (actor, id),
    ADD KEY audit_entry_by_action (action, id),
    ADD KEY audit_entry_by_request (request_id, id);

SET @number = 0, @head = UNHEX(REPEAT('00', 32));

UPDATE audit_entry SET id = (@number := @number + 1) ORDER BY id;

UPDATE audit_entry
SET previous = @head,
    hash = (@head := UNHEX(SHA2(CONCAT(
        @head,
        LENGTH(id), ':', id, ',',
        '24:', LEFT(DATE_FORMAT(at, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z,',
        LENGTH(actor), ':', actor, ',',
        LENGTH(address), ':', address, ',',
        LENGTH(action), ':', action, ',',
        LENGTH(subject), ':', subject, ',',
        LENGTH(was), ':', was, ',',
        LENGTH(became), ':', became, ',',
        LENGTH(reason), ':', reason, ',',
        LENGTH(request_id), ':', request_id, ','), 256)))
ORDER BY id;

ALTER TABLE audit_entry
    ALTER address DROP DEFAULT,
    ALTER request_id DROP DEFAULT,
    ALTER previous DROP DEFAULT,
    ALTER hash DROP DEFAULT;
