package vn.dcim.web.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.device.Device;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.Quantity;
import vn.dcim.web.language.Shown;
import vn.dcim.web.language.Words;
import vn.dcim.web.overview.Board.Root;
import vn.dcim.web.overview.Board.Standing;

/** Puts the alarms that stand in words, each root with what follows from it. */
final class Roots {

    private static final int MOST = 40;
    private static final int MOST_CONSEQUENCES = 3;

    private final AlarmTexts texts;
    private final Words words;
    private final Map<Long, Device> devices = new HashMap<>();
    private final Map<Long, Point> points = new HashMap<>();

    Roots(Centre centre, AlarmTexts texts, Words words) {
        this.texts = texts;
        this.words = words;
        centre.devices().forEach(device -> devices.put(device.id(), device));
        centre.points().values().forEach(all -> all.forEach(point -> points.put(point.id(), point)));
    }

    Standing of(Collection<AlarmBoard.Family> families) {
        List<Root> roots = new ArrayList<>();
        int folded = 0;
        int silenced = 0;
        for (AlarmBoard.Family family : families) {
            Alarm alarm = family.root();
            if (isSilenced(alarm)) {
                silenced++;
            } else {
                roots.add(root(alarm, family.consequences()));
            }
            folded += family.consequences().size();
        }
        roots.sort(Comparator.comparing(Root::level)
                .thenComparing(Root::active)
                .thenComparing(Root::at)
                .reversed());
        return new Standing(roots.stream().limit(MOST).toList(), folded, silenced);
    }

    private static boolean isSilenced(Alarm alarm) {
        return alarm.state() == AlarmState.SHELVED || alarm.state() == AlarmState.OUT_OF_SERVICE;
    }

    private Root root(Alarm alarm, List<Alarm> consequences) {
        Level level = Level.of(alarm.priority());
        List<String> told = consequences.stream()
                .sorted(Comparator.comparing(Alarm::active).reversed())
                .map(this::named)
                .distinct()
                // why: the other phases of the same supply say nothing new
                .filter(each -> !each.equals(named(alarm)))
                .limit(MOST_CONSEQUENCES)
                .toList();
        return new Root(
                alarm.id(),
                level,
                words.t("overview.priority." + level.name().toLowerCase(Locale.ROOT)),
                title(alarm),
                deviceName(alarm),
                "/devices/" + alarm.deviceId() + "?point=" + alarm.pointId() + "#chart",
                detail(alarm),
                words.t("overview.state."
                        + alarm.state().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                alarm.active(),
                alarm.acknowledgement() != null,
                alarm.occurrence().lastRaisedAt(),
                told,
                consequences.size() - told.size());
    }

    private String named(Alarm alarm) {
        return deviceName(alarm) + " " + title(alarm);
    }

    private String deviceName(Alarm alarm) {
        Device device = devices.get(alarm.deviceId());
        return device == null ? "" : device.name();
    }

    private String title(Alarm alarm) {
        Point point = points.get(alarm.pointId());
        if (point == null) {
            return alarm.rule();
        }
        AlarmTexts.Text text = texts.of(alarm.rule(), point, words.language().locale());
        return alarm.active() ? text.title() : text.returned();
    }

    private String detail(Alarm alarm) {
        Point point = points.get(alarm.pointId());
        if (point == null
                || point.quantity() == Quantity.STATE
                || Double.isNaN(alarm.occurrence().value())) {
            return "";
        }
        Shown value =
                words.value(point.name(), point.quantity(), alarm.occurrence().value());
        Double limit = alarm.occurrence().limit();
        return limit == null
                ? value.toString()
                : words.t(
                        "overview.detail",
                        value.toString(),
                        words.value(point.name(), point.quantity(), limit).toString());
    }
}
