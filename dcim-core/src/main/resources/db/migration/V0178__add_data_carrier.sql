-- What holds data in an asset: each with its serial number, until it is wiped or destroyed.
CREATE TABLE data_carrier (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    revision    INT           NOT NULL COMMENT 'one more with each change',
    asset_id    BIGINT        NOT NULL,
    kind        VARCHAR(20)   NOT NULL,
    serial      VARCHAR(100)  NOT NULL,
    model       VARCHAR(200)  NOT NULL COMMENT 'maker and model; empty where nobody said',
    capacity_mb BIGINT        NULL COMMENT 'null where nobody said',
    secrecy     VARCHAR(20)   NOT NULL COMMENT 'of the data that it held',
    place       VARCHAR(200)  NOT NULL COMMENT 'where it lies since it was taken out; empty while it is in the asset',
    in_since    DATETIME(6)   NOT NULL COMMENT 'since when it is in this asset; what was wiped before may hold data again',
    changed_by  VARCHAR(100)  NOT NULL,
    changed_for VARCHAR(1000) NOT NULL,
    KEY data_carrier_by_serial (serial),
    CONSTRAINT data_carrier_of_asset FOREIGN KEY (asset_id) REFERENCES asset (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;

CREATE TABLE carrier_absence (
    asset_id BIGINT        NOT NULL PRIMARY KEY,
    said_at  DATETIME(6)   NOT NULL,
    said_by  VARCHAR(100)  NOT NULL,
    reason   VARCHAR(1000) NOT NULL COMMENT 'how that is known',
    CONSTRAINT carrier_absence_of_asset FOREIGN KEY (asset_id) REFERENCES asset (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci WITH SYSTEM VERSIONING;
