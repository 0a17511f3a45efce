-- Alarms from before there were notices are not told when the program starts with them.
UPDATE alarm_transition SET processed_at = at WHERE processed_at IS NULL;
