package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program's right to use the API in the name of an account.
 *
 * @param hash SHA-256 of the token in hexadecimal; the token itself is kept nowhere
 * @param lastUsedAt to the minute; null before the first use
 * @param scope codes of permissions with blanks between; null for all that the account's role has
 * @param expiresOn the last day; null for no end
 * @param lastAddress of the last use; empty before
 * @param revokedAt null unless somebody has revoked it
 * @param revokedBy name of that account; empty otherwise
 */
@MappedEntity("api_token")
public record ApiToken(
        @Id @GeneratedValue @Nullable Long id,
        long accountId,
        String name,
        String hash,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable String scope,
        @Nullable LocalDate expiresOn,
        String lastAddress,
        @Nullable Instant revokedAt,
        String revokedBy,
        String revokedWhy) {

    /** Returns what the token may do in the name of an account of this role; a role may have lost what was granted once. */
    public Set<Permission> permissions(Role role) {
        Set<String> granted = scope == null ? Set.of() : Set.of(scope.split(" "));
        return Arrays.stream(Permission.values())
                .filter(role::may)
                .filter(permission -> scope == null || granted.contains(permission.code()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "ApiToken[id=" + id + ", name=" + name + "]";
    }
}
