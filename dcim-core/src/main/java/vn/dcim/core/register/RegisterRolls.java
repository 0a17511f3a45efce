package vn.dcim.core.register;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetKind;

/** Rolls of equipment in service, and of agencies that use the centre. */
@Factory
@Requires(property = "datasources.default.url")
class RegisterRolls {

    private static final Set<AssetKind> SERVERS = Set.of(AssetKind.SERVER);
    private static final Set<AssetKind> NETWORK =
            Set.of(AssetKind.SWITCH, AssetKind.ROUTER, AssetKind.FIREWALL, AssetKind.LOAD_BALANCER, AssetKind.WIRELESS);
    private static final Set<AssetKind> WITH_CARDS = Set.of(
            AssetKind.STORAGE,
            AssetKind.KVM,
            AssetKind.UPS,
            AssetKind.GENERATOR,
            AssetKind.ATS,
            AssetKind.PDU,
            AssetKind.COOLING,
            AssetKind.CHILLER,
            AssetKind.CAMERA,
            AssetKind.NVR,
            AssetKind.ACCESS);

    private final RollRows rows;

    RegisterRolls(RollRows rows) {
        this.rows = rows;
    }

    @Singleton
    @Named("servers")
    RegisterRoll servers() {
        return of("servers", assets(SERVERS));
    }

    @Singleton
    @Named("servers-and-network")
    RegisterRoll serversAndNetwork() {
        return of("servers-and-network", assets(SERVERS, NETWORK));
    }

    /** Whatever has a system or a web page with accounts that its maker ships. */
    @Singleton
    @Named("manageable")
    RegisterRoll manageable() {
        return of("manageable", assets(SERVERS, NETWORK, WITH_CARDS));
    }

    /** Units that something was granted to, or whose system runs here. */
    @Singleton
    @Named("agencies")
    RegisterRoll agencies() {
        return of(
                "agencies",
                "SELECT DISTINCT u.id, u.name FROM register_entry e JOIN unit u ON u.id = JSON_VALUE(e.content, '$.agency')"
                        + " WHERE e.active AND (e.register = 'systems'"
                        + " OR e.register = 'hosting' AND JSON_VALUE(e.content, '$.outcome') = 'granted')");
    }

    @SafeVarargs
    private static String assets(Set<AssetKind>... kinds) {
        return "SELECT id, name FROM asset WHERE status IN ('IN_USE', 'STANDBY', 'LENT') AND kind IN ("
                + Stream.of(kinds)
                        .flatMap(Set::stream)
                        .map(kind -> "'" + kind.name() + "'")
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private RegisterRoll of(String code, String sql) {
        return new RegisterRoll() {
            @Override
            public String code() {
                return code;
            }

            @Override
            public Map<String, String> on(LocalDate day) {
                return rows.read(sql);
            }
        };
    }
}
