package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.RosterReview.Turn;

/** What people do with the roster; each act is a row of the audit log. */
@Singleton
public class RosterDesk {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_PEOPLE = 20;
    private static final int MOST_CREWS = 12;
    private static final int FARTHEST_MONTHS = 24;

    private final Roster roster;
    private final ShiftRepository shifts;
    private final DutyRepository duties;
    private final CrewRepository crews;
    private final AbsenceRepository absences;
    private final ShiftRoundRepository rounds;
    private final ShiftPatterns patterns;
    private final Accounts accounts;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final ShiftTime time;

    RosterDesk(
            Roster roster,
            ShiftRepository shifts,
            DutyRepository duties,
            CrewRepository crews,
            AbsenceRepository absences,
            ShiftRoundRepository rounds,
            ShiftPatterns patterns,
            Accounts accounts,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            ShiftTime time) {
        this.roster = roster;
        this.shifts = shifts;
        this.duties = duties;
        this.crews = crews;
        this.absences = absences;
        this.rounds = rounds;
        this.patterns = patterns;
        this.accounts = accounts;
        this.transactions = transactions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Says who is in which crew.
     *
     * @param wanted names of accounts, crew by crew; the first of each is its lead
     * @throws DcimException INVALID_VALUE (crews) for an account that does not work in shifts, and for one that stands twice
     */
    public void setCrews(List<List<String>> wanted, String actor) {
        if (wanted.isEmpty() || wanted.size() > MOST_CREWS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "crews", wanted.size(), "1–" + MOST_CREWS);
        }
        Set<String> known = new LinkedHashSet<>();
        List<CrewMember> members = new ArrayList<>();
        for (int crew = 0; crew < wanted.size(); crew++) {
            for (String name : wanted.get(crew)) {
                requireShiftWorker("crews", name);
                if (!known.add(name)) {
                    throw new DcimException(ErrorCode.INVALID_VALUE, "crews", name, "");
                }
                members.add(new CrewMember(
                        null, crew + 1, name, wanted.get(crew).getFirst().equals(name)));
            }
        }
        transactions.executeWrite(_ -> {
            String was = told(crews.findAllOrderByCrewAscAndIdAsc());
            crews.deleteAll();
            crews.saveAll(members);
            audit.record(actor, "shift.crews", "roster", was, told(members), "");
            return members;
        });
    }

    /**
     * Plans a month by a pattern and the crews. Shifts that have begun stay as they are.
     *
     * @return how many shifts were planned
     * @throws DcimException INVALID_VALUE (pattern, month, crews)
     */
    public int plan(YearMonth month, String patternId, String actor) {
        ShiftPattern pattern = patterns.get(patternId);
        Instant now = time.now();
        YearMonth present = YearMonth.from(now.atZone(CentreTime.ZONE));
        if (month.isBefore(present) || month.isAfter(present.plusMonths(FARTHEST_MONTHS))) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "month", month, present + "–" + present.plusMonths(FARTHEST_MONTHS));
        }
        Map<Integer, List<CrewMember>> people = roster.crews();
        if (people.size() < pattern.crews()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "crews", people.size(), "≥ " + pattern.crews());
        }
        return transactions.executeWrite(_ -> {
            Map<Instant, Shift> existing = new HashMap<>();
            roster.month(month).forEach(turn -> existing.put(turn.shift().beginsAt(), turn.shift()));
            Instant free = existing.values().stream()
                    .filter(shift -> !shift.beginsAt().isAfter(now))
                    .map(Shift::endsAt)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            existing.values().stream()
                    .filter(shift -> shift.beginsAt().isAfter(now))
                    .forEach(shift -> shifts.deleteById(shift.id()));
            List<ShiftPattern.Planned> ahead = pattern.plan(month, CentreTime.ZONE).stream()
                    .filter(planned -> !planned.shift().beginsAt().isBefore(free)
                            && planned.shift().endsAt().isAfter(now))
                    .toList();
            ahead.forEach(planned -> plan(planned, people.getOrDefault(planned.crew(), List.of())));
            audit.record(actor, "shift.plan", "roster " + month, "", pattern.id() + ", " + ahead.size(), "");
            return ahead.size();
        });
    }

    /**
     * Enters shifts of the past, such as those of a roster on paper: who was on duty by a pattern, up to the shift that runs now.
     *
     * @throws DcimException INVALID_VALUE (pattern)
     */
    public void enterPast(LocalDate from, String patternId, String actor) {
        ShiftPattern pattern = patterns.get(patternId);
        Map<Integer, List<CrewMember>> people = roster.crews();
        Instant now = time.now();
        transactions.executeWrite(_ -> {
            int count = 0;
            YearMonth present = YearMonth.from(now.atZone(CentreTime.ZONE));
            for (YearMonth month = YearMonth.from(from); !month.isAfter(present); month = month.plusMonths(1)) {
                for (ShiftPattern.Planned planned : pattern.plan(month, CentreTime.ZONE)) {
                    Shift shift = planned.shift();
                    if (!shift.day().isBefore(from)
                            && !shift.beginsAt().isAfter(now)
                            && roster.between(shift.beginsAt(), shift.endsAt()).isEmpty()) {
                        plan(planned, people.getOrDefault(planned.crew(), List.of()));
                        count++;
                    }
                }
            }
            audit.record(actor, "shift.enter-past", "roster from " + from, "", pattern.id() + ", " + count, "");
            return count;
        });
    }

    private void plan(ShiftPattern.Planned planned, List<CrewMember> crew) {
        Shift saved = shifts.save(planned.shift());
        duties.saveAll(crew.stream()
                .map(member -> new Duty(null, saved.id(), member.account(), member.isLead()))
                .toList());
        rounds.saveAll(planned.rounds().stream()
                .map(due -> new ShiftRound(null, saved.id(), due, null, ""))
                .toList());
    }

    /**
     * Says who is on a shift.
     *
     * @param people names of accounts, the lead first; none for nobody
     * @param reason needed where the shift has begun
     * @throws DcimException NOT_FOUND; INVALID_VALUE (people, reason); ILLEGAL_TRANSITION for a shift that is over
     */
    public Turn assign(long shiftId, List<String> people, String reason, String actor) {
        Turn before = roster.get(shiftId);
        Instant now = time.now();
        if (!now.isBefore(before.shift().endsAt())) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, before.shift().toString(), "OVER", "ASSIGN");
        }
        boolean begun = !now.isBefore(before.shift().beginsAt());
        String why = line("reason", reason, begun ? 1 : 0, LONGEST_REASON);
        Set<String> wanted = new LinkedHashSet<>(people);
        if (wanted.size() > MOST_PEOPLE) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "people", wanted.size(), "0–" + MOST_PEOPLE);
        }
        wanted.forEach(name -> requireShiftWorker("people", name));
        return transactions.executeWrite(_ -> {
            replace(before.shift(), List.copyOf(wanted));
            Turn after = roster.get(shiftId);
            audit.record(actor, "shift.assign", before.shift().toString(), names(before), names(after), why);
            return after;
        });
    }

    /** Puts one in the place of another, in the caller's transaction. */
    void exchange(Turn turn, String leaves, String comes) {
        duties.deleteByShiftId(turn.shift().id());
        duties.saveAll(turn.duties().stream()
                .map(duty -> new Duty(
                        null, duty.shiftId(), duty.account().equals(leaves) ? comes : duty.account(), duty.isLead()))
                .toList());
    }

    private void replace(Shift shift, List<String> people) {
        duties.deleteByShiftId(shift.id());
        duties.saveAll(people.stream()
                .map(name -> new Duty(null, shift.id(), name, people.getFirst().equals(name)))
                .toList());
    }

    /**
     * Notes that somebody cannot be on duty; the roster tells what that leaves open.
     *
     * @param toDay the last day
     * @throws DcimException INVALID_VALUE (account, from-day, to-day, reason)
     */
    public Absence addAbsence(
            String account, @Nullable LocalDate fromDay, @Nullable LocalDate toDay, String reason, String actor) {
        requireShiftWorker("account", account);
        if (fromDay == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "from-day", "", "dd/MM/yyyy");
        }
        if (toDay == null || toDay.isBefore(fromDay) || toDay.isAfter(fromDay.plusYears(1))) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "to-day",
                    toDay == null ? "" : toDay,
                    fromDay + "–" + fromDay.plusYears(1));
        }
        String why = line("reason", reason, 1, LONGEST_REASON);
        return transactions.executeWrite(_ -> {
            Absence added = absences.save(new Absence(null, account, fromDay, toDay, why, time.now(), actor));
            audit.record(actor, "shift.absence", "account:" + account, "", fromDay + "–" + toDay, why);
            return added;
        });
    }

    /** Takes an absence back. @throws DcimException NOT_FOUND */
    public void removeAbsence(long id, String actor) {
        transactions.executeWrite(_ -> {
            Absence absence =
                    absences.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "absence", id));
            absences.deleteById(id);
            audit.record(
                    actor,
                    "shift.absence-remove",
                    "account:" + absence.account(),
                    absence.fromDay() + "–" + absence.toDay(),
                    "",
                    absence.reason());
            return absence;
        });
    }

    void requireShiftWorker(String field, String name) {
        if (accounts.find(name)
                .filter(account -> Roster.ROLES.contains(account.role()) && account.deactivatedAt() == null)
                .isEmpty()) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    field,
                    name,
                    roster.people().stream().map(account -> account.name()).collect(Collectors.joining(", ")));
        }
    }

    private static String names(Turn turn) {
        return turn.duties().stream().map(Duty::account).collect(Collectors.joining(", "));
    }

    private static String told(List<CrewMember> members) {
        return members.stream()
                .map(member -> member.crew() + ": " + member.account())
                .collect(Collectors.joining(", "));
    }

    static String line(String field, String typed, int least, int longest) {
        String text = TypedValues.line(typed);
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }
}
