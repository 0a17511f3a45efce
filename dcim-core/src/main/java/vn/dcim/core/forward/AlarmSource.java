package vn.dcim.core.forward;

import com.cloudbees.syslog.Severity;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmAction;
import vn.dcim.core.alarm.AlarmChange;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.alarm.AlarmTransition;
import vn.dcim.core.alarm.AlarmTransitions;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;

/** Alarms: raised, acknowledged, over. */
@Singleton
@Requires(property = "datasources.default.url")
final class AlarmSource implements ForwardSource {

    private static final Set<AlarmAction> ACTIONS =
            EnumSet.of(AlarmAction.RAISE, AlarmAction.ACKNOWLEDGE, AlarmAction.RETURN, AlarmAction.WITHDRAW);

    /** No transaction lasts as long: the limit of an answer of the database. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final AlarmTransitions transitions;
    private final AlarmTexts texts;
    private final DeviceRepository devices;
    private final PointRepository points;

    AlarmSource(AlarmTransitions transitions, AlarmTexts texts, DeviceRepository devices, PointRepository points) {
        this.transitions = transitions;
        this.texts = texts;
        this.devices = devices;
        this.points = points;
    }

    @Override
    public ForwardKind kind() {
        return ForwardKind.ALARM;
    }

    @Override
    public List<Outgoing> after(long position, int limit, ReceiverConfig receiver) {
        return transitions.after(position, limit, ACTIONS, receiver.priorities()).stream()
                .map(change -> message(change, receiver.language()))
                .toList();
    }

    @Override
    public long newest() {
        return transitions.newest();
    }

    @Override
    public Waiting waiting(long position, ReceiverConfig receiver) {
        var count = transitions.countAfter(position, ACTIONS, receiver.priorities());
        return new Waiting(count.rows(), count.oldest());
    }

    @Override
    public Duration settling() {
        return SETTLING;
    }

    @Override
    public List<Outgoing> late(long position, long end, Set<Long> known, ReceiverConfig receiver) {
        Set<Long> ids = transitions.idsBetween(position, end, ACTIONS, receiver.priorities());
        ids.removeAll(known);
        return transitions.of(ids).stream()
                .map(change -> message(change, receiver.language()))
                .toList();
    }

    private Outgoing message(AlarmChange change, String language) {
        Alarm alarm = change.alarm();
        AlarmTransition transition = change.transition();
        String device = devices.findById(alarm.deviceId()).orElseThrow().name();
        Point point = points.findById(alarm.pointId()).orElseThrow();
        AlarmTexts.Text text = texts.of(alarm.rule(), point, Locale.of(language));
        boolean isOver = transition.action() == AlarmAction.RETURN || transition.action() == AlarmAction.WITHDRAW;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", ForwardKind.ALARM.code());
        fields.put("sequence", Long.toString(transition.id()));
        fields.put("instant", transition.at().toString());
        fields.put("alarm", Long.toString(alarm.id()));
        fields.put("action", word(transition.action()));
        fields.put("person", transition.actor());
        fields.put("object", "device:" + device);
        fields.put("point", point.name());
        fields.put("rule", alarm.rule());
        fields.put("priority", word(alarm.priority()));
        fields.put("before", word(transition.from()));
        fields.put("after", word(transition.to()));
        fields.put("value", number(alarm.occurrence().value()));
        fields.put(
                "limit",
                alarm.occurrence().limit() == null
                        ? ""
                        : number(alarm.occurrence().limit()));
        fields.put("unit", point.unit());
        fields.put("reason", transition.reason());
        return new Outgoing(
                transition.id(),
                transition.at(),
                transition.action() == AlarmAction.RAISE ? severity(alarm) : Severity.INFORMATIONAL,
                "alarm." + word(transition.action()),
                device + ": " + (isOver ? text.returned() : text.title()),
                fields);
    }

    private static Severity severity(Alarm alarm) {
        return switch (alarm.priority()) {
            case HIGH -> Severity.ALERT;
            case MEDIUM -> Severity.WARNING;
            case LOW -> Severity.NOTICE;
        };
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
