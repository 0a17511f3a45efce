package vn.dcim.core.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.core.telemetry.block.Packer;
import vn.dcim.core.telemetry.block.Unpacker;

/**
 * Messages packed together, column by column, so that like stands beside like; opened without making each a message, for a search that
 * wants few of them.
 *
 * <pre>
 *   version    byte, 1
 *   count      varint
 *   words      varint, then each as varint of its bytes and UTF-8: what stands in the columns of short texts, once
 *   sources    zigzag of the difference to the one before
 *   received   the same, milliseconds
 *   said       varint: 0 for none, else 1 + zigzag of the difference to its receipt, milliseconds
 *   priority   byte, 8 × facility + severity
 *   sender, host, application, process, message id, structured data: varint, the number of the word, a column each
 *   lengths    varint, bytes of each text
 *   texts      UTF-8, one behind the other
 * </pre>
 */
final class LogBlock {

    private static final int VERSION = 1;
    private static final int SEVERITIES = 8;
    private static final int SHORT_TEXTS = 6;
    private static final int SENDER = 0;
    private static final int HOST = 1;
    private static final int APPLICATION = 2;
    private static final int PROCESS = 3;
    private static final int MESSAGE_ID = 4;
    private static final int STRUCTURED = 5;

    private final int count;
    private final String[] words;
    private final long[] sources;
    private final long[] received;
    private final long[] said;
    private final byte[] priorities;
    private final int[][] shorts;
    /** Where each text begins, and behind the last where it ends. */
    private final int[] texts;

    private final byte[] bytes;

    private LogBlock(Unpacker in) {
        int version = in.getByte();
        if (version != VERSION) {
            throw new IllegalStateException("log messages of version " + version + ", this program knows " + VERSION);
        }
        count = in.getCount();
        words = new String[in.getCount()];
        for (int i = 0; i < words.length; i++) {
            words[i] = new String(in.getBytes(in.getCount()), StandardCharsets.UTF_8);
        }
        sources = differences(in);
        received = differences(in);
        said = new long[count];
        for (int i = 0; i < count; i++) {
            said[i] = in.getVarint();
        }
        priorities = in.getBytes(count);
        shorts = new int[SHORT_TEXTS][count];
        for (int[] column : shorts) {
            for (int i = 0; i < count; i++) {
                column[i] = in.getCount();
            }
        }
        texts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            texts[i + 1] = texts[i] + in.getCount();
        }
        bytes = in.getRest();
    }

    private long[] differences(Unpacker in) {
        long[] column = new long[count];
        long before = 0;
        for (int i = 0; i < count; i++) {
            before += in.getZigzag();
            column[i] = before;
        }
        return column;
    }

    static LogBlock open(Unpacker content) {
        return new LogBlock(content);
    }

    /** Packs messages in their order. */
    static Packer pack(List<StoredLog> logs) {
        Map<String, Integer> words = new LinkedHashMap<>();
        List<int[]> shorts = new ArrayList<>(logs.size());
        List<byte[]> texts = new ArrayList<>(logs.size());
        for (StoredLog log : logs) {
            LogMessage message = log.message();
            String[] told = {
                message.sender(),
                message.host(),
                message.application(),
                message.process(),
                message.messageId(),
                message.structuredData()
            };
            int[] numbers = new int[SHORT_TEXTS];
            for (int i = 0; i < SHORT_TEXTS; i++) {
                Integer number = words.putIfAbsent(told[i], words.size());
                numbers[i] = number == null ? words.size() - 1 : number;
            }
            shorts.add(numbers);
            texts.add(message.text().getBytes(StandardCharsets.UTF_8));
        }
        var out = new Packer(256 * logs.size() + 64);
        out.putByte(VERSION);
        out.putVarint(logs.size());
        out.putVarint(words.size());
        words.keySet().forEach(word -> put(out, word.getBytes(StandardCharsets.UTF_8)));
        long before = 0;
        for (StoredLog log : logs) {
            out.putZigzag(log.sourceId() - before);
            before = log.sourceId();
        }
        before = 0;
        for (StoredLog log : logs) {
            out.putZigzag(log.message().receivedAt().toEpochMilli() - before);
            before = log.message().receivedAt().toEpochMilli();
        }
        logs.forEach(log -> out.putVarint(said(log.message())));
        logs.forEach(log -> out.putByte(
                log.message().facility() * SEVERITIES + log.message().severity()));
        for (int i = 0; i < SHORT_TEXTS; i++) {
            int column = i;
            shorts.forEach(numbers -> out.putVarint(numbers[column]));
        }
        texts.forEach(text -> out.putVarint(text.length));
        texts.forEach(text -> out.putAll(text, 0, text.length));
        return out;
    }

    private static void put(Packer out, byte[] text) {
        out.putVarint(text.length);
        out.putAll(text, 0, text.length);
    }

    private static long said(LogMessage message) {
        if (message.saidAt() == null) {
            return 0;
        }
        long apart = message.saidAt().toEpochMilli() - message.receivedAt().toEpochMilli();
        return 1 + (apart << 1 ^ apart >> 63);
    }

    int count() {
        return count;
    }

    long sourceId(int place) {
        return sources[place];
    }

    long receivedMs(int place) {
        return received[place];
    }

    int severity(int place) {
        return priorities[place] & SEVERITIES - 1;
    }

    StoredLog log(int place) {
        Instant at = Instant.ofEpochMilli(received[place]);
        long apart = said[place] - 1;
        return new StoredLog(
                sources[place],
                new LogMessage(
                        word(SENDER, place),
                        at,
                        said[place] == 0 ? null : at.plusMillis(apart >>> 1 ^ -(apart & 1)),
                        (priorities[place] & 0xFF) / SEVERITIES,
                        severity(place),
                        word(HOST, place),
                        word(APPLICATION, place),
                        word(PROCESS, place),
                        word(MESSAGE_ID, place),
                        word(STRUCTURED, place),
                        text(place)));
    }

    List<StoredLog> all() {
        List<StoredLog> all = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            all.add(log(place));
        }
        return all;
    }

    /** Gives every text once, and every word of the columns. */
    void forEachText(Consumer<String> consumer) {
        for (String word : words) {
            consumer.accept(word);
        }
        for (int place = 0; place < count; place++) {
            consumer.accept(text(place));
        }
    }

    private String text(int place) {
        return new String(bytes, texts[place], texts[place + 1] - texts[place], StandardCharsets.UTF_8);
    }

    private String word(int column, int place) {
        return words[shorts[column][place]];
    }

    /** Looks for words in messages of this block. */
    Finder finder(List<LogWord> wanted) {
        return new Finder(wanted);
    }

    /** Tells which messages hold all of the words. */
    final class Finder {

        private final List<LogWord> wanted;
        /** For each word wanted, which words of the columns hold it. */
        private final boolean[][] held;

        private Finder(List<LogWord> wanted) {
            this.wanted = wanted;
            this.held = new boolean[wanted.size()][words.length];
            for (int i = 0; i < held.length; i++) {
                for (int word = 0; word < words.length; word++) {
                    held[i][word] = wanted.get(i).isIn(words[word]);
                }
            }
        }

        boolean fits(int place) {
            for (int i = 0; i < held.length; i++) {
                if (!wanted.get(i).isIn(bytes, texts[place], texts[place + 1]) && !isHeld(held[i], place)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isHeld(boolean[] word, int place) {
            for (int[] column : shorts) {
                if (word[column[place]]) {
                    return true;
                }
            }
            return false;
        }
    }
}
