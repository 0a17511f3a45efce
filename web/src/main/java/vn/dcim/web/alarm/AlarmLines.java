package vn.dcim.web.alarm;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.device.Device;
import vn.dcim.core.point.Point;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.language.Words;
import vn.dcim.web.scope.SeenDevices;

/** Puts alarms into words, which somebody found within the scope of whoever reads them. */
@Singleton
public final class AlarmLines {

    private final SeenDevices devices;
    private final AlarmTexts texts;

    AlarmLines(SeenDevices devices, AlarmTexts texts) {
        this.devices = devices;
        this.texts = texts;
    }

    /** Returns what makes lines for one page: it asks for every device and point once. */
    public Function<Alarm, AlarmLine> in(Words words) {
        Map<Long, Device> knownDevices = new HashMap<>();
        Map<Long, Point> knownPoints = new HashMap<>();
        return alarm -> line(
                alarm,
                knownDevices.computeIfAbsent(alarm.deviceId(), id -> devices.get(id, Scope.EVERYTHING)),
                knownPoints.computeIfAbsent(alarm.pointId(), id -> devices.point(id, Scope.EVERYTHING)),
                words);
    }

    private AlarmLine line(Alarm alarm, Device device, Point point, Words words) {
        AlarmTexts.Text text = texts.of(alarm.rule(), point, words.language().locale());
        boolean over = !alarm.active();
        Double limit = alarm.occurrence().limit();
        return new AlarmLine(
                alarm,
                over ? text.returned() : text.title(),
                device.name(),
                words.value(point.name(), point.quantity(), alarm.occurrence().value())
                        .toString(),
                limit == null
                        ? ""
                        : words.value(point.name(), point.quantity(), limit).toString(),
                state(alarm, words));
    }

    private static String state(Alarm alarm, Words words) {
        AlarmState state = alarm.state();
        return switch (state) {
            case SHELVED ->
                words.t(
                        "alarm-state.shelved",
                        words.near(alarm.cover().until(), alarm.changedAt()),
                        alarm.cover().by());
            case OUT_OF_SERVICE ->
                words.t("alarm-state.out-of-service", alarm.cover().by());
            case ACKNOWLEDGED ->
                words.t("alarm-state.acknowledged", alarm.acknowledgement().by());
            default -> words.t("alarm-state." + AlarmResource.code(state));
        };
    }
}
