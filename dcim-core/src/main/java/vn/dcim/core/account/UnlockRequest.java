package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;

/**
 * The owner of a locked account asked for it back.
 *
 * @param proof by what the owner was recognised, such as the number of a document
 * @param recordedBy name of the account of whoever recognised the owner
 */
@MappedEntity("unlock_request")
public record UnlockRequest(
        @Id @GeneratedValue @Nullable Long id, long accountId, Instant at, Way way, String proof, String recordedBy) {

    /** How the owner asked. */
    public enum Way {
        IN_PERSON,
        BY_TELEPHONE,
        IN_WRITING;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
