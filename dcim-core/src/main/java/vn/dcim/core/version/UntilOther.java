package vn.dcim.core.version;

import io.micronaut.core.annotation.Nullable;
import java.util.function.Function;

/**
 * What was made last of something, kept while that is equal to what it was. Long lists are compared in no time where their members are
 * mostly the same objects.
 *
 * @param <K> all that is taken into account; never changes itself
 */
public final class UntilOther<K, V> {

    private record Made<K, V>(K of, V value) {}

    private final Versions versions;
    private final Function<K, V> maker;
    private volatile @Nullable Made<K, V> newest;

    public UntilOther(Versions versions, Function<K, V> maker) {
        this.versions = versions;
        this.maker = maker;
    }

    public V of(K what) {
        if (versions.isWriting()) {
            // why: what this transaction has changed is nobody else's yet, and may never be
            return maker.apply(what);
        }
        Made<K, V> made = newest;
        if (made == null || !made.of().equals(what)) {
            V value = maker.apply(what);
            // why: what is equal stays the same object, so that whoever compares it next is done at once
            made = new Made<>(what, made != null && made.value().equals(value) ? made.value() : value);
            newest = made;
        }
        return made.value();
    }
}
