package vn.dcim.core.register;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything of a roll, such as every server in service, needs an entry.
 *
 * @param roll code of the {@link RegisterRoll}
 * @param field that names what the entry is about
 * @param newest a day of the entry that must lie in the last days; empty where any entry that is valid will do
 * @param days of {@code newest}; 0 without it
 * @param limit key of the obligation's limit that the days stand for; empty for none
 * @param when fields with the values of the entries that count; none for all
 * @param breaches ids of obligations that are breached by what has no entry
 */
public record CoverageRule(
        String code,
        Wording title,
        String roll,
        String field,
        String newest,
        int days,
        String limit,
        Map<String, Set<String>> when,
        List<String> breaches) {}
