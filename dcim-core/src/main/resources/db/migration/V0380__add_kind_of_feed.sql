-- Somebody may have a secret address for each kind of calendar: the own shifts, the own work orders, all work orders.
ALTER TABLE shift_feed
    ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'SHIFTS' AFTER account,
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (account, kind);
