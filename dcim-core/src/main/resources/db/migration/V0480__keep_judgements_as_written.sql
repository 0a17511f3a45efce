-- What was judged, what it was judged by and what people answered for is never changed or deleted; a declaration is withdrawn, once.
CREATE TRIGGER obligation_facts_stay BEFORE UPDATE ON obligation_facts FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'facts that were judged never change: they are gathered anew';

CREATE TRIGGER obligation_facts_are_kept BEFORE DELETE ON obligation_facts FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'facts that were judged are never deleted';

CREATE TRIGGER obligation_result_stays BEFORE UPDATE ON obligation_result FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a judgement never changes: a later one is added';

CREATE TRIGGER obligation_result_is_kept BEFORE DELETE ON obligation_result FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a judgement is never deleted';

DELIMITER //

-- why: binary, since the collation takes one letter for another, with and without its mark
CREATE TRIGGER obligation_declaration_stays BEFORE UPDATE ON obligation_declaration FOR EACH ROW
BEGIN
    IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.withdrawn_by IS NULL OR NEW.withdrawn_for IS NULL OR NOT (
            NEW.id = OLD.id AND BINARY NEW.obligation = BINARY OLD.obligation AND BINARY NEW.kind = BINARY OLD.kind
            AND BINARY NEW.statement = BINARY OLD.statement AND NEW.document_id <=> OLD.document_id
            AND BINARY NEW.paper = BINARY OLD.paper AND NEW.first_day = OLD.first_day AND NEW.last_day = OLD.last_day
            AND BINARY NEW.signed_by = BINARY OLD.signed_by AND NEW.signed_at = OLD.signed_at) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a declaration never changes: it is withdrawn, once, and another one is signed';
    END IF;
END//

DELIMITER ;

CREATE TRIGGER obligation_declaration_is_kept BEFORE DELETE ON obligation_declaration FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a declaration is withdrawn, never deleted';

CREATE TRIGGER obligation_note_stays BEFORE UPDATE ON obligation_note FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was noted of an obligation never changes: another note is added';

CREATE TRIGGER obligation_note_is_kept BEFORE DELETE ON obligation_note FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what was noted of an obligation is never deleted';
