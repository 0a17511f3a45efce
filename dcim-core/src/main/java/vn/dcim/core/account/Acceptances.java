package vn.dcim.core.account;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;

/** Knows who has taken on what is done with their account: 11/2023/QĐ-UBND (Bắc Kạn), article 32.3.c. */
@Singleton
public class Acceptances {

    /** Version of the statement in the bundles; with the next one, everybody reads it again. */
    public static final int VERSION = 1;

    private final AcceptanceRepository repository;
    private final AuditLog audit;
    private final Clock clock;
    // why: asked with each request; what was accepted once stays accepted, so that nothing in here can grow old
    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();

    Acceptances(AcceptanceRepository repository, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** Tells whether the holder of an account has to read the present statement before anything else. */
    public boolean isWanting(Account account) {
        if (accepted.contains(account.id())) {
            return false;
        }
        boolean isThere = of(account).isPresent();
        if (isThere) {
            accepted.add(account.id());
        }
        return !isThere;
    }

    /** Records that the holder has read the present statement; a second time changes nothing. */
    @Transactional
    public void accept(Account account) {
        if (of(account).isEmpty()) {
            save(account, false);
            audit.record(account.name(), "account.accept", "account:" + account.name(), "", "statement " + VERSION, "");
        }
    }

    /** Excuses an account that no person has. */
    void excuse(Account account) {
        if (of(account).isEmpty()) {
            save(account, true);
        }
    }

    /** Returns the acceptance of the present statement. */
    public Optional<Acceptance> of(Account account) {
        return repository.findByAccountIdAndVersionOrderById(account.id(), VERSION).stream()
                .findFirst();
    }

    /** Returns all acceptances of the present statement, by account. */
    public Map<Long, Acceptance> present() {
        List<Acceptance> all = repository.findByVersionOrderById(VERSION);
        return all.stream().collect(Collectors.toMap(Acceptance::accountId, Function.identity(), (first, _) -> first));
    }

    private void save(Account account, boolean excused) {
        repository.save(
                new Acceptance(null, account.id(), VERSION, clock.instant().truncatedTo(ChronoUnit.MILLIS), excused));
    }
}
