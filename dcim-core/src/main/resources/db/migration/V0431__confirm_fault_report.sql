-- What the reporter says once the order is over (11/2023 article 37.5).
ALTER TABLE fault_report
    ADD COLUMN confirmed_at DATETIME(3) NULL COMMENT 'null while the reporter said nothing',
    ADD COLUMN mended       BOOLEAN     NULL COMMENT 'whether the fault is gone, as the reporter says';
