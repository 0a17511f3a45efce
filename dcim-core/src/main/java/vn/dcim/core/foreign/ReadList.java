package vn.dcim.core.foreign;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list as it was read.
 *
 * @param separator of the cells: comma, semicolon or tab
 * @param heads of the columns, in their order; none where the file cannot be read at all
 * @param fields what each column tells; empty for one that is left out
 * @param sample cells of the first row below the heads
 * @param accounts those without a fault
 * @param faults the first thousand, in the order of the file
 * @param faultCount of all
 */
public record ReadList(
        char separator,
        List<String> heads,
        List<Optional<ForeignField>> fields,
        List<String> sample,
        List<ForeignAccount> accounts,
        List<ListFault> faults,
        long faultCount) {

    static ReadList unreadable(ListFault fault) {
        return new ReadList(',', List.of(), List.of(), List.of(), List.of(), List.of(fault), 1);
    }

    /** Tells whether the file is a table at all, so that choosing columns may mend it. */
    public boolean isTable() {
        return !heads.isEmpty();
    }

    public boolean isFit() {
        return faultCount == 0;
    }

    public Set<ForeignField> columns() {
        return fields.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
