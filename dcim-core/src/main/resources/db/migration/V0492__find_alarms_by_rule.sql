-- For how long the condition of a rule was there is asked of a year at once.
ALTER TABLE alarm ADD KEY alarm_by_rule (rule, raised_at);
