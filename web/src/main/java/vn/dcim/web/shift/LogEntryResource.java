package vn.dcim.web.shift;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.shift.log.LogBook;

/** An entry of the log book in the API. @param correctedBy ids of the entries that correct it */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LogEntryResource(
        long id,
        Instant happenedAt,
        Instant enteredAt,
        String author,
        String text,
        @Nullable Long corrects,
        List<Long> correctedBy,
        @Nullable Long device,
        @Nullable Long asset,
        @Nullable Long alarm,
        boolean watched) {

    static LogEntryResource of(LogBook.Line line) {
        var entry = line.entry();
        return new LogEntryResource(
                entry.id(),
                entry.happenedAt(),
                entry.enteredAt(),
                entry.author(),
                entry.text(),
                entry.correctsId(),
                line.correctedBy(),
                entry.deviceId(),
                entry.assetId(),
                entry.alarmId(),
                line.isWatched());
    }
}
