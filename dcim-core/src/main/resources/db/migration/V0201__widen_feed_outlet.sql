-- why: names of interfaces, such as TenGigabitEthernet1/0/12, are longer than numbers of sockets
SET @@system_versioning_alter_history = KEEP;
ALTER TABLE feed
    MODIFY COLUMN outlet VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'where it leaves from_node: the number of a socket, the name of an interface';
SET @@system_versioning_alter_history = ERROR;
