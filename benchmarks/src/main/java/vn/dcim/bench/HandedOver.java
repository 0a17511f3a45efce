package vn.dcim.bench;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import vn.dcim.core.telemetry.SampleBatch;

/** What one process has handed over to its pipeline and what that said of it, as its {@link HandedOverSink} puts it down. */
final class HandedOver {

    static final String STORED = "stored";
    static final String BEFORE = "before";

    private static final String HANDED = "H";
    private static final String ANSWERED = "A";

    /** As the journal recognises a batch. */
    record Key(long device, long at, long fingerprint) {}

    /**
     * A batch.
     *
     * @param samples how many values it had; none where the device did not answer
     * @param kept whether a broker keeps it until it is acknowledged
     * @param answer {@link #STORED}, {@link #BEFORE} or the name of what went wrong; null while there is none
     */
    record Batch(
            Key key, int samples, boolean kept, @Nullable String answer) {}

    private final Path file;
    private final Map<Long, Batch> open = new HashMap<>();
    private long position;
    private boolean dead;

    HandedOver(Path file) {
        this.file = file;
    }

    static String handed(long number, SampleBatch batch) {
        return String.join(
                " ",
                HANDED,
                String.valueOf(number),
                String.valueOf(batch.deviceId()),
                String.valueOf(batch.at().toEpochMilli()),
                String.valueOf(batch.fingerprint()),
                String.valueOf(batch.samples().size()),
                batch.kept() + "\n");
    }

    static String answered(long number, String answer) {
        return String.join(" ", ANSWERED, String.valueOf(number), answer + "\n");
    }

    /** Reads on; hands over each batch that was answered since, and each of a dead process that never will be. */
    void follow(Consumer<Batch> each) throws IOException {
        for (String line : news()) {
            String[] words = line.split(" ");
            long number = Long.parseLong(words[1]);
            if (words[0].equals(HANDED)) {
                var key = new Key(Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4]));
                open.put(number, new Batch(key, Integer.parseInt(words[5]), Boolean.parseBoolean(words[6]), null));
            } else {
                Batch batch = open.remove(number);
                each.accept(new Batch(batch.key(), batch.samples(), batch.kept(), words[2]));
            }
        }
        if (dead) {
            open.values().forEach(each);
            open.clear();
        }
    }

    private String[] news() throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(in.length() - position)];
            in.seek(position);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            position += end;
            return end == 0 ? new String[0] : text.substring(0, end).split("\n");
        }
    }

    /** The process was killed: what was not answered by now is in flight for good. */
    void die() {
        dead = true;
    }

    /** Tells whether something that was handed over up to an instant has no answer yet. */
    boolean isWaiting(long until) {
        return open.values().stream().anyMatch(batch -> batch.key().at() < until);
    }
}
