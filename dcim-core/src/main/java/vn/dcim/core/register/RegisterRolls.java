package vn.dcim.core.register;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

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

    private static final Set<AssetStatus> IN_SERVICE =
            EnumSet.of(AssetStatus.IN_USE, AssetStatus.STANDBY, AssetStatus.LENT);

    private final RollRows rows;
    private final AssetsAtHand assets;
    private final Versions versions;

    RegisterRolls(RollRows rows, AssetsAtHand assets, Versions versions) {
        this.rows = rows;
        this.assets = assets;
        this.versions = versions;
    }

    @Singleton
    @Named("servers")
    RegisterRoll servers() {
        return equipment("servers", SERVERS);
    }

    @Singleton
    @Named("servers-and-network")
    RegisterRoll serversAndNetwork() {
        return equipment("servers-and-network", SERVERS, NETWORK);
    }

    /** Whatever has a system or a web page with accounts that its maker ships. */
    @Singleton
    @Named("manageable")
    RegisterRoll manageable() {
        return equipment("manageable", SERVERS, NETWORK, WITH_CARDS);
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

    /** Equipment in service, its names by its ids. */
    @SafeVarargs
    private RegisterRoll equipment(String code, Set<AssetKind>... kinds) {
        Set<AssetKind> wanted = Stream.of(kinds).flatMap(Set::stream).collect(Collectors.toSet());
        UntilOther<List<Asset>, Map<String, String>> roll = new UntilOther<>(versions, present -> present.stream()
                .filter(asset -> IN_SERVICE.contains(asset.status()) && wanted.contains(asset.kind()))
                .collect(Collectors.toMap(asset -> String.valueOf(asset.id()), Asset::name)));
        return new RegisterRoll() {
            @Override
            public String code() {
                return code;
            }

            @Override
            public Map<String, String> on(LocalDate day) {
                return roll.of(assets.present());
            }
        };
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
