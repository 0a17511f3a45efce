package vn.dcim.web.foreign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.foreign.ForeignImport;
import vn.dcim.core.foreign.ForeignImports;
import vn.dcim.web.language.Words;

/**
 * What became of a list, or would.
 *
 * @param id of the import; null where it was not taken over
 * @param sha256 of the bytes; null where it was not taken over
 * @param accounts that could be read
 * @param added against the list before, like changed and gone; 0 for a list with faults
 * @param faults the first thousand
 * @param faultCount of all; the list is taken over if it is 0
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForeignImportResource(
        @Nullable Long id,
        @Nullable String sha256,
        int accounts,
        int added,
        int changed,
        int gone,
        List<Fault> faults,
        long faultCount) {

    /**
     * What is wrong with a cell, or with the whole.
     *
     * @param line of the file, from 1; 0 where the whole is meant
     * @param fault such as double-login
     * @param detail what is wrong and what mends it, in the reader's language
     */
    @Serdeable
    record Fault(long line, String column, String value, String fault, String detail) {}

    static ForeignImportResource of(ForeignImports.Outcome outcome, Words words) {
        return new ForeignImportResource(
                outcome.taken().map(ForeignImport::id).orElse(null),
                outcome.taken().map(ForeignImport::sha256).orElse(null),
                outcome.list().accounts().size(),
                outcome.changes().added().size(),
                outcome.changes().changed().size(),
                outcome.changes().gone().size(),
                outcome.list().faults().stream()
                        .map(fault -> new Fault(
                                fault.line(),
                                fault.column(),
                                fault.value(),
                                fault.kind().code(),
                                ForeignTexts.fault(words, fault)))
                        .toList(),
                outcome.list().faultCount());
    }
}
