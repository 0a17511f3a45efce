package vn.dcim.core.account.passkey;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;

/**
 * The public half of a passkey. Nothing of it is secret: it proves nothing but to whom a signature belongs.
 *
 * @param credentialId given by the authenticator, unique
 * @param publicKey COSE, RFC 9052
 * @param counter signatures so far, as the authenticator says; 0 for those that do not count
 * @param name given by the owner
 * @param rpId name of the site that it is for
 * @param transports by which browsers reach it, with commas between; empty where they did not say
 * @param backupEligible whether it may be synchronised between devices
 * @param backedUp whether it was, at its last use
 * @param lastUsedAt null before the first use
 * @param lastUsedFrom address and browser; empty before the first use
 */
@MappedEntity("passkey")
public record Passkey(
        @Id @GeneratedValue @Nullable Long id,
        long accountId,
        byte[] credentialId,
        byte[] publicKey,
        long counter,
        String name,
        String rpId,
        String transports,
        boolean backupEligible,
        boolean backedUp,
        Instant madeAt,
        @Nullable Instant lastUsedAt,
        String lastUsedFrom) {

    List<String> ways() {
        return transports.isEmpty() ? List.of() : List.of(transports.split(","));
    }

    @Override
    public String toString() {
        return "Passkey[id=" + id + ", accountId=" + accountId + ", name=" + name + "]";
    }
}
