package vn.dcim.core.syslog;

import java.time.Instant;
import java.util.List;

/**
 * What a search found.
 *
 * @param rows the newest first
 * @param reachedTo everything that fits and arrived at or after this instant is among the rows; what is older is found by searching on
 *     from here
 * @param isComplete whether the whole period was searched
 * @param searched how many messages were looked at, or known by their block not to hold the words
 */
public record LogPage(List<StoredLog> rows, Instant reachedTo, boolean isComplete, long searched) {}
