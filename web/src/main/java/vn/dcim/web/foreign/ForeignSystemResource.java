package vn.dcim.web.foreign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.foreign.CheckResult;
import vn.dcim.core.foreign.ForeignField;
import vn.dcim.core.foreign.SystemEvidence;

/**
 * Another system, and what its list proves.
 *
 * @param kind server, vpn, door-controller, directory, mail, network-device, application or other
 * @param importedAt of the list that counts; null where none was ever imported
 * @param dueOn the last day on which the list proves something; the day the system was declared without a list
 * @param current false where the list is too old, or there is none: then nothing is proved
 * @param checks the worst first
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForeignSystemResource(
        long id,
        String name,
        String kind,
        String owner,
        int dueDays,
        @Nullable Instant importedAt,
        @Nullable String sha256,
        int accounts,
        LocalDate dueOn,
        boolean current,
        List<Check> checks) {

    /**
     * What the list proves of one check.
     *
     * @param obligations ids
     * @param state not-met, no-evidence or met
     * @param limit such as P30D, or a number of characters; null for a check without one
     * @param breaches login names
     * @param unknown how many accounts the list, though it has the columns, does not tell enough of
     * @param wanted columns that the list would have to have
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Check(
            String check,
            List<String> obligations,
            String state,
            @Nullable String limit,
            List<String> breaches,
            int unknown,
            List<String> wanted) {

        static Check of(CheckResult result) {
            return new Check(
                    result.check().code(),
                    result.check().obligations(),
                    result.state().code(),
                    result.limit() == null ? null : result.limit().toString(),
                    result.breaches().stream()
                            .map(finding -> finding.account().login())
                            .toList(),
                    result.unknown().size(),
                    result.wanted().stream().sorted().map(ForeignField::code).toList());
        }
    }

    static ForeignSystemResource of(SystemEvidence evidence) {
        return new ForeignSystemResource(
                evidence.system().id(),
                evidence.system().name(),
                evidence.system().kind().code(),
                evidence.system().owner(),
                evidence.system().dueDays(),
                evidence.list() == null ? null : evidence.list().importedAt(),
                evidence.list() == null ? null : evidence.list().sha256(),
                evidence.list() == null ? 0 : evidence.list().accounts(),
                evidence.dueOn(),
                evidence.isCurrent(),
                evidence.results().stream().map(Check::of).toList());
    }
}
