package vn.dcim.core.account;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.limit.ClientNetwork;
import vn.dcim.core.limit.Quota;

/**
 * Holds back an address from which too many sign-ins failed, whatever the names. An attempt counts before it is looked at, and is
 * given back when it was right.
 */
@Singleton
public final class AddressLimit {

    private final Quota quota;
    private final AuditLog audit;

    /**
     * @param failures so many within the window, and the next one waits
     * @param window sliding
     */
    AddressLimit(
            @Property(name = "dcim.sign-in.failures-per-address", defaultValue = "30") int failures,
            @Property(name = "dcim.sign-in.address-window", defaultValue = "10m") Duration window,
            AuditLog audit,
            Clock clock) {
        this.quota = new Quota(failures, window, clock);
        this.audit = audit;
    }

    /** Counts an attempt, or returns how long to wait where there were too many. The audit log is told once for each window. */
    public Optional<Duration> take(String address) {
        String network = ClientNetwork.of(address);
        Optional<Quota.Wait> wait = quota.take(network);
        wait.filter(Quota.Wait::isFirst)
                .ifPresent(_ -> audit.record(
                        "system", "sign-in.address-limit", "address:" + network, "", "", quota.toString()));
        return wait.map(Quota.Wait::time);
    }

    /** Gives an attempt back that was right. */
    public void giveBack(String address) {
        quota.giveBack(ClientNetwork.of(address));
    }
}
