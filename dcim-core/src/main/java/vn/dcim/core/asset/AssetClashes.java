package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import vn.dcim.core.asset.AssetFault.Kind;

/** Finds the assets that another one is in the way of: by the number of its label, its serial number, or its place in a rack. */
final class AssetClashes {

    private final Map<String, List<Asset>> byTag = new HashMap<>();
    private final Map<String, List<Asset>> bySerial = new HashMap<>();
    private final Map<Long, List<Asset>> byPlace = new HashMap<>();
    private final AssetNames names;

    AssetClashes(Collection<Asset> known, AssetNames names) {
        this.names = names;
        known.forEach(this::add);
    }

    /** Takes an asset for one that is there from now on. */
    void add(Asset asset) {
        if (!asset.status().isPresent()) {
            return;
        }
        if (!asset.tag().isEmpty()) {
            of(byTag, key(asset.tag())).add(asset);
        }
        if (!asset.serial().isEmpty()) {
            of(bySerial, key(asset.serial())).add(asset);
        }
        if (asset.position().isMounted()) {
            of(byPlace, asset.position().placeId()).add(asset);
        }
    }

    /**
     * Returns what is in the way of a change. What stood twice before, as in a registry that was taken over, is a flaw for lists to
     * show, and no reason to refuse a change of something else.
     *
     * @param before null for a new one
     */
    List<AssetFault> of(Asset wanted, @Nullable Asset before) {
        return before == null
                ? of(wanted)
                : of(wanted).stream()
                        .filter(fault -> changes(fault.field(), before, wanted))
                        .toList();
    }

    private static boolean changes(FieldKey field, Asset before, Asset wanted) {
        if (!before.status().isPresent()) {
            return true;
        }
        if (field == AssetField.UNIT) {
            return !before.position().equals(wanted.position());
        }
        return field == AssetField.TAG
                ? !before.tag().equalsIgnoreCase(wanted.tag())
                : !before.serial().equalsIgnoreCase(wanted.serial())
                        || !before.maker().equalsIgnoreCase(wanted.maker());
    }

    /** Returns what is in the way of an asset, as it is wanted. */
    List<AssetFault> of(Asset wanted) {
        List<AssetFault> faults = new ArrayList<>();
        find(faults, wanted, AssetField.TAG, byTag.get(key(wanted.tag())), _ -> true);
        find(
                faults,
                wanted,
                AssetField.SERIAL,
                bySerial.get(key(wanted.serial())),
                // why: makers number for themselves
                other -> other.maker().equalsIgnoreCase(wanted.maker()));
        find(faults, wanted, AssetField.UNIT, byPlace.get(wanted.position().placeId()), other -> other.position()
                .clashesWith(wanted.position()));
        return faults;
    }

    private void find(
            List<AssetFault> faults, Asset wanted, AssetField field, List<Asset> known, Predicate<Asset> inTheWay) {
        if (known == null) {
            return;
        }
        known.stream()
                .filter(other -> wanted.id() == null || !wanted.id().equals(other.id()))
                .filter(inTheWay)
                .findFirst()
                .ifPresent(other -> faults.add(
                        new AssetFault(field, AssetTexts.of(wanted, field, names), Kind.TAKEN, other.name())));
    }

    private static <K> List<Asset> of(Map<K, List<Asset>> all, K key) {
        return all.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    private static String key(String number) {
        return number.toLowerCase(Locale.ROOT);
    }
}
