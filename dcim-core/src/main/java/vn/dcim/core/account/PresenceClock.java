package vn.dcim.core.account;

import java.time.Clock;

/**
 * The clock by which the idleness of people is measured. It is the program's, but where that one is moved by hand, as in a demo:
 * there it is the world's, since nobody has been idle for a month because a month was leapt over.
 */
public record PresenceClock(Clock clock) {}
