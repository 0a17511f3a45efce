-- When some tables of the registry were last changed, so that what is made of them alone stays while others change. Changes of the
-- registry wait for each other (version_mark), so that a row for a table makes nobody wait. Of assets, asset_touched tells.
CREATE TABLE registry_touched (
    name VARCHAR(40) NOT NULL PRIMARY KEY COMMENT 'of the table',
    at   DATETIME(6) NOT NULL COMMENT 'instant of its newest version, or of its end'
);

INSERT INTO registry_touched (name, at)
SELECT tables.name, version_mark.at
FROM (SELECT 'software_title' AS name UNION SELECT 'licence' UNION SELECT 'installation' UNION SELECT 'register_entry'
      UNION SELECT 'data_carrier' UNION SELECT 'carrier_absence') AS tables
JOIN version_mark ON version_mark.id = 1;

CREATE TRIGGER software_title_comes AFTER INSERT ON software_title FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'software_title';
CREATE TRIGGER software_title_changes AFTER UPDATE ON software_title FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'software_title';
CREATE TRIGGER software_title_goes AFTER DELETE ON software_title FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'software_title';

CREATE TRIGGER licence_comes AFTER INSERT ON licence FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'licence';
CREATE TRIGGER licence_changes AFTER UPDATE ON licence FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'licence';
CREATE TRIGGER licence_goes AFTER DELETE ON licence FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'licence';

CREATE TRIGGER installation_comes AFTER INSERT ON installation FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'installation';
CREATE TRIGGER installation_changes AFTER UPDATE ON installation FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'installation';
CREATE TRIGGER installation_goes AFTER DELETE ON installation FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'installation';

CREATE TRIGGER register_entry_comes AFTER INSERT ON register_entry FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'register_entry';
CREATE TRIGGER register_entry_changes AFTER UPDATE ON register_entry FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'register_entry';
CREATE TRIGGER register_entry_goes AFTER DELETE ON register_entry FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'register_entry';

CREATE TRIGGER data_carrier_comes AFTER INSERT ON data_carrier FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'data_carrier';
CREATE TRIGGER data_carrier_changes AFTER UPDATE ON data_carrier FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'data_carrier';
CREATE TRIGGER data_carrier_goes AFTER DELETE ON data_carrier FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'data_carrier';

CREATE TRIGGER carrier_absence_comes AFTER INSERT ON carrier_absence FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'carrier_absence';
CREATE TRIGGER carrier_absence_changes AFTER UPDATE ON carrier_absence FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'carrier_absence';
CREATE TRIGGER carrier_absence_goes AFTER DELETE ON carrier_absence FOR EACH ROW UPDATE registry_touched SET at = NOW(6) WHERE name = 'carrier_absence';
