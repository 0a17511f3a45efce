package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.AccountDesk;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.Standings;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Reviews of all accounts, with an outcome for each and a signed result: the draft of Kon Tum, article 7.3, wants one every six
 * months. Accounts that are made while one goes on come into it.
 */
@Singleton
public class Reviews {

    private static final int LONGEST_REMARK = 1000;

    /**
     * When the next review has to be signed.
     *
     * @param by the last day in time
     * @param daysLate 0 in time
     */
    public record Due(LocalDate by, long daysLate) {}

    private final AccountReviewRepository reviews;
    private final ReviewLineRepository lines;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final Standings standings;
    private final AccessRules rules;
    private final AuditLog audit;
    private final Clock clock;

    Reviews(
            AccountReviewRepository reviews,
            ReviewLineRepository lines,
            Accounts accounts,
            AccountDesk desk,
            Standings standings,
            AccessRules rules,
            AuditLog audit,
            Clock clock) {
        this.reviews = reviews;
        this.lines = lines;
        this.accounts = accounts;
        this.desk = desk;
        this.standings = standings;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a review of all accounts that are not deactivated.
     *
     * @throws DcimException ILLEGAL_TRANSITION where one goes on already
     */
    @Transactional
    public AccountReview open(String actor) {
        all().stream().filter(AccountReview::isOpen).findFirst().ifPresent(going -> {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "review " + going.id(), "OPEN", "OPEN-REVIEW");
        });
        AccountReview review = reviews.save(new AccountReview(null, now(), actor, null, null, null));
        complete(review.id());
        audit.record(actor, "review.open", subject(review.id()), "", "", "");
        return review;
    }

    /**
     * Decides on some accounts at once.
     *
     * @param lineIds of lines of the review
     * @param newRole needed where the role is to change
     * @param remark needed unless the account is kept
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for a review that is signed; INVALID_VALUE
     */
    @Transactional
    public void decide(
            long id,
            Collection<Long> lineIds,
            ReviewLine.Outcome outcome,
            @Nullable Role newRole,
            String remark,
            String actor) {
        going(id, "DECIDE");
        List<ReviewLine> chosen = lines.findByReviewIdOrderByAccountName(id).stream()
                .filter(line -> lineIds.contains(line.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "line", "", "1–");
        }
        boolean isKept = outcome == ReviewLine.Outcome.KEEP;
        if (!isKept && remark.isBlank() || remark.strip().length() > LONGEST_REMARK) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "remark", remark, "1–" + LONGEST_REMARK);
        }
        boolean changes = outcome == ReviewLine.Outcome.CHANGE_ROLE;
        chosen.forEach(line -> {
            if (changes && (newRole == null || newRole == line.role())) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE, "role", newRole == null ? "" : newRole.code(), "another role");
            }
            if (!isKept && line.accountName().equals(actor)) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE, "outcome", outcome.code(), "keep, for one's own account");
            }
            lines.update(line.id(), outcome, changes ? newRole : null, remark.strip(), now(), actor);
        });
        audit.record(
                actor,
                "review.decide",
                subject(id),
                "",
                outcome.code() + (changes ? " " + newRole.code() : ""),
                chosen.stream().map(ReviewLine::accountName).collect(Collectors.joining(", ")) + ": " + remark.strip());
    }

    /**
     * Signs the result, for which the caller has made sure that it is the reviewer: ends the accounts that are to end, and writes
     * the hash of the result into the audit log.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for a review that is signed, or while an account, also one made since, has
     *     no outcome
     */
    @Transactional
    public Review sign(long id, String actor) {
        going(id, "SIGN");
        complete(id);
        Review review = review(id);
        if (!review.isDecided()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "review " + id, "UNDECIDED", "SIGN");
        }
        String hash = review.hash();
        reviews.update(id, now(), actor, hash);
        review.lines().stream()
                .filter(line -> line.outcome() == ReviewLine.Outcome.DEACTIVATE)
                .filter(line -> !line.accountName().equals(actor) && !isOver(line))
                .forEach(line -> desk.deactivate(line.accountId(), subject(id) + ": " + line.remark(), actor));
        audit.record(actor, "review.sign", subject(id), "", "sha256 " + hash, counts(review));
        return review(id);
    }

    /** Returns all reviews, newest first. */
    public List<AccountReview> all() {
        return reviews.findAllOrderByIdDesc();
    }

    /**
     * Returns a review; while it goes on, with the accounts made since.
     *
     * @throws DcimException NOT_FOUND
     */
    @Transactional
    public Review look(long id) {
        if (held(id).isOpen()) {
            complete(id);
        }
        return review(id);
    }

    /** Returns when the next review has to be signed; empty where the regulation wants none. */
    public Optional<Due> due() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Stream<Instant> signed = all().stream().map(AccountReview::signedAt).filter(java.util.Objects::nonNull);
        Optional<Instant> from = signed.max(Instant::compareTo)
                .or(() -> accounts.all().stream().map(Account::createdAt).min(Instant::compareTo));
        return rules.review()
                .flatMap(rule ->
                        from.map(at -> LocalDate.ofInstant(at, CentreTime.ZONE).plus(rule.value())))
                .map(by -> new Due(by, Math.max(0, ChronoUnit.DAYS.between(by, today))));
    }

    /** Returns the lines of the newest signed review whose role was to change and has not. */
    public List<ReviewLine> unchangedRoles() {
        return all().stream()
                .filter(review -> !review.isOpen())
                .findFirst()
                .map(review -> review(review.id()).lines())
                .orElse(List.of())
                .stream()
                .filter(line -> line.outcome() == ReviewLine.Outcome.CHANGE_ROLE)
                .filter(line -> accounts.find(line.accountId())
                        .filter(account ->
                                account.role() == line.role() && standings.of(account) != Standing.DEACTIVATED)
                        .isPresent())
                .toList();
    }

    /** Takes in the accounts that are not in the review yet. */
    private void complete(long id) {
        Set<Long> known = lines.findByReviewIdOrderByAccountName(id).stream()
                .map(ReviewLine::accountId)
                .collect(Collectors.toSet());
        lines.saveAll(accounts.all().stream()
                .filter(account -> standings.of(account) != Standing.DEACTIVATED && !known.contains(account.id()))
                .map(account -> new ReviewLine(
                        null,
                        id,
                        account.id(),
                        account.name(),
                        account.person().fullName(),
                        account.person().unit(),
                        account.role(),
                        null,
                        null,
                        "",
                        null,
                        null))
                .toList());
    }

    private boolean isOver(ReviewLine line) {
        return accounts.find(line.accountId())
                .filter(account -> standings.of(account) != Standing.DEACTIVATED)
                .isEmpty();
    }

    private Review review(long id) {
        return new Review(
                reviews.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "review", id)),
                lines.findByReviewIdOrderByAccountName(id));
    }

    private AccountReview held(long id) {
        reviews.hold(id);
        return reviews.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "review", id));
    }

    private void going(long id, String action) {
        if (!held(id).isOpen()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "review " + id, "SIGNED", action);
        }
    }

    private static String counts(Review review) {
        return Stream.of(ReviewLine.Outcome.values())
                .map(outcome -> outcome.code() + " "
                        + review.lines().stream()
                                .filter(line -> line.outcome() == outcome)
                                .count())
                .collect(Collectors.joining(", "));
    }

    private static String subject(long id) {
        return "review:" + id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
