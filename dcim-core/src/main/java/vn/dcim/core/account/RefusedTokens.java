package vn.dcim.core.account;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.limit.ClientNetwork;
import vn.dcim.core.limit.Quota;
import vn.dcim.core.limit.RareRows;

/**
 * Writes down API tokens that let nobody in, and tells an address that brings too many to wait. A right token of that address is
 * let in all the same: it cannot be guessed, and a program that nobody has told of its token's end must not silence its neighbours.
 */
@Singleton
public final class RefusedTokens {

    private final ApiTokens tokens;
    private final AuditLog audit;
    private final RareRows rows;
    private final Quota quota;

    /** @param failures so many from one address within the window, and the next ones are told to wait */
    RefusedTokens(
            ApiTokens tokens,
            AuditLog audit,
            @Property(name = "dcim.api.wrong-tokens-per-address", defaultValue = "30") int failures,
            @Property(name = "dcim.api.address-window", defaultValue = "10m") Duration window,
            Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.rows = new RareRows(clock);
        this.quota = new Quota(failures, window, clock);
    }

    /**
     * Notes that a token let nobody in.
     *
     * @throws DcimException TOO_MANY where the address has brought too many
     */
    public void note(String token, String address) {
        String network = ClientNetwork.of(address);
        rows.take(network).ifPresent(times -> {
            ApiTokens.Refusal refusal = tokens.refusal(token);
            String reason = times.isEmpty() ? refusal.why() : refusal.why() + ", " + times;
            audit.record(refusal.owner(), "token.refused", refusal.subject(), "", "", reason);
        });
        quota.take(network).ifPresent(wait -> {
            if (wait.isFirst()) {
                audit.record("system", "token.address-limit", "address:" + network, "", "", quota.toString());
            }
            throw new DcimException(ErrorCode.TOO_MANY, "wrong-tokens", wait.seconds());
        });
    }
}
