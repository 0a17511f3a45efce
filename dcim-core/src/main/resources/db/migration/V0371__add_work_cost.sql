-- What orders took: hours of people, parts, services. A line that was wrong is withdrawn with a reason, not changed.
CREATE TABLE work_cost (
    id           BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id     BIGINT         NOT NULL REFERENCES work_order (id),
    kind         VARCHAR(20)    NOT NULL,
    spent_on     DATE           NOT NULL COMMENT 'in the days of the centre',
    what         VARCHAR(200)   NOT NULL COMMENT 'who worked, which part, which service',
    quantity     DECIMAL(12, 2) NOT NULL COMMENT 'of time in hours',
    unit         VARCHAR(20)    NOT NULL COMMENT 'of parts and services; empty for time',
    unit_price   BIGINT         NULL COMMENT 'in đồng; null where nobody said',
    note         VARCHAR(500)   NOT NULL COMMENT 'such as the number of the invoice',
    entered_at   DATETIME(3)    NOT NULL,
    entered_by   VARCHAR(100)   NOT NULL,
    withdrawn_at DATETIME(3)    NULL,
    withdrawn_by VARCHAR(100)   NOT NULL,
    reason       VARCHAR(1000)  NOT NULL COMMENT 'why it was withdrawn',
    KEY work_cost_of_order (order_id, id),
    KEY work_cost_day (spent_on)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
