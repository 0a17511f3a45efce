package vn.dcim.web.power;

import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.power.Cable;

/** Connections as they are pasted from a spreadsheet or a file: from, to, path, outlet, phases, rank; one a line. */
final class PastedCables {

    private static final int MOST = 1000;
    private static final int COLUMNS = 6;

    private PastedCables() {}

    /** @throws DcimException INVALID_VALUE (lines) for none or more than a thousand */
    static List<Cable> read(String text) {
        List<Cable> cables = text.lines()
                .filter(line -> !line.isBlank())
                .map(PastedCables::cable)
                .toList();
        if (cables.isEmpty() || cables.size() > MOST) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "lines", cables.isEmpty() ? "" : cables.size(), "1–" + MOST);
        }
        return cables;
    }

    private static Cable cable(String line) {
        String between = line.contains("\t") ? "\t" : line.contains(";") ? ";" : ",";
        String[] cells = line.split(between, -1);
        String[] all = new String[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            all[i] = i < cells.length ? cells[i] : "";
        }
        return new Cable(all[0], all[1], all[2], all[3], all[4], all[5]);
    }
}
