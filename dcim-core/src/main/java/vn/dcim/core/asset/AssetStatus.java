package vn.dcim.core.asset;

import static vn.dcim.core.asset.Paper.DISPOSAL;
import static vn.dcim.core.asset.Paper.HANDOVER;
import static vn.dcim.core.asset.Paper.INSPECTION;
import static vn.dcim.core.asset.Paper.LOAN;
import static vn.dcim.core.asset.Paper.NONE;
import static vn.dcim.core.asset.Paper.PROPOSAL;
import static vn.dcim.core.asset.Paper.REPAIR;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How an asset stands, and what it may become on which paper. */
public enum AssetStatus {
    IN_STORE,
    IN_USE,
    STANDBY,
    IN_REPAIR,
    BROKEN,
    /** Written off by its age and out of use. */
    FULLY_DEPRECIATED,
    AWAITING_DISPOSAL,
    DISPOSED,
    LENT;

    private static final Map<AssetStatus, Map<AssetStatus, Paper>> WAYS = new EnumMap<>(AssetStatus.class);

    static {
        ways(
                IN_STORE,
                Map.of(
                        IN_USE, HANDOVER,
                        STANDBY, NONE,
                        LENT, LOAN,
                        IN_REPAIR, REPAIR,
                        BROKEN, INSPECTION,
                        FULLY_DEPRECIATED, NONE,
                        AWAITING_DISPOSAL, PROPOSAL));
        ways(
                IN_USE,
                Map.of(
                        IN_STORE, HANDOVER,
                        STANDBY, NONE,
                        LENT, LOAN,
                        IN_REPAIR, REPAIR,
                        BROKEN, INSPECTION,
                        FULLY_DEPRECIATED, NONE));
        ways(
                STANDBY,
                Map.of(
                        IN_USE, NONE,
                        IN_STORE, HANDOVER,
                        LENT, LOAN,
                        IN_REPAIR, REPAIR,
                        BROKEN, INSPECTION,
                        FULLY_DEPRECIATED, NONE));
        ways(
                IN_REPAIR,
                Map.of(
                        IN_USE, REPAIR,
                        STANDBY, REPAIR,
                        IN_STORE, REPAIR,
                        BROKEN, INSPECTION));
        ways(
                BROKEN,
                Map.of(
                        IN_REPAIR, REPAIR,
                        AWAITING_DISPOSAL, PROPOSAL));
        ways(
                FULLY_DEPRECIATED,
                Map.of(
                        IN_USE, HANDOVER,
                        IN_STORE, NONE,
                        BROKEN, INSPECTION,
                        AWAITING_DISPOSAL, PROPOSAL));
        ways(
                AWAITING_DISPOSAL,
                Map.of(
                        DISPOSED, DISPOSAL,
                        // why: a proposal may be turned down
                        IN_STORE, NONE,
                        BROKEN, NONE));
        ways(
                LENT,
                Map.of(
                        IN_STORE, HANDOVER,
                        IN_USE, HANDOVER));
        ways(DISPOSED, Map.of());
    }

    private static void ways(AssetStatus from, Map<AssetStatus, Paper> to) {
        Map<AssetStatus, Paper> ordered = new EnumMap<>(AssetStatus.class);
        ordered.putAll(to);
        WAYS.put(from, ordered);
    }

    /** Returns what it may become, each with the paper that this asks for, in the order of the statuses. */
    public Map<AssetStatus, Paper> ways() {
        return Collections.unmodifiableMap(WAYS.get(this));
    }

    /** Returns the paper that the change to a status asks for; empty where there is no such way. */
    public Optional<Paper> paperTo(AssetStatus next) {
        return Optional.ofNullable(WAYS.get(this).get(next));
    }

    /** Tells whether it is still there, whatever its state. */
    public boolean isPresent() {
        return this != DISPOSED;
    }

    /** Returns the word of files and of the bundles, such as {@code in-use}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the status of a code; empty where there is none. */
    public static Optional<AssetStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
