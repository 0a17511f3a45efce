package vn.dcim.web.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.limit.RareRows;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;

/**
 * Writes down who tried what the role does not allow, and has people told of whoever goes on trying.
 */
@Singleton
public final class Refusals {

    static final int TOO_MANY = 10;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private final AuditLog audit;
    private final Notices notices;
    private final TransactionOperations<Connection> transactions;
    private final HttpClientAddressResolver addresses;
    private final LateRows late;
    private final Clock clock;
    private final RareRows rows;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    Refusals(
            AuditLog audit,
            Notices notices,
            TransactionOperations<Connection> transactions,
            HttpClientAddressResolver addresses,
            LateRows late,
            Clock clock) {
        this.audit = audit;
        this.notices = notices;
        this.transactions = transactions;
        this.addresses = addresses;
        this.late = late;
        this.clock = clock;
        this.rows = new RareRows(clock);
    }

    /**
     * What one account was refused, on this node.
     *
     * @param since of the ten minutes that are counted
     */
    private record Count(Instant since, int refused) {

        Count another(Instant now) {
            boolean anew = !now.isBefore(since.plus(WITHIN)) || now.isBefore(since);
            return new Count(anew ? now : since, anew ? 1 : refused + 1);
        }
    }

    /** Notes that a request of somebody who is signed in was refused; returns at once. */
    public void note(HttpRequest<?> request) {
        String account = SignedIn.name(request);
        Instant now = clock.instant();
        Count count = counts.merge(account, new Count(now, 1), (before, _) -> before.another(now));
        boolean tell = count.refused() == TOO_MANY;
        rows.take(account, tell)
                .ifPresent(times -> late.write(request, () -> write(request, account, times, tell, now)));
    }

    private void write(HttpRequest<?> request, String account, String times, boolean tell, Instant now) {
        String wanted = LateRows.wanted(request);
        transactions.executeWrite(_ -> {
            if (tell) {
                notices.tell(Notice.accessRefused(account, addresses.resolve(request), wanted, now));
            }
            audit.record(account, "access.refused", wanted, "", "", times);
            return Optional.empty();
        });
    }
}
