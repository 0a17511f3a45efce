package vn.dcim.core.register;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that must be entered each year.
 *
 * @param field a day, which must lie in the last twelve months, or a number of a year, which must be the present one or a later
 * @param when fields with the values of the entries that count; none for all
 * @param breaches ids of obligations that are breached where there is no such entry
 */
public record YearlyRule(
        String code, Wording title, String field, Map<String, Set<String>> when, List<String> breaches) {}
