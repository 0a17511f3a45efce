package vn.dcim.core.account.factor;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.FurtherProof;
import vn.dcim.core.account.OwnerChange;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.Sessions;
import vn.dcim.core.account.passkey.Passkey;
import vn.dcim.core.account.passkey.Passkeys;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.KeyCover;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Who has a second factor, an app or passkeys, who must have one, and whether a code is right. */
@Singleton
public class SecondFactors implements FurtherProof {

    /** A code of the step before or after is taken too, since clocks differ and typing takes time. */
    static final long TOLERATED_STEPS = 1;

    /** How far a clock may be wrong for the administrator to be told so. */
    static final long TOLD_STEPS = Duration.ofDays(1).dividedBy(TimeCodes.STEP);

    private static final Pattern TIME_CODE = Pattern.compile("\\d{" + TimeCodes.DIGITS + "}");

    private final SecondFactorRepository factors;
    private final RecoveryCodes recoveryCodes;
    private final Passkeys passkeys;
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
            Passkeys passkeys,
            Accounts accounts,
            Sessions sessions,
            AccessRules rules,
            KeyCover cover,
            ApplicationEventPublisher<OwnerChange> changes,
            AuditLog audit,
            Clock clock) {
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
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
        return hasApp(account) || passkeys.has(account);
    }

    /** Tells whether codes of an app are taken. */
    @Override
    public boolean hasApp(Account account) {
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
        Set<Long> ids = new HashSet<>(passkeys.owners());
        factors.findAll().forEach(factor -> ids.add(factor.accountId()));
        return ids;
    }

    public FactorState state(Account account) {
        Instant since = factors.findById(account.id()).map(SecondFactor::since).orElse(null);
        long keys = passkeys.count(account);
        boolean isSetUp = since != null || keys > 0;
        return new FactorState(standing(account, isSetUp), since, keys, isSetUp ? recoveryCodes.left(account.id()) : 0);
    }

    /** Judges a code of the app or of the paper; blanks, hyphens and case do not matter. */
    @Override
    public Judgement judge(Account account, String typed) {
        String code = bare(typed);
        Optional<SecondFactor> app = factors.findById(account.id());
        if (app.isPresent() && TIME_CODE.matcher(code).matches()) {
            return judgeTimeCode(app.get(), code);
        }
        if (app.isEmpty() && !passkeys.has(account)) {
            return new Judgement(false, "no-second-factor");
        }
        return recoveryCodes.take(account.id(), code)
                ? new Judgement(true, "recovery-code")
                : new Judgement(false, "wrong-code");
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
     * Removes the app of an owner who has proven to be it and needs none.
     *
     * @throws DcimException FORBIDDEN where the rules ask for a second factor and there is no other, ILLEGAL_TRANSITION where there
     *     is none
     */
    @Transactional
    public void removeOwn(Account account) {
        if (!hasApp(account)) {
            refuse(account, "remove");
        }
        if (!mayRemove(account)) {
            throw new DcimException(ErrorCode.FORBIDDEN, "remove second factor");
        }
        factors.deleteById(account.id());
        forgetCodesOfNothing(account);
        tell(OwnerChange.What.SECOND_FACTOR_REMOVED, account, account.name());
        audit.record(account.name(), "second-factor.remove", subject(account), "totp", "", "");
    }

    /** Tells whether the owner may be without the app. */
    public boolean mayRemove(Account account) {
        return mayBeWithout(account) || passkeys.has(account);
    }

    private boolean mayBeWithout(Account account) {
        return standing(account, false) != FactorStanding.DUE;
    }

    /**
     * Ends a passkey of an owner who has proven to be it.
     *
     * @throws DcimException NOT_FOUND, FORBIDDEN where the rules ask for a second factor and there is no other
     */
    @Transactional
    public void endPasskey(Account account, long id) {
        Passkey passkey =
                passkeys.of(account, id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "passkey", id));
        if (!mayBeWithout(account) && !hasApp(account) && passkeys.count(account) == 1) {
            throw new DcimException(ErrorCode.FORBIDDEN, "remove second factor");
        }
        passkeys.forget(passkey);
        forgetCodesOfNothing(account);
        audit.record(account.name(), "passkey.remove", subject(account), passkey.name(), "", "");
    }

    /** Tells whether the owner may end one passkey more. */
    public boolean mayEndPasskey(Account account) {
        return mayBeWithout(account) || hasApp(account) || passkeys.count(account) > 1;
    }

    private void forgetCodesOfNothing(Account account) {
        if (!isSetUp(account)) {
            recoveryCodes.forget(account.id());
        }
    }

    /**
     * Removes the second factor of an owner who has lost it, app and passkeys. Open sessions end, since they may be on what was lost; at the next
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
        String was = kinds(account);
        factors.deleteById(account.id());
        passkeys.forgetAll(account);
        recoveryCodes.forget(account.id());
        sessions.closeAll(account);
        tell(OwnerChange.What.SECOND_FACTOR_REMOVED, account, actor);
        audit.record(actor, "second-factor.remove", subject(account), was, "", reason + " (" + proof + ")");
    }

    private void tell(OwnerChange.What what, Account account, String actor) {
        changes.publishEvent(
                new OwnerChange(what, account, account, actor, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private String kinds(Account account) {
        Stream<String> app = hasApp(account) ? Stream.of("totp") : Stream.of();
        return Stream.concat(app, passkeys.of(account).stream().map(passkey -> "passkey " + passkey.name()))
                .collect(Collectors.joining(", "));
    }

    private void refuseWithout(Account account, String action) {
        if (!isSetUp(account)) {
            refuse(account, action);
        }
    }

    private static void refuse(Account account, String action) {
        throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, subject(account), "no-second-factor", action);
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
