package vn.dcim.core.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of a file: UTF-8, UTF-16, windows-1258, or letters of before Unicode.
 *
 * @param encoding what it was read as; empty for UTF-8
 */
record TableText(String text, String encoding) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
    private static final char MARK = '\uFEFF';

    /** @throws TableFault NO_TABLE for what is no text */
    static TableText of(byte[] content) {
        Optional<Charset> wide = wide(content);
        if (wide.isPresent()) {
            return new TableText(
                    unmarked(new String(content, wide.get())), wide.get().name());
        }
        for (byte one : content) {
            if (one == 0) {
                throw new TableFault(TableFault.Kind.NO_TABLE, "NUL");
            }
        }
        try {
            return new TableText(
                    unmarked(StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(content))
                            .toString()),
                    "");
        } catch (CharacterCodingException e) {
            return ofSingleBytes(content);
        }
    }

    private static TableText ofSingleBytes(byte[] content) {
        String latin = new String(content, WINDOWS_1252);
        return Stream.of(
                        new TableText(
                                Normalizer.normalize(new String(content, WINDOWS_1258), Normalizer.Form.NFC),
                                WINDOWS_1258.name()),
                        new TableText(OldLetters.TCVN3.decode(latin), OldLetters.TCVN3.name()),
                        new TableText(OldLetters.VNI.decode(latin), OldLetters.VNI.name()))
                // why: of equals the first, which is the one that still has a name of its own
                .reduce((one, other) -> VietnameseText.score(other.text) > VietnameseText.score(one.text) ? other : one)
                .orElseThrow();
    }

    private static Optional<Charset> wide(byte[] content) {
        if (content.length < 2) {
            return Optional.empty();
        }
        int first = content[0] & 0xFF;
        int second = content[1] & 0xFF;
        if (first == 0xFF && second == 0xFE || first != 0 && second == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return first == 0xFE && second == 0xFF || first == 0 && second != 0
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }
}
