package vn.dcim.core.account;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;

/**
 * Holds back an address from which too many sign-ins failed, whatever the names. An attempt counts before it is looked at, and is
 * given back when it was right. Counted in the memory of each node: an outsider's request costs no row, and several nodes together
 * let pass no more than the limit of each.
 */
@Singleton
public final class AddressLimit {

    /** Beyond which the address that was quiet for longest is forgotten. */
    private static final int MOST_ADDRESSES = 10_000;

    private static final int NETWORK_BYTES = 8;

    private static final class Recent {
        private final Deque<Instant> failures = new ArrayDeque<>();
        private Instant told = Instant.MIN;
    }

    private final Map<String, Recent> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };
    private final int failures;
    private final Duration window;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * @param failures so many within the window, and the next one waits
     * @param window sliding
     */
    AddressLimit(
            @Property(name = "dcim.sign-in.failures-per-address", defaultValue = "30") int failures,
            @Property(name = "dcim.sign-in.address-window", defaultValue = "10m") Duration window,
            AuditLog audit,
            Clock clock) {
        this.failures = failures;
        this.window = window;
        this.audit = audit;
        this.clock = clock;
    }

    /** Counts an attempt, or returns how long to wait where there were too many. The audit log is told once for each window. */
    public Optional<Duration> take(String address) {
        String network = network(address);
        Instant now = clock.instant();
        Duration wait;
        synchronized (addresses) {
            Recent recent = addresses.computeIfAbsent(network, key -> new Recent());
            while (!recent.failures.isEmpty()
                    && !recent.failures.peekFirst().plus(window).isAfter(now)) {
                recent.failures.removeFirst();
            }
            if (recent.failures.size() < failures) {
                recent.failures.addLast(now);
                return Optional.empty();
            }
            wait = Duration.between(now, recent.failures.peekFirst().plus(window));
            if (recent.told.isAfter(now.minus(window))) {
                return Optional.of(wait);
            }
            recent.told = now;
        }
        audit.record("system", "sign-in.address-limit", "address:" + network, "", "", failures + " in " + window);
        return Optional.of(wait);
    }

    /** Gives an attempt back that was right. */
    public void giveBack(String address) {
        synchronized (addresses) {
            Optional.ofNullable(addresses.get(network(address))).ifPresent(recent -> recent.failures.pollLast());
        }
    }

    /** One customer of a provider has a network of 2^64 addresses of IPv6, which count as one. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(wide.getAddress(), 0, NETWORK_BYTES) + "::/64"
                    : address;
        } catch (IllegalArgumentException e) {
            // why: a proxy may name whoever asks as it likes; what is no address is told apart by its text
            return address;
        }
    }
}
