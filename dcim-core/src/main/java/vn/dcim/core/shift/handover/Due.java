package vn.dcim.core.shift.handover;

import java.time.Instant;
import java.util.List;

/**
 * Something that comes.
 *
 * @param code of the text {@code handover.line.<code>} in the bundles
 * @param arguments of the text, in its order
 * @param at when it is due
 * @param path where more of it stands; empty for nowhere
 */
public record Due(String code, List<String> arguments, Instant at, String path) {}
