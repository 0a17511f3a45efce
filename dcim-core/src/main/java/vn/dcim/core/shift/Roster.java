package vn.dcim.core.shift;

import io.micronaut.context.annotation.Property;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.staff.WorkingDays;

/** Finds who is on duty when, and what is wrong with that. */
@Singleton
public class Roster {

    /** Roles that work in shifts. */
    public static final Set<Role> ROLES = Set.of(Role.OPERATOR, Role.SHIFT_LEAD);

    private static final Duration LOOK_BACK = Duration.ofDays(3);

    private final ShiftRepository shifts;
    private final DutyRepository duties;
    private final CrewRepository crews;
    private final AbsenceRepository absences;
    private final Accounts accounts;
    private final JdbcOperations jdbc;
    private final ShiftTime time;
    private final WorkingDays workingDays;
    private final Duration rest;

    /** @param rest before a shift: twelve hours after the Labour Code 45/2019/QH14, article 110 */
    Roster(
            ShiftRepository shifts,
            DutyRepository duties,
            CrewRepository crews,
            AbsenceRepository absences,
            Accounts accounts,
            JdbcOperations jdbc,
            ShiftTime time,
            WorkingDays workingDays,
            @Property(name = "dcim.shift.rest", defaultValue = "12h") Duration rest) {
        this.shifts = shifts;
        this.duties = duties;
        this.crews = crews;
        this.absences = absences;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.time = time;
        this.workingDays = workingDays;
        this.rest = rest;
    }

    /** @throws DcimException NOT_FOUND */
    public Turn get(long id) {
        return turn(shifts.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "shift", id)));
    }

    /** Returns the shift that is on duty at an instant; empty where none is planned. */
    public Optional<Turn> at(Instant at) {
        return shifts.findByBeginsAtLessThanAndEndsAtGreaterThanOrderByBeginsAt(at.plusMillis(1), at).stream()
                .filter(shift -> shift.covers(at))
                .findFirst()
                .map(this::turn);
    }

    /** Returns the shift that began last before another one; empty for none. */
    public Optional<Turn> before(Shift shift) {
        return shifts.findFirstByBeginsAtLessThanOrderByBeginsAtDesc(shift.beginsAt())
                .map(this::turn);
    }

    /** Returns the shift that takes over: the first that begins when another one ends, or later; empty for none. */
    public Optional<Turn> after(Shift shift) {
        return shifts.findFirstByBeginsAtGreaterThanEqualsOrderByBeginsAt(shift.endsAt())
                .map(this::turn);
    }

    /** Returns the shift that takes over without a break; empty where nobody would be there. */
    public Optional<Turn> successor(Shift shift) {
        return after(shift)
                .filter(next -> next.shift().beginsAt().equals(shift.endsAt())
                        && !next.duties().isEmpty());
    }

    /** Returns those that have some time in common with [from, to), by begin. */
    public List<Turn> between(Instant from, Instant to) {
        return turns(shifts.findByBeginsAtLessThanAndEndsAtGreaterThanOrderByBeginsAt(to, from));
    }

    /** Returns the shifts that begin in a month. */
    public List<Turn> month(YearMonth month) {
        return between(begin(month), begin(month.plusMonths(1))).stream()
                .filter(turn -> YearMonth.from(turn.shift().day()).equals(month))
                .toList();
    }

    /** Returns what is wrong between two instants. */
    public List<RosterFinding> findings(Instant from, Instant to) {
        List<Turn> turns = between(from.minus(LOOK_BACK), to);
        List<RosterFinding> planned = RosterReview.of(
                turns,
                from,
                to,
                new RosterReview.Rules(lastDays(), absences(LocalDate.ofInstant(from, CentreTime.ZONE)), rest));
        Set<Long> seen = seen(from, to);
        Stream<RosterFinding> unseen = turns.stream()
                .filter(turn -> turn.shift().endsAt().isAfter(from)
                        && turn.shift().beginsAt().isBefore(to)
                        && !turn.duties().isEmpty()
                        && !time.now()
                                .isBefore(turn.shift()
                                        .beginsAt()
                                        .plus(Duration.ofMinutes(turn.shift().handoverMinutes())))
                        && !seen.contains(turn.shift().id()))
                .map(turn -> new RosterFinding(
                        RosterFinding.Kind.NOT_TAKEN_OVER,
                        turn.shift().beginsAt(),
                        turn.shift().endsAt(),
                        "",
                        turn.shift().id()));
        return Stream.of(planned.stream(), unseen, calendar(to))
                .flatMap(findings -> findings)
                .toList();
    }

    /** A year whose days off are not entered concerns whoever looks at days to come. */
    private Stream<RosterFinding> calendar(Instant to) {
        return Stream.of(time.now())
                .filter(to::isAfter)
                .flatMap(now -> workingDays.missing(LocalDate.ofInstant(now, CentreTime.ZONE)).stream())
                .map(year -> new RosterFinding(
                        RosterFinding.Kind.NO_CALENDAR,
                        begin(YearMonth.of(year, 1)),
                        begin(YearMonth.of(year + 1, 1)),
                        "",
                        null));
    }

    /** Returns the crews by their number, each with its lead first. */
    public Map<Integer, List<CrewMember>> crews() {
        return crews.findAllOrderByCrewAscAndIdAsc().stream()
                .collect(Collectors.groupingBy(CrewMember::crew, java.util.TreeMap::new, Collectors.toList()));
    }

    /** Returns absences that are not over on a day. */
    public List<Absence> absences(LocalDate day) {
        return absences.findByToDayGreaterThanEqualsOrderByFromDay(day);
    }

    /** Returns the accounts that may be on duty, by name. */
    public List<Account> people() {
        return accounts.all().stream()
                .filter(account -> ROLES.contains(account.role()) && account.deactivatedAt() == null)
                .toList();
    }

    /** Returns what people are called, by the names of their accounts. */
    public Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        accounts.all()
                .forEach(account -> names.put(
                        account.name(),
                        account.person().fullName().isBlank()
                                ? account.name()
                                : account.person().fullName()));
        return names;
    }

    private Map<String, LocalDate> lastDays() {
        Map<String, LocalDate> days = new HashMap<>();
        people().forEach(account ->
                days.put(account.name(), account.expiresOn() == null ? LocalDate.MAX : account.expiresOn()));
        return days;
    }

    /** Shifts of whose people something was seen: they took over, wrote an entry, or made a round. */
    @Transactional(readOnly = true)
    Set<Long> seen(Instant from, Instant to) {
        String sql = "SELECT s.id FROM shift s WHERE s.begins_at < ? AND s.ends_at > ? AND ("
                + "EXISTS (SELECT 1 FROM shift_round r WHERE r.shift_id = s.id AND r.done_at IS NOT NULL)"
                + " OR EXISTS (SELECT 1 FROM log_entry e JOIN shift_duty d ON d.account = e.author WHERE d.shift_id = s.id"
                + " AND e.entered_at >= s.begins_at AND e.entered_at < s.ends_at)"
                + " OR EXISTS (SELECT 1 FROM handover h JOIN shift p ON p.id = h.shift_id WHERE p.ends_at = s.begins_at"
                + " AND h.taken_at IS NOT NULL)"
                + " OR EXISTS (SELECT 1 FROM handover h WHERE h.shift_id = s.id AND h.given_at IS NOT NULL))";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, LocalDateTime.ofInstant(to, ZoneOffset.UTC));
            statement.setObject(2, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                Set<Long> ids = new HashSet<>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        });
    }

    private Turn turn(Shift shift) {
        return new Turn(shift, duties.findByShiftIdInOrderById(List.of(shift.id())));
    }

    private List<Turn> turns(Collection<Shift> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Duty>> of = duties
                .findByShiftIdInOrderById(found.stream().map(Shift::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Duty::shiftId));
        return found.stream()
                .map(shift -> new Turn(shift, of.getOrDefault(shift.id(), List.of())))
                .toList();
    }

    /** Returns the instant at which a month begins. */
    public static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(CentreTime.ZONE).toInstant();
    }
}
