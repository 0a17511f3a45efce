-- Browsers that were sent to the identity provider and have not come back yet.
CREATE TABLE oidc_request (
    state_hash   CHAR(64)      NOT NULL PRIMARY KEY COMMENT 'SHA-256 of what the provider gives back',
    browser_hash CHAR(64)      NOT NULL COMMENT 'SHA-256 of the cookie of the browser that began',
    nonce        VARCHAR(64)   NOT NULL,
    verifier     VARCHAR(64)   NOT NULL COMMENT 'PKCE, RFC 7636; worth nothing without the code, which the browser brings',
    wanted       VARCHAR(2000) NOT NULL COMMENT 'where to go afterwards, a path of this program',
    at           DATETIME(3)   NOT NULL,
    INDEX (at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
