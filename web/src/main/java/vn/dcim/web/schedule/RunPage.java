package vn.dcim.web.schedule;

import java.time.Instant;
import vn.dcim.core.schedule.ScheduledRun;

/** One run. @param log empty where it told nothing */
public record RunPage(ScheduledRun run, String log, Instant now) {}
