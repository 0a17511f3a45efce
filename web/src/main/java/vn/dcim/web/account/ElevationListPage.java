package vn.dcim.web.account;

import java.util.List;

/**
 * Rights on demand, newest first.
 *
 * @param lines the first of them
 * @param total how many there are with this filter
 * @param state {@code running} or {@code past}; empty for all
 * @param q what is looked for
 * @param refused id of the one whose end was refused; 0 for none
 * @param fault why
 */
public record ElevationListPage(
        List<ElevationLine> lines, int total, String state, String q, long refused, String fault) {}
