package vn.dcim.core.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of each of those who come, of whom there may be any number: whoever was quiet for longest is forgotten. */
final class Remembered<V> extends LinkedHashMap<String, V> {

    private static final int MOST = 10_000;

    Remembered() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
    }
}
