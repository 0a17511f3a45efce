package vn.dcim.core.asset.custom;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds the centre's own fields. */
@Singleton
public class CustomFields {

    private final CustomFieldRepository repository;
    private final Clock clock;

    CustomFields(CustomFieldRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Returns them as they are now. */
    public FieldSet now() {
        return new FieldSet(
                repository.findAllOrderByRankAndId(), LocalDate.ofInstant(clock.instant(), CentreTime.ZONE));
    }

    /** @throws DcimException NOT_FOUND */
    public CustomField get(String code) {
        return repository
                .findByCode(code)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "custom-field", code));
    }

    /** Tells whether an asset tells something for a field, or once did. */
    public boolean wasEverTold(CustomField field) {
        return repository.wasEverTold(FieldSet.path(field.code()));
    }
}
