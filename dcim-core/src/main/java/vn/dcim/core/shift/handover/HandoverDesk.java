package vn.dcim.core.shift.handover;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.Shift;
import vn.dcim.core.shift.ShiftTime;

/**
 * Both shifts sign. What is signed is what the first of them saw: it is kept then, and nobody changes it. The next shift begins by the
 * roster, whoever signs or does not.
 */
@Singleton
public class HandoverDesk {

    private static final int LONGEST_REMARKS = 2000;

    private final Handovers handovers;
    private final HandoverRepository repository;
    private final HandoverJson json;
    private final Roster roster;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final ShiftTime time;

    HandoverDesk(
            Handovers handovers,
            HandoverRepository repository,
            HandoverJson json,
            Roster roster,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            ShiftTime time) {
        this.handovers = handovers;
        this.repository = repository;
        this.json = json;
        this.roster = roster;
        this.transactions = transactions;
        this.audit = audit;
        this.time = time;
    }

    /** Which of the two shifts signs. */
    public enum Side {
        /** The one that leaves. */
        GIVE,
        /** The one that arrives. */
        TAKE;

        /** Returns the word of addresses and of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the side of a code; empty where there is none. */
        public static Optional<Side> of(String code) {
            return Arrays.stream(values())
                    .filter(side -> side.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * Signs the handover of a shift.
     *
     * @param remarks of who takes over; empty for none, and of who gives
     * @throws DcimException NOT_FOUND; NOT_ON_DUTY for somebody who is not on the shift that signs, and for one who signed the other
     *     side; ILLEGAL_TRANSITION before its time and where that side has signed; INVALID_VALUE (remarks)
     */
    public Handover sign(long shiftId, Side side, String remarks, String actor) {
        String noted = TypedValues.lines(remarks);
        if (noted.length() > LONGEST_REMARKS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "remarks", noted.length(), "0–" + LONGEST_REMARKS);
        }
        return transactions.executeWrite(_ -> {
            Turn turn = roster.get(shiftId);
            Turn next = roster.after(turn.shift()).orElse(null);
            Handover before = handovers.find(shiftId);
            Instant now = time.now();
            require(turn, next, before, side, now, actor);
            Handover written = before == null ? repository.save(write(turn, next)) : before;
            Handover signed = side == Side.GIVE ? given(written, now, actor) : taken(written, now, actor, noted);
            Handover sealed = signed.givenAt() != null && signed.takenAt() != null
                    ? sealed(signed, Handovers.seal(signed))
                    : signed;
            repository.update(sealed);
            audit.record(
                    actor,
                    "handover." + side.code(),
                    turn.shift().toString(),
                    "",
                    sealed.isSealed() ? "sealed sha256:" + sealed.seal() : "content sha256:" + sealed.sha256(),
                    noted);
            return sealed;
        });
    }

    private static void require(
            Turn turn, @Nullable Turn next, @Nullable Handover before, Side side, Instant now, String actor) {
        Shift shift = turn.shift();
        if (now.isBefore(shift.handoverOpensAt())) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, shift.toString(), "ON_DUTY", side.name());
        }
        boolean signed = before != null && (side == Side.GIVE ? before.givenAt() : before.takenAt()) != null;
        if (signed) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, shift.toString(), "SIGNED", side.name());
        }
        Turn theirs = side == Side.GIVE ? turn : next;
        String other = before == null ? "" : side == Side.GIVE ? before.takenBy() : before.givenBy();
        if (theirs == null || !theirs.has(actor) || actor.equals(other)) {
            throw new DcimException(
                    ErrorCode.NOT_ON_DUTY,
                    actor,
                    theirs == null ? shift.toString() : theirs.shift().toString());
        }
    }

    private Handover write(Turn turn, @Nullable Turn next) {
        HandoverContent content = handovers.draft(turn, next);
        String text = json.text(content);
        return new Handover(
                turn.shift().id(),
                content.from(),
                content.to(),
                HandoverJson.packed(text.getBytes(StandardCharsets.UTF_8)),
                Secrets.hash(text),
                null,
                "",
                null,
                "",
                "",
                "");
    }

    private static Handover given(Handover of, Instant at, String by) {
        return new Handover(
                of.shiftId(),
                of.coversFrom(),
                of.coversTo(),
                of.content(),
                of.sha256(),
                at,
                by,
                of.takenAt(),
                of.takenBy(),
                of.remarks(),
                "");
    }

    private static Handover taken(Handover of, Instant at, String by, String remarks) {
        return new Handover(
                of.shiftId(),
                of.coversFrom(),
                of.coversTo(),
                of.content(),
                of.sha256(),
                of.givenAt(),
                of.givenBy(),
                at,
                by,
                remarks,
                "");
    }

    private static Handover sealed(Handover of, String seal) {
        return new Handover(
                of.shiftId(),
                of.coversFrom(),
                of.coversTo(),
                of.content(),
                of.sha256(),
                of.givenAt(),
                of.givenBy(),
                of.takenAt(),
                of.takenBy(),
                of.remarks(),
                seal);
    }
}
