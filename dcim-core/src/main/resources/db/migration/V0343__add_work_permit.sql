-- Leave to switch something of the power chain off for an order: what was foreseen, who gave it, and that it was handed back.
CREATE TABLE work_permit (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version      INT           NOT NULL COMMENT 'one more with each change',
    order_id     BIGINT        NOT NULL REFERENCES work_order (id),
    state        VARCHAR(20)   NOT NULL,
    nodes        VARCHAR(1000) NOT NULL COMMENT 'keys of the power chain, one per line',
    node_names   VARCHAR(2000) NOT NULL COMMENT 'their names when it was asked for',
    valid_from   DATETIME(3)   NOT NULL,
    valid_to     DATETIME(3)   NOT NULL COMMENT 'without this instant',
    foreseen     TEXT          NOT NULL COMMENT 'what opening them does, one fate and name per line, when it was approved; empty before',
    requested_at DATETIME(3)   NOT NULL,
    requested_by VARCHAR(100)  NOT NULL,
    decided_at   DATETIME(3)   NULL COMMENT 'approved, refused or withdrawn',
    decided_by   VARCHAR(100)  NOT NULL,
    reason       VARCHAR(1000) NOT NULL COMMENT 'why it was refused or withdrawn',
    returned_at  DATETIME(3)   NULL COMMENT 'when whoever works said that all is switched on again',
    returned_by  VARCHAR(100)  NOT NULL,
    confirmed_at DATETIME(3)   NULL,
    confirmed_by VARCHAR(100)  NOT NULL,
    KEY work_permit_of_order (order_id, id),
    KEY work_permit_state (state, valid_to)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
