package vn.dcim.web.power;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;
import vn.dcim.core.power.PowerSurvey.Stage;

/**
 * A part of the chain in the API; loads in W.
 *
 * @param measured its own reading; null where none can be used
 * @param carried that, or what readings of others and budgets make of it
 * @param failover what it would carry if nothing beneath it had another feed
 * @param limit what it may carry for long; null where no rating is noted
 * @param readAt of the oldest reading that was looked at
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PartResource(
        String key,
        String name,
        String kind,
        String supply,
        double budgeted,
        @Nullable Double measured,
        double carried,
        double failover,
        @Nullable Integer capacity,
        @Nullable Double limit,
        @Nullable Instant readAt,
        @Nullable String quality) {

    static PartResource of(Stage stage) {
        return new PartResource(
                stage.node().key(),
                stage.node().name(),
                stage.node().kind().code(),
                stage.supply().name().toLowerCase(Locale.ROOT),
                stage.budgeted(),
                stage.measure().watts(),
                stage.carried(),
                stage.failover(),
                stage.node().capacity(),
                stage.limit(),
                stage.measure().at(),
                stage.measure().quality() == null
                        ? null
                        : stage.measure().quality().name().toLowerCase(Locale.ROOT));
    }
}
