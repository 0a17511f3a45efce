package vn.dcim.core.register;

import java.util.List;

/**
 * Entries about several things must not all be entered at one stroke, which nobody did one by one.
 *
 * @param field that names what an entry is about
 * @param minutes within which three of them or more are too many
 * @param days how far back it looks
 * @param breaches ids of obligations that are breached by it
 */
public record TogetherRule(String code, Wording title, String field, int minutes, int days, List<String> breaches) {}
