package vn.dcim.web.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.register.RegisterAnswers.Answer;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterEntries.Counts;
import vn.dcim.core.register.RegisterField;

/**
 * A register in the API.
 *
 * @param title in Vietnamese
 * @param obligations by id: met, breached, or no-evidence
 * @param fields codes, in order
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RegisterSummary(
        String code,
        String title,
        long total,
        long ended,
        long ending,
        long wanting,
        Map<String, String> obligations,
        List<String> fields) {

    static RegisterSummary of(RegisterDefinition register, Counts counts, List<Answer> answers) {
        return new RegisterSummary(
                register.code(),
                register.title().vi(),
                counts.total(),
                counts.ended(),
                counts.ending(),
                counts.wanting(),
                answers.stream().collect(Collectors.toMap(Answer::obligation, answer -> answer.verdict()
                        .code())),
                register.fields().stream().map(RegisterField::code).toList());
    }
}
