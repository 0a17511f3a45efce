package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.notify.NoticeEntry;
import vn.dcim.core.point.PointRepository;
import vn.dcim.web.language.Words;

/** What notices are called. */
@Singleton
final class NoticeTitles {

    private final AlarmTexts texts;
    private final DeviceRepository devices;
    private final PointRepository points;

    NoticeTitles(AlarmTexts texts, DeviceRepository devices, PointRepository points) {
        this.texts = texts;
        this.devices = devices;
        this.points = points;
    }

    /**
     * A notice in a few words.
     *
     * @param device name; empty for an event of the system
     * @param meaning of the alarm; may be empty
     */
    record Title(String title, String device, String meaning) {}

    /** @param alarm of the notice; null for an event of the system */
    Title of(NoticeEntry entry, @Nullable Alarm alarm, Words words) {
        if (alarm == null) {
            return new Title(words.t("notice.kind." + entry.notice().kind().code()), "", "");
        }
        AlarmTexts.Text text = texts.of(
                alarm.rule(),
                points.findById(alarm.pointId()).orElseThrow(),
                words.language().locale());
        String device = devices.findById(alarm.deviceId()).map(Device::name).orElseThrow();
        return new Title(text.title(), device, text.meaning());
    }
}
