package vn.dcim.core.forward;

import com.cloudbees.syslog.Severity;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditTrail;

/** The audit log. Its numbers have no gaps and are committed in their order. */
@Singleton
@Requires(property = "datasources.default.url")
final class AuditSource implements ForwardSource {

    /** What a security operations centre looks at first. */
    private static final Set<String> WARNINGS =
            Set.of("sign-in.refused", "token.refused", "account.lock", "passkey.cloned");

    private final AuditTrail trail;

    AuditSource(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public ForwardKind kind() {
        return ForwardKind.AUDIT;
    }

    @Override
    public List<Outgoing> after(long position, int limit, ReceiverConfig receiver) {
        return trail.after(position, limit).stream().map(AuditSource::message).toList();
    }

    @Override
    public long newest() {
        return trail.newest();
    }

    @Override
    public Waiting waiting(long position, ReceiverConfig receiver) {
        return trail.after(position, 1).stream()
                .findFirst()
                .map(first -> new Waiting(Math.max(1, trail.newest() - first.id() + 1), first.at()))
                .orElse(Waiting.NOTHING);
    }

    static Outgoing message(AuditEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", ForwardKind.AUDIT.code());
        fields.put("sequence", Long.toString(entry.id()));
        fields.put("instant", entry.hashedAt());
        fields.put("person", entry.actor());
        fields.put("address", entry.address());
        fields.put("action", entry.action());
        fields.put("object", entry.subject());
        fields.put("before", entry.was());
        fields.put("after", entry.became());
        fields.put("reason", entry.reason());
        fields.put("request", entry.requestId());
        fields.put("previous", entry.previous());
        fields.put("hash", entry.hash());
        return new Outgoing(
                entry.id(),
                entry.at(),
                WARNINGS.contains(entry.action()) ? Severity.WARNING : Severity.NOTICE,
                entry.action(),
                text(entry),
                fields);
    }

    private static String text(AuditEntry entry) {
        String change = entry.was().isEmpty() ? entry.became() : entry.was() + " → " + entry.became();
        return entry.actor() + " " + entry.action() + " " + entry.subject() + (change.isEmpty() ? "" : ": " + change)
                + (entry.reason().isEmpty() ? "" : " (" + entry.reason() + ")");
    }
}
