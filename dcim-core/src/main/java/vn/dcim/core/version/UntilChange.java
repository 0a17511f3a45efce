package vn.dcim.core.version;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What was made of the whole registry, kept until the registry changes: on this node, by whichever node. For what takes long to make
 * and little room.
 *
 * @param <K> what it depends on besides, equal where that is the same
 */
public final class UntilChange<K, V> {

    private record Made<K, V>(Instant mark, K key, V value) {}

    private final Versions versions;
    private final ReentrantLock making = new ReentrantLock();
    private volatile Made<K, V> newest;

    public UntilChange(Versions versions) {
        this.versions = versions;
    }

    /** Returns what was made last, where it still holds, or makes it: once, however many ask. */
    public V of(K key, Supplier<V> maker) {
        if (versions.isWriting()) {
            // why: what this transaction has changed is nobody else's yet, and may never be
            return maker.get();
        }
        // why: taken before; what changes while it is made has a later mark
        Instant mark = versions.newest();
        Made<K, V> made = newest;
        if (holds(made, mark, key)) {
            return made.value();
        }
        making.lock();
        try {
            made = newest;
            if (!holds(made, mark, key)) {
                made = new Made<>(mark, key, maker.get());
                newest = made;
            }
            return made.value();
        } finally {
            making.unlock();
        }
    }

    private static <K, V> boolean holds(Made<K, V> made, Instant mark, K key) {
        return made != null && !made.mark().isBefore(mark) && made.key().equals(key);
    }
}
