package vn.dcim.core.syslog;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;

/** The registered sources of log messages, and what people do with them; each act is a row of the audit log. */
@Singleton
@Requires(property = "datasources.default.url")
public class LogSources {

    /** Seconds since its last message. */
    static final String SILENCE = "log.silence";
    /** Messages a minute. */
    static final String RATE = "log.rate";
    /** Messages of severity 0 to 3 a minute. */
    static final String SEVERE_RATE = "log.severe-rate";
    /** Seconds by which its clock is ahead. */
    static final String CLOCK = "device.clock-offset";

    private static final String PROFILE = "syslog";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_HOST = 100;
    private static final int MOST_MONTHS = 120;

    private final LogSourceRepository rows;
    private final DeviceRepository devices;
    private final DeviceRegistry registry;
    private final AuditLog audit;
    private volatile @Nullable Known known;

    LogSources(LogSourceRepository rows, DeviceRepository devices, DeviceRegistry registry, AuditLog audit) {
        this.rows = rows;
        this.devices = devices;
        this.registry = registry;
        this.audit = audit;
    }

    /** What a message is matched by; hosts in lower case. */
    private record Sign(String sender, String host) {}

    private record Known(Map<Long, LogSource> byId, Map<Sign, LogSource> bySign) {}

    /** Returns all sources but those that are gone, by name. */
    public List<LogSource> all() {
        return known().byId().values().stream()
                .filter(LogSource::isUsed)
                .sorted(Comparator.comparing(source -> source.device().name(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Returns all sources that ever were, by id. */
    public Map<Long, LogSource> ever() {
        return known().byId();
    }

    /** @throws DcimException NOT_FOUND */
    public LogSource get(long id) {
        LogSource source = known().byId().get(id);
        if (source == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "log-source", id);
        }
        return source;
    }

    /** Returns whose message it is: of the source with this address and host, or else of the one with the address alone. */
    Optional<LogSource> of(String sender, String host) {
        Map<Sign, LogSource> signs = known().bySign();
        LogSource exact = signs.get(sign(sender, host));
        return Optional.ofNullable(exact != null ? exact : signs.get(sign(sender, "")));
    }

    private static Sign sign(String sender, String host) {
        return new Sign(sender, host.toLowerCase(Locale.ROOT));
    }

    private Known known() {
        Known now = known;
        return now == null ? read() : now;
    }

    private synchronized Known read() {
        if (known == null) {
            Map<Long, LogSource> byId = new HashMap<>();
            Map<Sign, LogSource> bySign = new HashMap<>();
            for (LogSourceRow row : rows.findAll()) {
                devices.findById(row.deviceId()).ifPresent(device -> {
                    var source = new LogSource(device, row.kind(), row.retentionMonths());
                    byId.put(device.id(), source);
                    if (source.isUsed()) {
                        bySign.put(sign(source.sender(), source.host()), source);
                    }
                });
            }
            known = new Known(Map.copyOf(byId), Map.copyOf(bySign));
        }
        return known;
    }

    @EventListener
    synchronized void changed(DeviceChanged event) {
        if (event.device().isLogSource()) {
            known = null;
        }
    }

    private synchronized void forget() {
        known = null;
    }

    /**
     * Adds a source; its messages are kept from now on.
     *
     * @throws DcimException INVALID_VALUE with the field; ALREADY_EXISTS for a name or a sender in use
     */
    public LogSource add(LogSourceDraft draft, String actor) {
        String name = text("name", draft.name(), LONGEST_NAME);
        LogSourceKind kind = LogSourceKind.of(draft.kind());
        int months = months(draft.retentionMonths());
        String address = address(draft, null);
        Device device = registry.add(name, address, null, draft.group().strip(), draft.placeId(), reading());
        rows.save(new LogSourceRow(device.id(), kind, months));
        forget();
        audit.record(actor, "log-source.add", device.name(), "", told(address, kind, months), "");
        return get(device.id());
    }

    /**
     * Changes where messages of a source come from, what it is, and how long they are kept. A shorter time takes effect with the next
     * night.
     *
     * @throws DcimException NOT_FOUND; as {@link #add}
     */
    public LogSource change(long id, LogSourceDraft draft, String actor) {
        LogSource before = get(id);
        LogSourceKind kind = LogSourceKind.of(draft.kind());
        int months = months(draft.retentionMonths());
        String address = address(draft, before);
        rows.update(new LogSourceRow(id, kind, months));
        if (!address.equals(before.device().address())) {
            registry.setAddress(id, address);
        }
        forget();
        audit.record(
                actor,
                "log-source.change",
                before.device().name(),
                told(before.device().address(), before.kind(), before.retentionMonths()),
                told(address, kind, months),
                "");
        return get(id);
    }

    /**
     * Ends the registration of a source; what it sent is kept for its time.
     *
     * @throws DcimException NOT_FOUND
     */
    public void retire(long id, String reason, String actor) {
        LogSource source = get(id);
        registry.setState(id, Device.State.RETIRED);
        forget();
        audit.record(
                actor,
                "log-source.retire",
                source.device().name(),
                source.device().address(),
                "",
                text("reason", reason, 1000));
    }

    private static String told(String address, LogSourceKind kind, int months) {
        return address + ", " + kind.code() + ", " + months;
    }

    private String address(LogSourceDraft draft, @Nullable LogSource itself) {
        String sender = numeric(draft.sender());
        String host = draft.host().strip();
        if (host.length() > LONGEST_HOST || host.chars().anyMatch(c -> c <= ' ' || c == '/')) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "host",
                    host,
                    "a name without spaces and slashes, at most " + LONGEST_HOST);
        }
        all().stream()
                .filter(other -> itself == null || other.id() != itself.id())
                .filter(other -> sign(other.sender(), other.host()).equals(sign(sender, host)))
                .findFirst()
                .ifPresent(other -> {
                    throw new DcimException(
                            ErrorCode.ADDRESS_IN_USE,
                            LogSource.address(sender, host),
                            other.device().name(),
                            other.id());
                });
        return LogSource.address(sender, host);
    }

    private static String numeric(String sender) {
        try {
            return InetAddress.ofLiteral(sender.strip()).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new DcimException(
                    e, ErrorCode.INVALID_VALUE, "sender", sender, "a numeric address, such as 10.1.2.3 or 2001:db8::3");
        }
    }

    private static int months(int months) {
        if (months < LogSource.LEAST_MONTHS || months > MOST_MONTHS) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "retentionMonths", months, LogSource.LEAST_MONTHS + " to " + MOST_MONTHS);
        }
        return months;
    }

    private static String text(String field, String value, int longest) {
        String text = value.strip();
        if (text.isEmpty() || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, value, "1 to " + longest + " characters");
        }
        return text;
    }

    private static DeviceReading reading() {
        List<DeviceReading.Value> values = new ArrayList<>();
        for (String name : List.of(SILENCE, RATE, SEVERE_RATE, CLOCK)) {
            values.add(new DeviceReading.Value(
                    name,
                    "",
                    PROFILE,
                    PointVocabulary.load().find(name).orElseThrow().quantity(),
                    PollClass.SLOW,
                    Conversion.IDENTITY,
                    Double.NaN,
                    null,
                    Quality.BAD,
                    "not counted yet"));
        }
        return new DeviceReading(null, DeviceClass.LOG_SOURCE, "", "", PROFILE, "", Map.of(), values);
    }
}
