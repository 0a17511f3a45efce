package vn.dcim.core.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what NetBox takes in: a ZIP of CSV files by the columns of its bulk import, or the answers of its REST API. */
@Singleton
public class NetboxFiles {

    /** What has no place in NetBox, and how often. */
    private static final String LEFT = "not-carried-over.txt";

    private final JsonMapper json;

    NetboxFiles(JsonMapper json) {
        this.json = json;
    }

    /** Returns the files, numbered in the order in which NetBox takes them. */
    public byte[] zip(NetboxSet set) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (NetboxKind kind : NetboxKind.values()) {
                if (!set.of(kind).isEmpty()) {
                    zip.putNextEntry(new ZipEntry(kind.file()));
                    zip.write(csv(kind, set.of(kind)));
                    zip.closeEntry();
                }
            }
            if (!set.left().isEmpty()) {
                zip.putNextEntry(new ZipEntry(LEFT));
                zip.write(left(set).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the answers of the REST API by their addresses, in one object. */
    public byte[] json(NetboxSet set) {
        try {
            return json.writeValueAsBytes(NetboxJson.answers(set));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String left(NetboxSet set) {
        return set.left().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] csv(NetboxKind kind, List<NetboxRow> rows) {
        var text = new StringWriter();
        // why: NetBox refuses columns of custom fields that it has not, so those that nothing fills stay out
        List<String> columns = kind.columns().stream()
                .filter(column -> !column.startsWith(NetboxKind.CUSTOM)
                        || rows.stream().anyMatch(row -> !row.of(column).isEmpty()))
                .toList();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns);
            rows.forEach(row -> csv.writeRecord(columns.stream().map(row::of).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
