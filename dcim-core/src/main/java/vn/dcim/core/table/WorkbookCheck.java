package vn.dcim.core.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks through an archive before anything in it is believed: what it unpacks to, and whether it is a plain workbook. */
final class WorkbookCheck {

    private static final int MOST_ENTRIES = 500;
    private static final long MOST_BYTES = 128L << 20;
    // why: XML of lists packs to a fiftieth; what packs to less than a two hundredth repeats itself as no list does
    private static final long GREATEST_RATIO = 200;
    private static final long SMALL = 1 << 20;

    private WorkbookCheck() {}

    /** @throws TableFault BOMB, MACROS, OLD_FORM, NO_TABLE, BROKEN */
    static void of(ZipFile archive) {
        Set<String> names = new HashSet<>();
        long total = 0;
        byte[] room = new byte[1 << 16];
        for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
            if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES) {
                throw new TableFault(TableFault.Kind.BOMB, MOST_ENTRIES + " zip");
            }
            total += unpacked(archive, entry, total, room);
        }
        refuseOthers(names);
    }

    private static long unpacked(ZipFile archive, ZipArchiveEntry entry, long before, byte[] room) {
        long bytes = 0;
        try (InputStream stream = archive.getInputStream(entry)) {
            int read = stream.read(room);
            while (read >= 0) {
                bytes += read;
                boolean isDense = bytes > SMALL && bytes > GREATEST_RATIO * Math.max(entry.getCompressedSize(), 1);
                if (before + bytes > MOST_BYTES || isDense) {
                    throw new TableFault(TableFault.Kind.BOMB, (MOST_BYTES >> 20) + " MiB");
                }
                read = stream.read(room);
            }
            return bytes;
        } catch (IOException e) {
            throw new TableFault(TableFault.Kind.BROKEN, entry.getName());
        }
    }

    private static void refuseOthers(Set<String> names) {
        if (names.stream()
                .anyMatch(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("vbaproject.bin"))) {
            throw new TableFault(TableFault.Kind.MACROS, "");
        }
        if (names.contains("xl/workbook.bin")) {
            throw new TableFault(TableFault.Kind.OLD_FORM, "xlsb");
        }
        if (names.contains("content.xml")) {
            throw new TableFault(TableFault.Kind.OLD_FORM, "ods");
        }
        if (!names.contains("xl/workbook.xml")) {
            throw new TableFault(TableFault.Kind.NO_TABLE, "ZIP");
        }
    }
}
