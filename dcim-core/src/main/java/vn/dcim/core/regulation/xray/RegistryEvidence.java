package vn.dcim.core.regulation.xray;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetsAtHand;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.regulation.Evidence;
import vn.dcim.core.version.Versions;

/** What contradicts itself within the registry: places that there are not, and what two assets cannot both have. */
@Singleton
@Requires(property = "datasources.default.url")
final class RegistryEvidence implements Evidence<RegistryEvidence.Facts> {

    static final String NAME = "xray-registry";

    /** What stands with whoever works with it, in offices of which the centre need not know the rooms. */
    private static final Set<AssetKind> WITH_PEOPLE =
            EnumSet.of(AssetKind.WORKSTATION, AssetKind.LAPTOP, AssetKind.MONITOR, AssetKind.PRINTER, AssetKind.PHONE);

    private final AssetsAtHand assets;
    private final PlaceRepository places;
    private final Versions versions;

    RegistryEvidence(AssetsAtHand assets, PlaceRepository places, Versions versions) {
        this.assets = assets;
        this.places = places;
        this.versions = versions;
    }

    /**
     * @param assets how many are there
     * @param misplaced in use or standing by
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(int assets, List<Misplaced> misplaced, List<Twin> twins) {

        Facts {
            misplaced = List.copyOf(misplaced);
            twins = List.copyOf(twins);
        }
    }

    /**
     * An asset whose place cannot be.
     *
     * @param rack that it sticks out of; empty where its place is not known at all
     * @param top the highest unit that it takes
     * @param units of the rack
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Misplaced(
            long asset,
            String name,
            String rack,
            @Nullable Integer top,
            @Nullable Integer units) {}

    /**
     * Two assets that say the same of themselves.
     *
     * @param of {@code serial}, {@code ip} or {@code unit}
     * @param asset the one with the greater id
     * @param value what both say
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Twin(String of, long asset, String name, long other, String otherName, String value) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Facts> type() {
        return Facts.class;
    }

    /** Each change of an asset has an instant of its own; places are few, and are compared as they are. */
    @Override
    public Optional<String> mark(Instant now) {
        return Optional.of(versions.newest() + " "
                + places().values().stream()
                        .map(place -> place.id() + ":" + place.name() + ":" + place.units())
                        .collect(Collectors.joining(",")));
    }

    private Map<Long, Place> places() {
        return StreamSupport.stream(places.findAll().spliterator(), false)
                .collect(Collectors.toMap(Place::id, place -> place, (one, _) -> one, TreeMap::new));
    }

    @Override
    public Facts gather(Instant now) {
        Map<Long, Place> known = places();
        List<Asset> present = assets.present().stream()
                .sorted(Comparator.comparingLong(Asset::id))
                .toList();
        return new Facts(
                present.size(),
                present.stream()
                        .filter(asset -> asset.status() == AssetStatus.IN_USE || asset.status() == AssetStatus.STANDBY)
                        .flatMap(asset -> misplaced(asset, known).stream())
                        .toList(),
                twins(present, known));
    }

    private static Optional<Misplaced> misplaced(Asset asset, Map<Long, Place> known) {
        Place place = asset.position().placeId() == null
                ? null
                : known.get(asset.position().placeId());
        if (asset.position().placeId() == null && isWithSomebody(asset)) {
            return Optional.empty();
        }
        if (place == null) {
            return Optional.of(new Misplaced(asset.id(), asset.name(), "", null, null));
        }
        return asset.position().isMounted()
                        && place.units() != null
                        && asset.position().top() > place.units()
                ? Optional.of(new Misplaced(
                        asset.id(), asset.name(), place.name(), asset.position().top(), place.units()))
                : Optional.empty();
    }

    private static boolean isWithSomebody(Asset asset) {
        return WITH_PEOPLE.contains(asset.kind())
                && (!asset.holding().person().isEmpty() || asset.holding().unitId() != null);
    }

    /** Equipment that lies in a store, is lent or waits for its disposal holds no address and no unit. */
    private static boolean isWorking(Asset asset) {
        return asset.status() == AssetStatus.IN_USE || asset.status() == AssetStatus.STANDBY;
    }

    private static List<Twin> twins(List<Asset> present, Map<Long, Place> known) {
        List<Twin> twins = new ArrayList<>();
        Map<String, Asset> serials = new HashMap<>();
        Map<String, Asset> addresses = new HashMap<>();
        Map<Long, List<Asset>> mounted = new HashMap<>();
        for (Asset asset : present) {
            if (!asset.serial().isEmpty()) {
                // why: makers number for themselves
                String key = (asset.maker() + " " + asset.serial()).toLowerCase(Locale.ROOT);
                Asset other = serials.putIfAbsent(key, asset);
                if (other != null) {
                    twins.add(twin("serial", asset, other, asset.serial()));
                }
            }
            if (!isWorking(asset)) {
                continue;
            }
            Arrays.stream(asset.ips().split(" "))
                    .filter(address -> !address.isEmpty())
                    .distinct()
                    .forEach(address -> {
                        Asset other = addresses.putIfAbsent(address, asset);
                        if (other != null) {
                            twins.add(twin("ip", asset, other, address));
                        }
                    });
            if (asset.position().isMounted() && asset.position().placeId() != null) {
                List<Asset> beside = mounted.computeIfAbsent(asset.position().placeId(), _ -> new ArrayList<>());
                beside.stream()
                        .filter(other -> other.position().clashesWith(asset.position()))
                        .findFirst()
                        .ifPresent(other -> twins.add(twin("unit", asset, other, unit(asset, known))));
                beside.add(asset);
            }
        }
        return twins;
    }

    private static String unit(Asset asset, Map<Long, Place> known) {
        Place rack = known.get(asset.position().placeId());
        return (rack == null ? "" : rack.name() + " ") + "U" + asset.position().unit();
    }

    private static Twin twin(String of, Asset asset, Asset other, String value) {
        return new Twin(of, asset.id(), asset.name(), other.id(), other.name(), value);
    }
}
