-- why: a switch has an address for each of its interfaces
ALTER TABLE device_fact
    MODIFY COLUMN fact VARCHAR(20) NOT NULL COMMENT 'vendor, model, serial, firmware, answers, macs, ips',
    MODIFY COLUMN told VARCHAR(2000) NOT NULL COMMENT 'several with a blank between';
