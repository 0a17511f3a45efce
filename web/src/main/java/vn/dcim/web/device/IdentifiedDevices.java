package vn.dcim.web.device;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What people have identified and may still save: kept here, in memory and for a time, because what is saved has to be what was
 * shown, and so that a password need not come back in a page. Each belongs to the account that asked.
 */
@Singleton
final class IdentifiedDevices {

    static final Duration KEPT = Duration.ofMinutes(30);
    static final int MOST = 100;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    IdentifiedDevices(Clock clock) {
        this.clock = clock;
    }

    /** Returns the key by which the account finds it again. The oldest gives way where there are too many. */
    String keep(Identified device, String account) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        lock.lock();
        try {
            kept.values().removeIf(this::isOver);
            if (kept.size() >= MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(key, new Kept(device, account, clock.instant()));
        } finally {
            lock.unlock();
        }
        return key;
    }

    /** Returns nothing for what is over, unknown, or another account's. */
    Optional<Identified> find(String key, String account) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(key))
                    .filter(found -> !isOver(found) && found.account().equals(account))
                    .map(Kept::device);
        } finally {
            lock.unlock();
        }
    }

    void forget(String key) {
        lock.lock();
        try {
            kept.remove(key);
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver(Kept one) {
        return !clock.instant().isBefore(one.at().plus(KEPT));
    }

    private record Kept(Identified device, String account, Instant at) {}
}
