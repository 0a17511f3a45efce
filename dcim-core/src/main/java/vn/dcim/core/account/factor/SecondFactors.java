package vn.dcim.core.account.factor;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.FurtherProof;
import vn.dcim.core.account.OwnerChange;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.KeyCover;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Who has a second factor, who must have one, and whether a code is right. */
@Singleton
public class SecondFactors implements FurtherProof {

    /** A code of the step before or after is taken too, since clocks differ and typing takes time. */
    static final long TOLERATED_STEPS = 1;

    /** How far a clock may be wrong for the administrator to be told so. */
    static final long TOLD_STEPS = Duration.ofDays(1).dividedBy(TimeCodes.STEP);

    private static final Pattern TIME_CODE = Pattern.compile("\\d{" + TimeCodes.DIGITS + "}");

    private final SecondFactorRepository factors;
    private final RecoveryCodes recoveryCodes;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AccessRules rules;
    private final KeyCover cover;
    private final ApplicationEventPublisher<OwnerChange> changes;
    private final AuditLog audit;
    private final Clock clock;
    private final TimeCodes nobodys = new TimeCodes(Secrets.bytes(TimeCodes.SECRET_BYTES));

    SecondFactors(
            SecondFactorRepository factors,
            RecoveryCodes recoveryCodes,
            Accounts accounts,
            Sessions sessions,
            AccessRules rules,
            KeyCover cover,
            ApplicationEventPublisher<OwnerChange> changes,
            AuditLog audit,
            Clock clock) {
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.accounts = accounts;
        this.sessions = sessions;
        this.rules = rules;
        this.cover = cover;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean isSetUp(Account account) {
        return factors.existsById(account.id());
    }

    /** Tells whether nothing but setting up a second factor may be done before there is one. */
    public boolean isDue(Account account) {
        // why: asked with every request, so the table is looked at last
        return standing(account, false) == FactorStanding.DUE && !isSetUp(account);
    }

    public FactorStanding standing(Account account, boolean isSetUp) {
        if (isSetUp) {
            return FactorStanding.SET_UP;
        }
        return switch (rules.secondFactor(account.role()).value()) {
            case MUST -> account.secondFactorExcuse() == null ? FactorStanding.DUE : FactorStanding.EXCUSED;
            case MAY -> FactorStanding.NONE;
            case NEVER -> FactorStanding.NEVER;
        };
    }

    /** Returns the ids of all accounts that have one. */
    public Set<Long> owners() {
        Set<Long> ids = new HashSet<>();
        factors.findAll().forEach(factor -> ids.add(factor.accountId()));
        return ids;
    }

    public FactorState state(Account account) {
        return factors.findById(account.id())
                .map(factor -> new FactorState(FactorStanding.SET_UP, factor.since(), recoveryCodes.left(account.id())))
                .orElseGet(() -> new FactorState(standing(account, false), null, 0));
    }

    /** Judges a code of the app or of the paper; blanks, hyphens and case do not matter. */
    @Override
    public Judgement judge(Account account, String typed) {
        String code = bare(typed);
        return factors.findById(account.id())
                .map(factor -> TIME_CODE.matcher(code).matches()
                        ? judgeTimeCode(factor, code)
                        : recoveryCodes.take(account.id(), code)
                                ? new Judgement(true, "recovery-code")
                                : new Judgement(false, "wrong-code"))
                .orElseGet(() -> new Judgement(false, "no-second-factor"));
    }

    @Override
    public void spendTheTimeOfACheck(String typed) {
        if (TIME_CODE.matcher(bare(typed)).matches()) {
            nobodys.near(now(), TOLD_STEPS, bare(typed));
        } else {
            recoveryCodes.spendTheTimeOfACheck(bare(typed));
        }
    }

    private Judgement judgeTimeCode(SecondFactor factor, String code) {
        TimeCodes codes = new TimeCodes(FactorSecret.open(cover, factor.accountId(), factor.secret()));
        OptionalLong step = codes.near(now(), TOLERATED_STEPS, code);
        if (step.isEmpty()) {
            return new Judgement(false, "wrong-code" + clockHint(codes, code));
        }
        return factors.takeStep(factor.accountId(), step.getAsLong()) == 1
                ? new Judgement(true, "totp")
                : new Judgement(false, "used-code");
    }

    /** Tells by how much the app's clock is ahead, where the code fits at another time of that day. */
    private String clockHint(TimeCodes codes, String code) {
        OptionalLong step = codes.near(now(), TOLD_STEPS, code);
        return step.isEmpty() ? "" : ", clock " + ClockOffset.text(step.getAsLong() - now());
    }

    /**
     * Makes new recovery codes for an owner who has proven to be it; the old ones are worth nothing any more.
     *
     * @return their only copy
     * @throws DcimException ILLEGAL_TRANSITION without a second factor
     */
    @Transactional
    public List<String> newRecoveryCodes(Account account) {
        refuseWithout(account, "new-recovery-codes");
        List<String> codes = recoveryCodes.issue(account.id());
        tell(OwnerChange.What.SECOND_FACTOR, account, account.name());
        audit.record(account.name(), "second-factor.new-codes", subject(account), "", "", "");
        return codes;
    }

    /**
     * Removes the second factor of an owner who has proven to be it and needs none.
     *
     * @throws DcimException FORBIDDEN where the rules ask for one, ILLEGAL_TRANSITION where there is none
     */
    @Transactional
    public void removeOwn(Account account) {
        refuseWithout(account, "remove");
        if (!mayRemove(account)) {
            throw new DcimException(ErrorCode.FORBIDDEN, "remove second factor");
        }
        forget(account);
        tell(OwnerChange.What.SECOND_FACTOR_REMOVED, account, account.name());
        audit.record(account.name(), "second-factor.remove", subject(account), "", "", "");
    }

    /** Tells whether the owner may be without. */
    public boolean mayRemove(Account account) {
        return standing(account, false) != FactorStanding.DUE;
    }

    /**
     * Removes the second factor of an owner who has lost it. Open sessions end, since they may be on what was lost; at the next
     * sign-in the owner sets up another one where the rules ask for it.
     *
     * @param proof by what the owner was recognised
     * @param actor somebody else
     * @throws DcimException NOT_FOUND, INVALID_VALUE without reason or proof, FORBIDDEN for one's own, ILLEGAL_TRANSITION where there
     *     is none
     */
    @Transactional
    public void removeLost(long accountId, String reason, String proof, String actor) {
        Account account = accounts.find(accountId)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", accountId));
        needed("reason", reason);
        needed("proof", proof);
        if (account.name().equals(actor)) {
            throw new DcimException(ErrorCode.FORBIDDEN, "remove second factor of " + subject(account));
        }
        refuseWithout(account, "remove");
        forget(account);
        sessions.closeAll(account);
        tell(OwnerChange.What.SECOND_FACTOR_REMOVED, account, actor);
        audit.record(actor, "second-factor.remove", subject(account), "", "", reason + " (" + proof + ")");
    }

    private void tell(OwnerChange.What what, Account account, String actor) {
        changes.publishEvent(
                new OwnerChange(what, account, account, actor, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private void forget(Account account) {
        factors.deleteById(account.id());
        recoveryCodes.forget(account.id());
    }

    private void refuseWithout(Account account, String action) {
        if (!isSetUp(account)) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, subject(account), "no-second-factor", action);
        }
    }

    private static void needed(String field, String value) {
        if (value.isBlank()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, value, "1–1000");
        }
    }

    private long now() {
        return TimeCodes.step(clock.instant());
    }

    static String bare(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    static String subject(Account account) {
        return "account:" + account.name();
    }
}
