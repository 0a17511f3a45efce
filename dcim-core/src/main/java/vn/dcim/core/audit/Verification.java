package vn.dcim.core.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.dcim.core.audit.AuditFinding.Kind;

/** What a verification knows on its way along the chain. */
final class Verification {

    private final Start start;
    private final Optional<AuditRows.Head> head;
    private final List<AuditSeal> seals;
    private final Deque<AuditSeal> ahead;
    private final Consumer<AuditFinding> taker;
    private long findings;
    private long entries;
    private long last;
    private String hash;
    /** Whether what comes next can be held against what came last. */
    private boolean isLinked = true;

    /** What the first entry stands on. @param last number of the entry before it; 0 for none */
    record Start(long last, String hash) {

        static final Start BEGINNING = new Start(0, AuditChain.NOTHING);
    }

    Verification(Start start, Optional<AuditRows.Head> head, List<AuditSeal> seals, Consumer<AuditFinding> taker) {
        this.start = start;
        this.last = start.last();
        this.hash = start.hash();
        this.head = head;
        this.seals = seals;
        this.ahead = new ArrayDeque<>(seals);
        this.taker = taker;
    }

    /** Looks at the seals by themselves. */
    void seals(Optional<SealCheck> check, Optional<SealMark> mark) {
        AuditSeal before = null;
        for (AuditSeal seal : seals) {
            if (check.filter(one -> one.isRight(seal)).isEmpty()) {
                found(AuditFinding.of(Kind.BAD_SEAL, seal));
            }
            if (before != null && !before.day().plusDays(1).equals(seal.day())) {
                found(new AuditFinding(Kind.MISSING_SEAL, 0, 0, before.day().plusDays(1)));
            }
            if (seal.last() == start.last() && !seal.head().equals(start.hash())) {
                found(AuditFinding.of(Kind.OTHER_THAN_SEALED, seal));
            }
            before = seal;
        }
        mark.filter(known -> !known.isIn(seals))
                .ifPresent(known -> found(new AuditFinding(Kind.MISSING_SEAL, 0, 0, known.day())));
    }

    /** Takes the next entry, in the order of their ids. */
    void entry(AuditEntry entry) {
        entries++;
        if (entries > 1 && entry.id() == last) {
            found(AuditFinding.of(Kind.DOUBLED, last, last));
            isLinked = false;
            return;
        }
        if (entry.id() > last + 1) {
            found(AuditFinding.of(Kind.MISSING, last + 1, entry.id() - 1));
            isLinked = false;
        }
        boolean isItself = AuditChain.hash(entry).equals(entry.hash());
        if (!isItself) {
            found(AuditFinding.of(Kind.CHANGED, entry.id(), entry.id()));
        } else if (isLinked && !entry.previous().equals(hash)) {
            found(AuditFinding.of(Kind.REPLACED, last, last));
        }
        last = entry.id();
        hash = entry.hash();
        // why: nothing follows from an entry that was found out already
        isLinked = isItself;
        sealed();
    }

    private void sealed() {
        while (!ahead.isEmpty() && ahead.getFirst().last() <= last) {
            AuditSeal seal = ahead.removeFirst();
            if (seal.last() == last && !seal.head().equals(hash)) {
                found(AuditFinding.of(Kind.OTHER_THAN_SEALED, seal));
            }
        }
    }

    /** Takes note of something found on the way. */
    void found(AuditFinding finding) {
        findings++;
        taker.accept(finding);
    }

    /** @param beyond id of the last entry behind the head; 0 where none is */
    AuditVerdict end(long beyond) {
        if (head.isEmpty()) {
            found(AuditFinding.of(Kind.NO_HEAD, 0, 0));
        }
        long expected = Math.max(
                head.map(AuditRows.Head::sequence).orElse(0L),
                seals.stream().mapToLong(AuditSeal::last).max().orElse(0));
        if (last < expected) {
            found(AuditFinding.of(Kind.CUT_OFF, last + 1, expected));
        } else if (isLinked && head.filter(end -> !end.hash().equals(hash)).isPresent()) {
            found(AuditFinding.of(Kind.REPLACED, last, last));
        }
        if (beyond > 0) {
            found(AuditFinding.of(
                    Kind.BEYOND, head.map(AuditRows.Head::sequence).orElse(last) + 1, beyond));
        }
        return new AuditVerdict(entries, last, hash, seals.size(), findings);
    }
}
