package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmTexts;
import vn.dcim.core.notify.NoticeEntry;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.language.Words;
import vn.dcim.web.scope.SeenDevices;

/** What notices are called: in letters, whose recipients may know, and on pages that are closed to whoever is narrowed. */
@Singleton
final class NoticeTitles {

    private final AlarmTexts texts;
    private final SeenDevices devices;

    NoticeTitles(AlarmTexts texts, SeenDevices devices) {
        this.texts = texts;
        this.devices = devices;
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
            String kind = words.t("notice.kind." + entry.notice().kind().code());
            String incident = entry.notice().facts().get("incident");
            return new Title(incident == null ? kind : kind + ": " + incident, "", "");
        }
        AlarmTexts.Text text = texts.of(
                alarm.rule(),
                devices.point(alarm.pointId(), Scope.EVERYTHING),
                words.language().locale());
        String device = devices.get(alarm.deviceId(), Scope.EVERYTHING).name();
        return new Title(text.title(), device, text.meaning());
    }
}
