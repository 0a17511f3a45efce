package vn.dcim.core.scope;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** One thing that an account is narrowed to: exactly one of place, group and unit is there. */
@MappedEntity("account_scope")
record AccountScope(
        @Id @GeneratedValue @Nullable Long id,
        long accountId,
        @Nullable Long placeId,
        @Nullable String groupName,
        @Nullable Long unitId) {

    private static final int LONGEST_GROUP = 100;

    /**
     * Reads what {@link #key} writes.
     *
     * @throws DcimException INVALID_VALUE
     */
    static AccountScope of(long accountId, String key) {
        String what = key.substring(key.indexOf(':') + 1);
        if (key.matches("place:\\d{1,18}")) {
            return new AccountScope(null, accountId, Long.valueOf(what), null, null);
        }
        if (key.matches("unit:\\d{1,18}")) {
            return new AccountScope(null, accountId, null, null, Long.valueOf(what));
        }
        if (key.startsWith("group:") && !what.isBlank() && what.length() <= LONGEST_GROUP) {
            return new AccountScope(null, accountId, null, what, null);
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, "scope", key, "place:1, group:default, unit:1");
    }

    ScopePart.Kind kind() {
        return placeId != null ? ScopePart.Kind.PLACE : unitId != null ? ScopePart.Kind.UNIT : ScopePart.Kind.GROUP;
    }

    /** Returns it as forms send it, such as {@code place:3}. */
    String key() {
        return kind().code()
                + ":"
                + switch (kind()) {
                    case PLACE -> placeId;
                    case GROUP -> groupName;
                    case UNIT -> unitId;
                };
    }
}
