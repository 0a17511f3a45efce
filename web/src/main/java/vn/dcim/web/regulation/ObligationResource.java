package vn.dcim.web.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.language.Words;

/**
 * An obligation in the API; texts in the language of the request.
 *
 * @param since when it came to this state; null where it was never judged
 * @param offending how many things are not as they should be; {@code offences} names the first of them
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ObligationResource(
        String id,
        String title,
        String rule,
        String automation,
        String cadence,
        List<String> responsible,
        List<Limit> limits,
        String state,
        boolean excepted,
        String reason,
        @Nullable Instant since,
        @Nullable Instant judgedAt,
        @Nullable Instant deadline,
        long offending,
        List<OffenceResource> offences) {

    /** @param path of the page where it is put right; empty for none */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OffenceResource(String subject, String name, String what, String path) {}

    static ObligationResource of(Standing standing, Words words) {
        var obligation = standing.obligation();
        var verdict = standing.verdict();
        return new ObligationResource(
                obligation.id(),
                RegulationWords.of(words, obligation.title()),
                RegulationWords.of(words, obligation.rule()),
                obligation.automation().code(),
                obligation.cadence(),
                obligation.responsible(),
                standing.limits().all(),
                standing.state().code(),
                standing.excepted(),
                RegulationWords.of(words, verdict.reason()),
                standing.since(),
                standing.judgedAt(),
                verdict.deadline(),
                verdict.offending(),
                verdict.offences().stream()
                        .map(offence -> new OffenceResource(
                                offence.subject(),
                                offence.name(),
                                RegulationWords.of(words, offence.what()),
                                offence.path()))
                        .toList());
    }
}
