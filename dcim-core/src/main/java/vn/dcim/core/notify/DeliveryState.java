package vn.dcim.core.notify;

import java.util.Locale;

/** What became of a notice for one recipient. */
public enum DeliveryState {
    /** To be sent when it is due, for the first time or again. */
    WAITING,
    SENT,
    /** Tried for a day, or refused for good. */
    GIVEN_UP,
    /** No longer needed when it was due, such as a step of escalation after somebody acknowledged. */
    DROPPED,
    /** Could never be sent: the channel was not set up, or nobody of the role has an address. */
    UNDELIVERABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
