package vn.dcim.core.shift.handover;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.Shift;
import vn.dcim.core.shift.ShiftTime;

/** Finds handovers, and writes those that nobody has signed yet, as they would be now. */
@Singleton
public class Handovers {

    private final HandoverRepository repository;
    private final List<HandoverSection> sections;
    private final Roster roster;
    private final HandoverJson json;
    private final ShiftTime time;

    Handovers(
            HandoverRepository repository,
            List<HandoverSection> sections,
            Roster roster,
            HandoverJson json,
            ShiftTime time) {
        this.repository = repository;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(HandoverSection::order))
                .toList();
        this.roster = roster;
        this.json = json;
        this.time = time;
    }

    /**
     * A handover as it is shown.
     *
     * @param handover null where nobody signed, and the content is what it would be now
     * @param next the shift that takes over; null where none is planned
     */
    public record Sheet(
            Turn turn,
            @Nullable Turn next,
            HandoverContent content,
            @Nullable Handover handover,
            Handover.State state) {

        public boolean isDraft() {
            return handover == null;
        }

        /** Tells whether nobody would be there when the shift ends. */
        public boolean isTakenByNobody() {
            return next == null
                    || next.duties().isEmpty()
                    || !next.shift().beginsAt().equals(turn.shift().endsAt());
        }
    }

    /** A shift with how its handover stands. @param handover null where nobody signed */
    public record Listed(Turn turn, @Nullable Handover handover, Handover.State state) {}

    /** Returns the handover of a shift, signed or as it would be now. @throws DcimException NOT_FOUND for no such shift */
    public Sheet get(long shiftId) {
        Turn turn = roster.get(shiftId);
        Turn next = roster.after(turn.shift()).orElse(null);
        Handover handover = find(shiftId);
        HandoverContent content = handover == null ? draft(turn, next) : json.read(handover.content());
        return new Sheet(turn, next, content, handover, Handover.state(turn.shift(), handover, time.now()));
    }

    /** Returns the shifts between two instants with how their handovers stand, newest first. */
    public List<Listed> between(Instant from, Instant to) {
        Instant now = time.now();
        List<Turn> turns = roster.between(from, to).reversed();
        Map<Long, Handover> signed = turns.isEmpty()
                ? Map.of()
                : repository
                        .findByShiftIdIn(
                                turns.stream().map(turn -> turn.shift().id()).toList())
                        .stream()
                        .collect(Collectors.toMap(Handover::shiftId, Function.identity()));
        return turns.stream()
                .map(turn -> new Listed(
                        turn,
                        signed.get(turn.shift().id()),
                        Handover.state(turn.shift(), signed.get(turn.shift().id()), now)))
                .toList();
    }

    /** Tells whether a handover still has the hashes that it was signed with. */
    public boolean isProved(Handover handover) {
        try {
            String text = new String(HandoverJson.unpacked(handover.content()), StandardCharsets.UTF_8);
            return Secrets.hash(text).equals(handover.sha256())
                    && (!handover.isSealed() || seal(handover).equals(handover.seal()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    Handover find(long shiftId) {
        return repository.findById(shiftId).orElse(null);
    }

    HandoverContent draft(Turn turn, @Nullable Turn next) {
        HandoverPeriod period = period(turn.shift());
        Map<String, String> names = roster.names();
        return new HandoverContent(
                turn.shift().title(),
                period.from(),
                period.to(),
                people(turn, names),
                next == null ? List.of() : people(next, names),
                sections.stream()
                        .map(section -> new HandoverContent.Section(section.code(), section.lines(period)))
                        .toList());
    }

    private HandoverPeriod period(Shift shift) {
        Instant coveredTo = roster.before(shift)
                .filter(before -> before.shift().endsAt().equals(shift.beginsAt()))
                .map(before -> find(before.shift().id()))
                .map(Handover::coversTo)
                .orElse(null);
        return HandoverPeriod.of(shift, coveredTo, time.now());
    }

    private static List<String> people(Turn turn, Map<String, String> names) {
        return turn.duties().stream()
                .sorted(Comparator.comparing(Duty::isLead).reversed())
                .map(duty -> names.getOrDefault(duty.account(), duty.account()))
                .toList();
    }

    static String seal(Handover handover) {
        return Secrets.hash(String.join(
                "\n",
                handover.sha256(),
                handover.givenBy() + " " + handover.givenAt(),
                handover.takenBy() + " " + handover.takenAt(),
                handover.remarks()));
    }
}
