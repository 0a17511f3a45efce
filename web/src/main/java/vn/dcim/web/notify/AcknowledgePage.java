package vn.dcim.web.notify;

/**
 * The page behind a one-time link.
 *
 * @param state whether it asks, is done, was too late, or the link is of no use
 * @param what title of the alarm with its device; empty where the link is of no use
 * @param more since when it stands, or why it was too late
 */
public record AcknowledgePage(State state, String what, String more) {

    /** What the page says. */
    public enum State {
        ASK,
        DONE,
        TOO_LATE,
        USELESS
    }

    static AcknowledgePage useless() {
        return new AcknowledgePage(State.USELESS, "", "");
    }
}
