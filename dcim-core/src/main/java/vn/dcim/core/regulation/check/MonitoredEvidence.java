package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.syslog.LogSource;
import vn.dcim.core.syslog.LogSources;

/** Equipment in service that can be watched, and what watches it: a device that is asked, a source of logs. */
@Singleton
@Requires(property = "datasources.default.url")
final class MonitoredEvidence extends NamedEvidence<MonitoredEvidence.Facts> {

    static final String NAME = "monitored";

    private static final Set<AssetStatus> IN_SERVICE = EnumSet.of(AssetStatus.IN_USE, AssetStatus.STANDBY);

    /** What cannot be asked anything: parts, furniture, and what people have on their desks. */
    private static final Set<AssetKind> DUMB = EnumSet.of(
            AssetKind.BATTERY,
            AssetKind.PANEL,
            AssetKind.RACK,
            AssetKind.KVM,
            AssetKind.WORKSTATION,
            AssetKind.LAPTOP,
            AssetKind.MONITOR,
            AssetKind.PRINTER,
            AssetKind.PHONE,
            AssetKind.OTHER);
    /** What writes a log of its own, by article 30.6. */
    private static final Set<AssetKind> LOGGING = EnumSet.of(
            AssetKind.SERVER,
            AssetKind.STORAGE,
            AssetKind.SWITCH,
            AssetKind.ROUTER,
            AssetKind.FIREWALL,
            AssetKind.LOAD_BALANCER,
            AssetKind.WIRELESS,
            AssetKind.CAMERA,
            AssetKind.NVR);

    private final AssetsAtHand assets;
    private final PlantReader reader;
    private final LogSources sources;

    MonitoredEvidence(AssetsAtHand assets, PlantReader reader, LogSources sources) {
        super(NAME, Facts.class);
        this.assets = assets;
        this.reader = reader;
        this.sources = sources;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Item> items) {

        Facts {
            items = List.copyOf(items);
        }
    }

    /**
     * An asset in service.
     *
     * @param isDevice whether it is tied to a device that is asked
     * @param reached what that tells of being reached; none where it is no device
     * @param mustLog whether it writes a log of its own
     * @param isLogSource whether a source of logs has its address or its name
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(
            long asset, String name, boolean isDevice, List<Plant.Told> reached, boolean mustLog, boolean isLogSource) {

        Item {
            reached = List.copyOf(reached);
        }
    }

    @Override
    public Facts gather(Instant now) {
        Map<Long, Plant.Unit> asked =
                reader
                        .read(Set.of(), List.of(PlantReader.Wanted.of("device\\.reachability", "1")), now)
                        .units()
                        .stream()
                        .collect(Collectors.toMap(Plant.Unit::device, Function.identity()));
        Set<String> senders = new HashSet<>();
        for (LogSource source : sources.all()) {
            senders.add(
                    source.host().isEmpty() ? source.sender() : source.host().toLowerCase(Locale.ROOT));
            senders.add(source.device().name().toLowerCase(Locale.ROOT));
        }
        return new Facts(assets.present().stream()
                .filter(asset -> IN_SERVICE.contains(asset.status()) && !DUMB.contains(asset.kind()))
                .map(asset -> item(asset, asked, senders))
                .toList());
    }

    private static Item item(Asset asset, Map<Long, Plant.Unit> asked, Set<String> senders) {
        Plant.Unit unit = asset.deviceId() == null ? null : asked.get(asset.deviceId());
        return new Item(
                asset.id(),
                asset.name(),
                unit != null,
                unit == null ? List.of() : unit.told(),
                LOGGING.contains(asset.kind()),
                senders.contains(asset.name().toLowerCase(Locale.ROOT))
                        || Arrays.stream(asset.ips().split(" ")).anyMatch(senders::contains));
    }
}
