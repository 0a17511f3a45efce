-- Processes on this database, and which of them collects which devices. All times are those of the database.
CREATE TABLE node (
    id         CHAR(36)     NOT NULL PRIMARY KEY COMMENT 'of one run of the program',
    name       VARCHAR(100) NOT NULL,
    kinds      VARCHAR(100) NOT NULL COMMENT 'what it collects, with commas between',
    capacity   INT          NOT NULL,
    process    VARCHAR(200) NOT NULL COMMENT 'tells on the same machine whether it still runs; empty where that cannot be told',
    started_at DATETIME(3)  NOT NULL,
    seen_at    DATETIME(3)  NOT NULL
);

-- ShedLock's columns; a term that has run out ends nothing before another process takes the lease.
CREATE TABLE collector_lease (
    name       VARCHAR(64) NOT NULL PRIMARY KEY COMMENT 'snmp/0 to snmp/11, mqtt/0',
    lock_until DATETIME(3) NOT NULL,
    locked_at  DATETIME(3) NOT NULL,
    locked_by  CHAR(36)    NOT NULL COMMENT 'node.id; empty where it was given back'
);

-- What the other processes have in memory of a device is to be read again.
CREATE TABLE device_change (
    id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    device_id BIGINT      NOT NULL,
    node      CHAR(36)    NOT NULL COMMENT 'node.id of the process that made it',
    at        DATETIME(3) NOT NULL,
    KEY device_change_by_instant (at)
);
