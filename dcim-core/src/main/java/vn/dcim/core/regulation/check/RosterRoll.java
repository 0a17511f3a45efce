package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.register.RegisterRoll;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.shift.Roster;

/** Who is on duty on a day or in the week after it, by account. */
@Singleton
@Requires(property = "datasources.default.url")
final class RosterRoll implements RegisterRoll {

    private static final int DAYS_AHEAD = 7;

    private final Roster roster;

    RosterRoll(Roster roster) {
        this.roster = roster;
    }

    @Override
    public String code() {
        return "rostered";
    }

    @Override
    public Map<String, String> on(LocalDate day) {
        Map<String, String> accounts = new TreeMap<>();
        roster.between(Deadlines.startOf(day), Deadlines.endOf(day.plusDays(DAYS_AHEAD)))
                .forEach(turn -> turn.duties().forEach(duty -> accounts.put(duty.account(), duty.account())));
        return accounts;
    }
}
