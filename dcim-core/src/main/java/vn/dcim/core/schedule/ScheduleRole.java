package vn.dcim.core.schedule;

import vn.dcim.core.startup.ProcessRole;

/** Holds where this process runs jobs: {@code dcim.roles} contains {@code schedule}, or says nothing. */
final class ScheduleRole extends ProcessRole {

    ScheduleRole() {
        super("schedule");
    }
}
