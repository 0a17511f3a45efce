CREATE TABLE password_choice (
    account_id       BIGINT      NOT NULL PRIMARY KEY REFERENCES account (id),
    chosen_at        DATETIME(3) NOT NULL COMMENT 'of the present password; no row while it is an issued one, or was chosen before this was noted',
    least_length     INT         NOT NULL COMMENT 'characters that it had to have',
    kinds            INT         NOT NULL COMMENT 'of lower case, upper case, digits and others that it had to have',
    knew_birth_date  BOOLEAN     NOT NULL COMMENT 'whether it could be looked for in it',
    knew_phone       BOOLEAN     NOT NULL
) COMMENT 'Under which rules the present password of an account was chosen; nothing of the password itself';
