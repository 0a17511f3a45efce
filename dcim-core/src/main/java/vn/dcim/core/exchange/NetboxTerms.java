package vn.dcim.core.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.power.PowerKind;

/** What stands for what on both sides. */
final class NetboxTerms {

    /** What NetBox must have a name for and nobody knows: its site, maker or model. */
    static final String NOTHING = "—";

    /** For a number that NetBox must have and nobody knows. */
    static final String UNKNOWN = "unknown";

    static final String OUTLET = "dcim.poweroutlet";
    static final String PORT = "dcim.powerport";
    static final String INTERFACE = "dcim.interface";
    static final String FEED = "dcim.powerfeed";

    /** NetBox's share of a feed that may be used, where nobody says otherwise, in %. */
    static final int UTILIZATION = 80;

    private static final Map<AssetStatus, String> STATUSES = Map.of(
            AssetStatus.IN_STORE, "inventory",
            AssetStatus.IN_USE, "active",
            AssetStatus.STANDBY, "staged",
            AssetStatus.IN_REPAIR, "offline",
            AssetStatus.BROKEN, "failed",
            AssetStatus.FULLY_DEPRECIATED, "offline",
            AssetStatus.AWAITING_DISPOSAL, "decommissioning",
            AssetStatus.LENT, "offline");

    private static final Map<String, AssetStatus> BACK = Map.of(
            "inventory", AssetStatus.IN_STORE,
            "planned", AssetStatus.IN_STORE,
            "active", AssetStatus.IN_USE,
            "staged", AssetStatus.STANDBY,
            "offline", AssetStatus.STANDBY,
            "failed", AssetStatus.BROKEN,
            "decommissioning", AssetStatus.AWAITING_DISPOSAL);

    private NetboxTerms() {}

    static String status(AssetStatus status) {
        return STATUSES.getOrDefault(status, "offline");
    }

    /** Returns the code of the status; the word itself where NetBox has none such. */
    static String status(String word) {
        return Optional.ofNullable(BACK.get(word.toLowerCase(Locale.ROOT)))
                .map(AssetStatus::code)
                .orElse(word);
    }

    /** Returns a name; empty for what stands for none. */
    static String known(String name) {
        return name.equals(NOTHING) ? "" : name;
    }

    /** Returns a number; empty for what stands for none. */
    static String number(String told) {
        return told.equals(UNKNOWN) ? "" : told;
    }

    static String told(Integer number) {
        return number == null ? UNKNOWN : number.toString();
    }

    /** Returns the code of the part of the chain that a device of some kind is, where it gives power on. */
    static String part(String kind) {
        return PowerKind.of(kind).map(PowerKind::code).orElse(PowerKind.PDU.code());
    }

    /** Returns the phases of a leg of NetBox's. */
    static String phases(String leg) {
        return switch (leg) {
            case "A" -> "L1";
            case "B" -> "L2";
            case "C" -> "L3";
            default -> "";
        };
    }

    static String leg(String phases) {
        return switch (phases) {
            case "L1" -> "A";
            case "L2" -> "B";
            case "L3" -> "C";
            default -> "";
        };
    }

    /** Returns the path that a feed of NetBox's stands for. */
    static String path(String type) {
        return type.equals("redundant") ? "B" : "A";
    }

    /** Tells whether a port or outlet was only made up, for a cord that nobody said more of. */
    static boolean isMadeUp(String name) {
        return name.matches("\\(\\d+\\)");
    }

    /** The ends of cables that carry power. */
    static final Set<String> CABLED = Set.of(OUTLET, PORT, FEED);
}
