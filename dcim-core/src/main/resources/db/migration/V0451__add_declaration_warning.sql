CREATE TABLE obligation_declaration_warning (
    declaration_id BIGINT      NOT NULL PRIMARY KEY,
    told_at        DATETIME(3) NOT NULL COMMENT 'when people were told that it ends',
    CONSTRAINT fk_obligation_declaration_warning FOREIGN KEY (declaration_id) REFERENCES obligation_declaration (id)
);
