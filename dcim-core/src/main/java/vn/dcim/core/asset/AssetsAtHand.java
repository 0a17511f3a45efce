package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.version.Versions;

/**
 * All assets as they are now, kept on this node for those who look at each of them: read once, and brought up by those alone that were
 * changed since, by whichever node. What did not change is the same object as before.
 */
@Singleton
public final class AssetsAtHand {

    /** Where more than so many were changed, all are read again. */
    private static final int MOST_TOUCHED = 5_000;

    private static final int CHUNK = 500;

    private final Assets assets;
    private final Versions versions;
    private final ReentrantLock bringing = new ReentrantLock();
    private volatile @Nullable Held newest;

    AssetsAtHand(Assets assets, Versions versions) {
        this.assets = assets;
        this.versions = versions;
    }

    /** @param mark instant of the registry's newest change that is in it */
    private record Held(Instant mark, List<Asset> all, List<Asset> present) {

        static Held of(Instant mark, List<Asset> all) {
            return new Held(
                    mark,
                    List.copyOf(all),
                    all.stream().filter(asset -> asset.status().isPresent()).toList());
        }
    }

    /** Returns all that there are, those disposed of too, by name; the same list for all who look, till one of them changes. */
    public List<Asset> all() {
        return held().all();
    }

    /** Returns all but those disposed of, by name; the same list for all who look, till an asset changes. */
    public List<Asset> present() {
        return held().present();
    }

    /** Returns those of a status, by name. */
    public List<Asset> of(AssetStatus status) {
        return held().all().stream().filter(asset -> asset.status() == status).toList();
    }

    private Held held() {
        if (versions.isWriting()) {
            // why: what this transaction has changed is nobody else's yet, and may never be
            Held before = newest;
            return before == null ? Held.of(Instant.MIN, assets.everything()) : broughtUp(before, before.mark());
        }
        // why: taken before; what changes while it is read has a later mark, and is read again
        Instant mark = versions.newest();
        Held known = newest;
        if (holds(known, mark)) {
            return known;
        }
        bringing.lock();
        try {
            known = newest;
            if (!holds(known, mark)) {
                known = known == null ? Held.of(mark, assets.everything()) : broughtUp(known, mark);
                newest = known;
            }
            return known;
        } finally {
            bringing.unlock();
        }
    }

    private static boolean holds(@Nullable Held known, Instant mark) {
        return known != null && !known.mark().isBefore(mark);
    }

    private Held broughtUp(Held before, Instant mark) {
        List<Long> touched = assets.touchedAfter(before.mark());
        if (touched.isEmpty()) {
            return new Held(mark, before.all(), before.present());
        }
        if (touched.size() > MOST_TOUCHED) {
            return Held.of(mark, assets.everything());
        }
        Map<Long, Asset> changed = new HashMap<>();
        for (int from = 0; from < touched.size(); from += CHUNK) {
            assets.get(touched.subList(from, Math.min(from + CHUNK, touched.size())))
                    .forEach(asset -> changed.put(asset.id(), asset));
        }
        Set<Long> ids = Set.copyOf(touched);
        Map<Long, Asset> was = before.all().stream()
                .filter(asset -> ids.contains(asset.id()))
                .collect(Collectors.toMap(Asset::id, Function.identity()));
        boolean isInOrder = touched.stream().allMatch(id -> isOfOneName(was.get(id), changed.get(id)));
        return Held.of(mark, isInOrder ? replaced(before.all(), changed) : ordered(before.all(), touched, changed));
    }

    /** Tells whether it stands where it stood, or nowhere as before. */
    private static boolean isOfOneName(@Nullable Asset was, @Nullable Asset is) {
        return was == null ? is == null : is != null && was.name().equals(is.name());
    }

    private static List<Asset> replaced(List<Asset> all, Map<Long, Asset> changed) {
        return all.stream()
                .map(asset -> changed.getOrDefault(asset.id(), asset))
                .toList();
    }

    /** The order of names is the database's. */
    private List<Asset> ordered(List<Asset> all, List<Long> touched, Map<Long, Asset> changed) {
        Map<Long, Asset> known = all.stream().collect(Collectors.toMap(Asset::id, Function.identity()));
        known.keySet().removeAll(touched);
        known.putAll(changed);
        return assets.idsByName().stream()
                .map(known::get)
                // why: what came meanwhile comes with the next look
                .filter(Objects::nonNull)
                .toList();
    }
}
