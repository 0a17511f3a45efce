package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.scope.ScopeDesk;
import vn.dcim.core.unit.Unit;
import vn.dcim.core.unit.Units;
import vn.dcim.plant.PlantDevice;

/** Agencies whose systems stand in the demo's centre; the account of the first sees its systems and nothing else. */
@Singleton
final class DemoAgency {

    private static final String NAME = "Sở Y tế";

    /** Names by code: whose equipment stands in the last racks, one agency in each. */
    private static final Map<String, String> HOSTED = Map.of(
            "SYT", NAME,
            "STC", "Sở Tài chính",
            "SNV", "Sở Nội vụ",
            "STP", "Sở Tư pháp",
            "SXD", "Sở Xây dựng",
            "SCT", "Sở Công Thương");

    private static final List<String> FROM_RACK_15 = List.of("STC", "SNV", "STP", "SXD", "SCT", "SYT");
    private static final int FIRST_RACK = 15;

    private static final Set<String> SYSTEMS = Set.of("TH-R19", "TH-R20");
    private static final String ACTOR = "demo";

    private final Units units;
    private final Accounts accounts;
    private final ScopeDesk scopes;

    DemoAgency(Units units, Accounts accounts, ScopeDesk scopes) {
        this.units = units;
        this.accounts = accounts;
        this.scopes = scopes;
    }

    /** Adds the agency and narrows its account, unless an earlier start did. */
    void movesIn() {
        if (unit().isPresent()) {
            return;
        }
        HOSTED.forEach((code, name) -> units.add(name, code, ACTOR));
        Unit agency = unit().orElseThrow();
        accounts.all().stream()
                .filter(account -> account.role() == Role.AGENCY)
                .map(Account::id)
                .forEach(id -> scopes.change(id, List.of("unit:" + agency.id()), ACTOR, ACTOR));
    }

    /** Returns the code of the agency whose equipment stands in a rack beside the centre's own; empty for most racks. */
    static String hostedIn(int rack) {
        return rack < FIRST_RACK ? "" : FROM_RACK_15.get(rack - FIRST_RACK);
    }

    /** Returns the agency whose system a device of the plant is; null for the centre's own. */
    @Nullable
    Long unitOf(PlantDevice device) {
        return SYSTEMS.contains(device.key()) ? unit().map(Unit::id).orElse(null) : null;
    }

    private Optional<Unit> unit() {
        return units.all().stream().filter(unit -> unit.name().equals(NAME)).findFirst();
    }
}
