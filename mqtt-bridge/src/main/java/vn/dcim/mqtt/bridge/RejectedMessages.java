package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import vn.dcim.core.ingest.RejectedDetail;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.core.ingest.RejectedMessageRepository;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.sparkplug.Heard;

/**
 * Keeps what nobody could use, so that a person can see why; of a flood of the same kind only the first rows of a minute, and one
 * that counts the rest.
 */
@Singleton
@Requires(property = "dcim.mqtt.url")
class RejectedMessages {

    static final int ROWS_A_MINUTE = 10;
    static final int KINDS_A_MINUTE = 200;
    static final int TEXT_LIMIT = 1000;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String MANY_TOPICS = "…";

    private final RejectedMessageRepository repository;
    private final Clock clock;
    private final LongAdder total = new LongAdder();
    private final Map<Kind, Flood> floods = new HashMap<>();
    private Instant windowStart = Instant.MIN;

    RejectedMessages(RejectedMessageRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    private record Kind(String topic, String reason) {}

    private static final class Flood {
        private int rows;
        private long beyond;
        private RejectedMessage last;
    }

    /** Keeps a message, durably when this returns, unless it is one of a flood; then it is counted. */
    synchronized void keep(Arrival arrival, Fault fault) {
        total.increment();
        roll(clock.instant());
        Kind kind = new Kind(arrival.topic(), fault.reason().code());
        if (!floods.containsKey(kind) && floods.size() >= KINDS_A_MINUTE) {
            kind = new Kind(MANY_TOPICS, fault.reason().code());
        }
        Flood flood = floods.computeIfAbsent(kind, _ -> new Flood());
        RejectedMessage message = new RejectedMessage(
                null,
                arrival.receivedAt(),
                RejectedMessage.Kind.MQTT,
                cut(arrival.topic()),
                text(arrival.payload()),
                arrival.size(),
                fault.reason().code(),
                RejectedDetail.of(fault.detail().code(), fault.arguments().toArray()));
        if (flood.rows < ROWS_A_MINUTE) {
            repository.save(message);
            flood.rows++;
        } else {
            flood.beyond++;
            flood.last = message;
        }
    }

    /** Keeps a message of an edge node, or one of its faults, as {@link #keep(Arrival, Fault)} does. */
    void keep(Heard heard, Fault fault, BrokerConnection from) {
        keep(
                new Arrival(
                        heard.topic(),
                        heard.payload(),
                        heard.payload().length,
                        heard.retained(),
                        "",
                        false,
                        0,
                        heard.receivedAt(),
                        from),
                fault);
    }

    /** Writes down what floods were counted, once their minute is over. */
    synchronized void tick() {
        roll(clock.instant());
    }

    private void roll(Instant now) {
        if (!windowStart.equals(Instant.MIN) && !now.isBefore(windowStart) && now.isBefore(windowStart.plus(WINDOW))) {
            return;
        }
        List<RejectedMessage> summaries = new ArrayList<>();
        for (Flood flood : floods.values()) {
            if (flood.beyond > 0) {
                RejectedMessage last = flood.last;
                summaries.add(new RejectedMessage(
                        null,
                        last.at(),
                        last.kind(),
                        last.source(),
                        last.payload(),
                        last.size(),
                        last.reason(),
                        last.detail().standingFor(flood.beyond)));
            }
        }
        repository.saveAll(summaries);
        floods.clear();
        windowStart = now;
    }

    /** Returns how many messages were rejected since the start, kept or counted. */
    long total() {
        return total.sum();
    }

    private static String cut(String text) {
        return text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT - 1) + "…";
    }

    /** Returns the first bytes of a payload as text, those that are no UTF-8 as {@code \xNN}. */
    static String text(byte[] payload) {
        ByteBuffer bytes = ByteBuffer.wrap(payload, 0, Math.min(payload.length, RejectedMessage.KEPT_BYTES));
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        StringBuilder text = new StringBuilder();
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, true);
            text.append(characters.flip());
            characters.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.append("\\x%02X".formatted(bytes.get() & 0xFF));
            }
            decoder.reset();
        }
    }
}
