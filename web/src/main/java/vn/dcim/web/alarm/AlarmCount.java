package vn.dcim.web.alarm;

import jakarta.inject.Singleton;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.page.LiveCount;
import vn.dcim.web.scope.SeenAlarms;

/** How many alarms want somebody to look, beside the line of the navigation. */
@Singleton
final class AlarmCount implements LiveCount {

    private final SeenAlarms alarms;

    AlarmCount(SeenAlarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public String name() {
        return "alarms";
    }

    @Override
    public int count(Scope scope) {
        return alarms.count(scope);
    }
}
