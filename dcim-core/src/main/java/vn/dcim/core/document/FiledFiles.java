package vn.dcim.core.document;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Files that people hand in, told by their content and kept once for each content; nothing of it changes or goes away. */
@Singleton
public class FiledFiles {

    /** How large a file may be, in bytes: what the server takes in one request. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final int LONGEST_NAME = 200;

    private final DocumentFileRepository files;
    private final BeanProvider<DocumentReader> reader;

    FiledFiles(DocumentFileRepository files, BeanProvider<DocumentReader> reader) {
        this.files = files;
        this.reader = reader;
    }

    /**
     * A file that may be kept.
     *
     * @param name without blanks at its ends, cut where it is too long
     * @param type pdf, docx, xlsx, png, jpg
     * @param sha256 of the content, in lower-case hexadecimal
     * @param text all that is written in it; empty for pictures
     */
    public record Checked(String name, String type, byte[] content, String sha256, String text) {}

    /**
     * Tells what a file is.
     *
     * @throws DcimException INVALID_VALUE (file) for what is empty, too large, no PDF, DOCX, XLSX, PNG or JPEG by its content, or
     *     has macros
     */
    public Checked check(String name, byte[] content) {
        if (content.length == 0 || content.length > LARGEST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "file", name, "1–" + LARGEST);
        }
        DocumentReader.Read read = reader.get()
                .read(content)
                .orElseThrow(
                        () -> new DcimException(ErrorCode.INVALID_VALUE, "file", name, "PDF, DOCX, XLSX, PNG, JPEG"));
        String line = name.strip();
        return new Checked(
                line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME),
                read.type(),
                content,
                sha256(content),
                read.text());
    }

    /**
     * Tells what a file of evidence is, which may be plain text too, such as an excerpt of a log.
     *
     * @throws DcimException INVALID_VALUE (file) as {@link #check}, for what is no text either
     */
    public Checked checkEvidence(String name, byte[] content) {
        Optional<String> text = content.length > LARGEST ? Optional.empty() : plain(content);
        if (content.length == 0 || text.isEmpty()) {
            return check(name, content);
        }
        String line = name.strip();
        return new Checked(
                line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME),
                "txt",
                content,
                sha256(content),
                text.get());
    }

    /** Returns what is UTF-8 without control characters but those of lines and colours. */
    private static Optional<String> plain(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            boolean isPlain = !text.startsWith("%PDF")
                    && text.chars()
                            .allMatch(sign -> sign >= ' ' && sign != 0x7F || "\t\r\n\f\u001b".indexOf(sign) >= 0);
            return isPlain ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            // why: most files are no text
            return Optional.empty();
        }
    }

    /** Keeps a file, in the caller's transaction if there is one. */
    public void keep(Checked file) {
        if (!files.existsById(file.sha256())) {
            files.save(new DocumentFile(file.sha256(), file.content()));
        }
    }

    /** Returns a file as it was kept. @throws DcimException NOT_FOUND */
    public byte[] content(String sha256) {
        return files.findById(sha256)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "file", sha256))
                .content();
    }

    /** Returns all that is written in a file that was kept; empty for pictures. */
    String text(String sha256) {
        return reader.get().read(content(sha256)).map(DocumentReader.Read::text).orElse("");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }
}
