package vn.dcim.core.forward;

import com.cloudbees.syslog.Severity;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.audit.AuditSeal;
import vn.dcim.core.audit.AuditSeals;

/** The seals; their position is the day, counted from 1 January 1970. */
@Singleton
@Requires(property = "datasources.default.url")
final class SealSource implements ForwardSource {

    private final AuditSeals seals;

    SealSource(AuditSeals seals) {
        this.seals = seals;
    }

    @Override
    public ForwardKind kind() {
        return ForwardKind.SEAL;
    }

    @Override
    public List<Outgoing> after(long position, int limit, ReceiverConfig receiver) {
        return seals.after(LocalDate.ofEpochDay(position)).stream()
                .limit(limit)
                .map(SealSource::message)
                .toList();
    }

    @Override
    public long newest() {
        return seals.latest().map(seal -> seal.day().toEpochDay()).orElse(0L);
    }

    @Override
    public Waiting waiting(long position, ReceiverConfig receiver) {
        List<AuditSeal> waiting = seals.after(LocalDate.ofEpochDay(position));
        return waiting.isEmpty()
                ? Waiting.NOTHING
                : new Waiting(waiting.size(), waiting.getFirst().madeAt());
    }

    static Outgoing message(AuditSeal seal) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", ForwardKind.SEAL.code());
        // why: the lines of what was signed, in their order and with their words, so that it can be written down again
        seal.statement().lines().skip(1).forEach(line -> {
            int space = line.indexOf(' ');
            fields.put(line.substring(0, space), line.substring(space + 1));
        });
        fields.put("signature", seal.signature());
        return new Outgoing(
                seal.day().toEpochDay(),
                seal.madeAt(),
                Severity.NOTICE,
                "audit.seal",
                seal.statement().strip().replace("\n", ", "),
                fields);
    }
}
