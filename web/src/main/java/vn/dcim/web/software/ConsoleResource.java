package vn.dcim.web.software;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.ConsoleFault;

/** What came of a list of a console: nothing was written where there are faults. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ConsoleResource(List<Fault> faults) {

    /**
     * Why a row cannot be taken.
     *
     * @param line as the file counts them, from 1; 0 for the list as a whole
     * @param column code, such as {@code last-scan}; empty for the whole row
     * @param reason code, such as {@code no-instant}
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fault(long line, String column, String value, String reason) {}

    static ConsoleResource of(List<ConsoleFault> faults) {
        return new ConsoleResource(faults.stream()
                .map(fault -> new Fault(fault.line(), fault.column(), fault.value(), Codes.of(fault.kind())))
                .toList());
    }
}
