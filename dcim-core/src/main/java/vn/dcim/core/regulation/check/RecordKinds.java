package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Of each of the ten kinds of records, how it is held. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record RecordKinds(List<Kind> kinds, long documents) {

    /** @param held code of {@link vn.dcim.core.document.Documents.Held} */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Kind(String code, String held) {}
}
