package vn.dcim.core.register;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that must be entered each year, or so often, or must simply be there.
 *
 * @param field a day, which must lie in the last months, or a number of a year, which must be the present one or a later; empty where any
 *     entry that is valid will do
 * @param months 12 unless the definition says otherwise; 0 where days count
 * @param days 0 where months count
 * @param limit key of the obligation's limit that the months stand for; empty for none
 * @param when fields with the values of the entries that count; none for all
 * @param breaches ids of obligations that are breached where there is no such entry
 */
public record YearlyRule(
        String code,
        Wording title,
        String field,
        int months,
        int days,
        String limit,
        Map<String, Set<String>> when,
        List<String> breaches) {}
