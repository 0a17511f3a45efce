package vn.dcim.core.regulation.inspection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import vn.dcim.core.regulation.Deadlines;

/** Archives whose times are those of what they tell, and not those of their making. */
final class FixedZip {

    private static final String PROPERTIES = "docProps/core.xml";

    /** Of gzip, in bytes: no name, no comment. */
    private static final int HEADER = 10;

    /** Of gzip, in bytes: CRC-32, size. */
    private static final int TRAILER = 8;

    private FixedZip() {}

    /** Returns an entry as of the last moment of a day. */
    static ZipEntry entry(String path, LocalDate day) {
        var entry = new ZipEntry(path);
        // why: local, so that the zone of the machine changes nothing; the format counts in steps of two seconds
        entry.setTimeLocal(LocalDateTime.of(day.getYear(), day.getMonth(), day.getDayOfMonth(), 23, 59, 58));
        return entry;
    }

    /** Returns the same for an archive that takes what is packed already, too. */
    static ZipArchiveEntry deflated(String path, LocalDate day) throws IOException {
        ZipEntry entry = entry(path, day);
        entry.setMethod(ZipEntry.DEFLATED);
        return new ZipArchiveEntry(entry);
    }

    /** Returns the same for what is packed already, with sizes and sum as its trailer has them. @param gzip of less than 2 GiB */
    static ZipArchiveEntry packed(String path, LocalDate day, byte[] gzip) throws IOException {
        ByteBuffer trailer =
                ByteBuffer.wrap(gzip, gzip.length - TRAILER, TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        ZipArchiveEntry entry = deflated(path, day);
        entry.setCrc(Integer.toUnsignedLong(trailer.getInt()));
        entry.setSize(Integer.toUnsignedLong(trailer.getInt()));
        entry.setCompressedSize(gzip.length - HEADER - TRAILER);
        return entry;
    }

    /** Returns what stands between header and trailer, as an archive takes it. @param gzip as {@code GZIPOutputStream} writes it */
    static InputStream deflated(byte[] gzip) {
        return new ByteArrayInputStream(gzip, HEADER, gzip.length - HEADER - TRAILER);
    }

    /** Tells whether nothing but the bare header of RFC 1952 stands before what is packed. */
    static boolean isBare(byte[] gzip) {
        return gzip.length > HEADER + TRAILER && gzip[2] == Deflater.DEFLATED && gzip[3] == 0;
    }

    /** Returns a docx or xlsx as of the last moment of a day, whenever it was made. */
    static byte[] of(byte[] office, LocalDate day) {
        var bytes = new ByteArrayOutputStream(office.length);
        try {
            // why: not every writer puts sizes where a stream finds them before its content, only a file has its
            // directory
            Path kept = Files.createTempFile("office-", ".zip");
            try {
                Files.write(kept, office);
                try (var in = new ZipFile(kept.toFile());
                        var out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
                    for (ZipEntry entry : Collections.list(in.entries())) {
                        byte[] content = in.getInputStream(entry).readAllBytes();
                        out.putNextEntry(entry(entry.getName(), day));
                        out.write(entry.getName().equals(PROPERTIES) ? dated(content, day) : content);
                        out.closeEntry();
                    }
                }
            } finally {
                Files.delete(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] dated(byte[] properties, LocalDate day) {
        String at = DateTimeFormatter.ISO_INSTANT.format(Deadlines.endOf(day).minusSeconds(1));
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$1" + at)
                .getBytes(StandardCharsets.UTF_8);
    }
}
