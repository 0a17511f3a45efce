package vn.dcim.core.oidc;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.transport.TransportPath;

/**
 * How it stands with the identity provider, for administrators.
 *
 * @param fault why it cannot be asked; null where it answers
 * @param path the line as it is
 * @param keys what it signs with, such as {@code RS256 b7c1}; empty where it does not answer
 * @param lastFault the last that went wrong; null for nothing since the start on this node
 * @param lastFaultAt null likewise
 * @param people who signed in last, the latest first
 */
public record OidcReport(
        OidcSettings settings,
        @Nullable ProviderFault fault,
        TransportPath path,
        List<String> keys,
        @Nullable ProviderFault lastFault,
        @Nullable Instant lastFaultAt,
        List<Seen> people) {

    /**
     * Somebody who signed in.
     *
     * @param proof acr and amr; empty where the provider says nothing
     */
    public record Seen(Account account, String proof, Instant at) {}
}
