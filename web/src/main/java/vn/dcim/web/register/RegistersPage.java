package vn.dcim.web.register;

import java.util.List;
import java.util.Map;
import vn.dcim.core.register.RegisterAnswers.Answer;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterEntries.Counts;

/**
 * All registers.
 *
 * @param counts by code; none for an empty register
 * @param answers by code
 */
public record RegistersPage(
        List<RegisterDefinition> registers, Map<String, Counts> counts, Map<String, List<Answer>> answers) {

    public Counts counts(RegisterDefinition register) {
        return counts.getOrDefault(register.code(), Counts.NONE);
    }
}
