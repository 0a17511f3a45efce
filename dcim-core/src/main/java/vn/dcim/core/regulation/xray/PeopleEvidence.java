package vn.dcim.core.regulation.xray;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Account;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditFilter;
import vn.dcim.core.audit.AuditTrail;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Evidence;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.handover.Handover;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.core.shift.round.Rounds;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.Departure;
import vn.dcim.core.staff.Departures;

/** People who are gone, and what was still done under their names; people on leave, and what they signed. */
@Singleton
@Requires(property = "datasources.default.url")
final class PeopleEvidence implements Evidence<PeopleEvidence.Facts> {

    static final String NAME = "xray-people";

    private static final Duration BACK = Duration.ofDays(31);

    private final Departures departures;
    private final AuditTrail trail;
    private final Roster roster;
    private final Handovers handovers;
    private final Rounds rounds;

    PeopleEvidence(Departures departures, AuditTrail trail, Roster roster, Handovers handovers, Rounds rounds) {
        this.departures = departures;
        this.trail = trail;
        this.roster = roster;
        this.handovers = handovers;
        this.rounds = rounds;
    }

    /**
     * @param gone people who left within a year and had an account here
     * @param departures how many departures there are in all
     * @param shifts how many shifts there were within 31 days
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(int departures, List<Gone> gone, int shifts, List<Leave> leaves, List<Signature> signatures) {

        Facts {
            gone = List.copyOf(gone);
            leaves = List.copyOf(leaves);
            signatures = List.copyOf(signatures);
        }
    }

    /**
     * @param acts done under the account after the last day
     * @param lastAt of those; null for none
     * @param lastAct what that was, as the audit log names it; empty for none
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Gone(
            long departure,
            String account,
            LocalDate lastDay,
            long acts,
            @Nullable Instant lastAt,
            String lastAct) {}

    /** @param toDay the last one */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Leave(String account, LocalDate fromDay, LocalDate toDay) {}

    /** @param kind {@code given}, {@code taken} or {@code round} @param shift that it is of */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Signature(String kind, long shift, String shiftName, String account, Instant at) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Facts> type() {
        return Facts.class;
    }

    @Override
    public Facts gather(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        Instant from = now.minus(BACK);
        List<Checklist> known = departures.all().stream()
                .filter(list -> list.departure().state() != Departure.State.WITHDRAWN)
                .toList();
        var listed = handovers.between(from, now);
        List<Signature> signatures = new ArrayList<>();
        listed.forEach(one -> {
            Handover handover = one.handover();
            String name = one.turn().shift().title() + " " + one.turn().shift().day();
            long shift = one.turn().shift().id();
            if (handover != null && handover.givenAt() != null) {
                signatures.add(new Signature("given", shift, name, handover.givenBy(), handover.givenAt()));
            }
            if (handover != null && handover.takenAt() != null) {
                signatures.add(new Signature("taken", shift, name, handover.takenBy(), handover.takenAt()));
            }
        });
        rounds.due(from, now).stream()
                .filter(round -> round.doneAt() != null)
                .forEach(round ->
                        signatures.add(new Signature("round", round.shiftId(), "", round.doneBy(), round.doneAt())));
        return new Facts(
                known.size(),
                known.stream()
                        .filter(list -> list.departure().kind().endsAccount())
                        .filter(list -> !list.departure().lastDay().isBefore(today.minusYears(1)))
                        .filter(list -> list.departure().lastDay().isBefore(today))
                        .map(this::gone)
                        .filter(Objects::nonNull)
                        .toList(),
                listed.size(),
                roster.absences(LocalDate.ofInstant(from, CentreTime.ZONE)).stream()
                        .filter(absence -> !absence.fromDay().isAfter(today))
                        .map(absence -> new Leave(absence.account(), absence.fromDay(), absence.toDay()))
                        .toList(),
                signatures);
    }

    private @Nullable Gone gone(Checklist list) {
        Account account = list.account().orElse(null);
        if (account == null) {
            return null;
        }
        AuditTrail.Found acts = trail.find(
                new AuditFilter(Deadlines.endOf(list.departure().lastDay()), null, account.name(), "", "", ""),
                AuditTrail.Order.NEWEST,
                0,
                1);
        AuditEntry last = acts.entries().isEmpty() ? null : acts.entries().getFirst();
        return new Gone(
                list.departure().id(),
                account.name(),
                list.departure().lastDay(),
                acts.total(),
                last == null ? null : last.at(),
                last == null ? "" : last.action());
    }
}
