package vn.dcim.core.alarm;

import java.util.Optional;
import vn.dcim.core.device.Feed;

/** The ways in which one alarm follows from another. */
enum FoldKind {
    /** Both are of one device: it tells of one event in several ways. */
    DEVICE,
    /** Both are of one part of a device: one door, camera, interface or phase. */
    PART,
    /** The device takes over from another source of power that failed: both feed the same. */
    STANDBY,
    /** The device is fed with power by what failed. */
    POWER,
    /** The device stands where what failed cools. */
    COOLING,
    /** The device is reached through what failed. */
    NETWORK;

    /** Returns the feeds to follow; empty within one device and among sources. */
    Optional<Feed.Kind> feed() {
        return switch (this) {
            case DEVICE, PART, STANDBY -> Optional.empty();
            case POWER -> Optional.of(Feed.Kind.POWER);
            case COOLING -> Optional.of(Feed.Kind.COOLING);
            case NETWORK -> Optional.of(Feed.Kind.NETWORK);
        };
    }

    /** Returns what an alarm must be the cause of, to explain others in this way. */
    FoldKind cause() {
        return this == STANDBY ? POWER : this;
    }
}
