package vn.dcim.core.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The four files of an archive, which bear one name: entries ({@code .jsonl.gz}), seals ({@code .seals.jsonl}), what is signed
 * ({@code .txt}) and the signature ({@code .sig}).
 */
final class ArchiveFiles {

    private static final String ENTRIES = ".jsonl.gz";
    private static final String SEALS = ".seals.jsonl";
    private static final String STATEMENT = ".txt";
    private static final String SIGNATURE = ".sig";
    private static final String PARTIAL = ".partial";
    private static final JsonFactory JSON = new JsonFactory();

    private final Path folder;
    private final String name;

    ArchiveFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Returns the files to which one of them belongs. */
    static ArchiveFiles of(Path one) {
        String file = one.getFileName().toString();
        String name = List.of(ENTRIES, SEALS, STATEMENT, SIGNATURE).stream()
                .filter(file::endsWith)
                .map(ending -> file.substring(0, file.length() - ending.length()))
                .findFirst()
                .orElse(file);
        return new ArchiveFiles(one.toAbsolutePath().getParent(), name);
    }

    Path statement() {
        return folder.resolve(name + STATEMENT);
    }

    /** Hands what follows each other to a file. */
    interface Writing {
        void to(Consumer<Map<String, String>> lines) throws IOException;
    }

    /** Writes the entries. @return SHA-256 of the file, hexadecimal */
    String writeEntries(Writing writing) throws IOException {
        Path partial = folder.resolve(name + ENTRIES + PARTIAL);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(partial))) {
            writing.to(line -> write(out, line));
        }
        move(partial, folder.resolve(name + ENTRIES));
        return entriesSum();
    }

    /** Writes the seals. @return SHA-256 of the file, hexadecimal */
    String writeSeals(List<AuditSeal> seals) throws IOException {
        Path partial = folder.resolve(name + SEALS + PARTIAL);
        try (OutputStream out = Files.newOutputStream(partial)) {
            seals.forEach(seal -> write(out, columns(seal)));
        }
        move(partial, folder.resolve(name + SEALS));
        return sealsSum();
    }

    /** Writes what is signed and the signature: from then on it is an archive. */
    void write(AuditArchive archive) throws IOException {
        Files.write(folder.resolve(name + SIGNATURE), Base64.getDecoder().decode(archive.signature()));
        Path partial = folder.resolve(name + STATEMENT + PARTIAL);
        Files.writeString(partial, archive.statement(), StandardCharsets.US_ASCII);
        move(partial, statement());
    }

    boolean exist() {
        return Files.exists(statement());
    }

    /** Reads what is signed with its signature. @throws IOException when a file is missing or is nothing of the kind */
    AuditArchive read() throws IOException {
        try {
            Map<String, String> lines = new LinkedHashMap<>();
            Files.readAllLines(statement(), StandardCharsets.US_ASCII)
                    .forEach(line -> lines.put(
                            line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
            String signature = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(name + SIGNATURE)));
            return new AuditArchive(
                    LocalDate.parse(lines.get("from")),
                    LocalDate.parse(lines.get("until")),
                    Long.parseLong(lines.get("first")),
                    Long.parseLong(lines.get("last")),
                    lines.get("previous"),
                    lines.get("head"),
                    lines.get("entries"),
                    lines.get("seals"),
                    Instant.parse(lines.get("made")),
                    signature);
        } catch (RuntimeException e) {
            throw new IOException(statement() + " is not what an archive is signed with", e);
        }
    }

    String entriesSum() throws IOException {
        return sum(folder.resolve(name + ENTRIES));
    }

    String sealsSum() throws IOException {
        return sum(folder.resolve(name + SEALS));
    }

    void eachEntry(Consumer<AuditEntry> taker) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name + ENTRIES)))) {
            each(in, line -> taker.accept(AuditEntry.of(line)));
        }
    }

    List<AuditSeal> seals() throws IOException {
        List<AuditSeal> seals = new java.util.ArrayList<>();
        try (InputStream in = Files.newInputStream(folder.resolve(name + SEALS))) {
            each(in, line -> seals.add(seal(line)));
        }
        return seals;
    }

    private static void each(InputStream in, Consumer<Map<String, String>> taker) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    taker.accept(parse(line));
                } catch (RuntimeException e) {
                    throw new IOException("a line of an archive cannot be read: " + line, e);
                }
            }
        }
    }

    private static Map<String, String> parse(String line) throws IOException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String column = json.currentName();
                json.nextToken();
                columns.put(column, json.getText());
            }
        }
        return columns;
    }

    private static void write(OutputStream out, Map<String, String> columns) {
        var text = new StringWriter();
        try {
            try (JsonGenerator json = JSON.createGenerator(text)) {
                json.writeStartObject();
                for (var column : columns.entrySet()) {
                    if (column.getKey().equals("id")) {
                        json.writeNumberField("id", Long.parseLong(column.getValue()));
                    } else {
                        json.writeStringField(column.getKey(), column.getValue());
                    }
                }
                json.writeEndObject();
            }
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> columns(AuditSeal seal) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("day", seal.day().toString());
        columns.put("entries", Long.toString(seal.entries()));
        columns.put("last", Long.toString(seal.last()));
        columns.put("head", seal.head());
        columns.put("made", AuditChain.instant(seal.madeAt()));
        columns.put("signature", seal.signature());
        return columns;
    }

    private static AuditSeal seal(Map<String, String> columns) {
        return new AuditSeal(
                LocalDate.parse(columns.get("day")),
                Long.parseLong(columns.get("last")),
                columns.get("head"),
                Long.parseLong(columns.get("entries")),
                Instant.parse(columns.get("made")),
                columns.get("signature"));
    }

    private static String sum(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
