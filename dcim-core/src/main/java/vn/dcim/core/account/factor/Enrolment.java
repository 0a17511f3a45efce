package vn.dcim.core.account.factor;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.OwnerChange;
import vn.dcim.core.account.SecondFactorDuty;
import vn.dcim.core.account.Secrets;
import vn.dcim.core.account.factor.Enrolment.Fault.Kind;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.KeyCover;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Sets up second factors: a secret is offered, an app reads it, and a code of the app confirms that it did. */
@Singleton
public class Enrolment {

    /** After which an offer nobody confirmed is replaced by another one. */
    static final Duration TERM = Duration.ofMinutes(30);

    /**
     * Why a code does not confirm.
     *
     * @param detail by how much the app's clock is ahead, such as +1:00:00, for {@code CLOCK}; empty otherwise
     */
    public record Fault(Kind kind, String detail) {

        /** Kinds of faults; the texts are in the bundles under {@code second-factor.fault.<code>}. */
        public enum Kind {
            WRONG_CODE,
            /** The code of another time of that day. */
            CLOCK,
            /** There is no offer any more: another one has to be read. */
            OVER;

            public String code() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    private final FactorOfferRepository offers;
    private final SecondFactorRepository factors;
    private final RecoveryCodes recoveryCodes;
    private final AccessRules rules;
    private final KeyCover cover;
    private final ApplicationEventPublisher<OwnerChange> changes;
    private final AuditLog audit;
    private final Clock clock;

    Enrolment(
            FactorOfferRepository offers,
            SecondFactorRepository factors,
            RecoveryCodes recoveryCodes,
            AccessRules rules,
            KeyCover cover,
            ApplicationEventPublisher<OwnerChange> changes,
            AuditLog audit,
            Clock clock) {
        this.offers = offers;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.rules = rules;
        this.cover = cover;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns the secret that is on offer, the same one for a while, so that a page may be looked at twice.
     *
     * @param issuer name under which the app shows the code
     * @throws DcimException FORBIDDEN for a display
     */
    @Transactional
    public FactorSecret offer(Account account, String issuer) {
        if (rules.secondFactor(account.role()).value() == SecondFactorDuty.NEVER) {
            throw new DcimException(ErrorCode.FORBIDDEN, "second factor of " + SecondFactors.subject(account));
        }
        // why: of two pages that are opened at once, the second must show what the first one does
        offers.hold(account.id());
        byte[] secret = standing(account).orElseGet(() -> offerAnew(account));
        return FactorSecret.of(secret, account, issuer);
    }

    /** Looks at a code of the app that has read the secret on offer, without taking it; empty for a right one. */
    public Optional<Fault> fault(Account account, String typed) {
        Optional<byte[]> secret = standing(account);
        if (secret.isEmpty()) {
            return Optional.of(new Fault(Kind.OVER, ""));
        }
        TimeCodes codes = new TimeCodes(secret.get());
        String code = SecondFactors.bare(typed);
        if (codes.near(present(), SecondFactors.TOLERATED_STEPS, code).isPresent()) {
            return Optional.empty();
        }
        OptionalLong other = codes.near(present(), SecondFactors.TOLD_STEPS, code);
        return Optional.of(
                other.isEmpty()
                        ? new Fault(Kind.WRONG_CODE, "")
                        : new Fault(Kind.CLOCK, ClockOffset.text(other.getAsLong() - present())));
    }

    /**
     * Takes a code of the app that has read the secret on offer. From then on the account has this second factor, in place of any
     * other, and the code is used up.
     *
     * @return the only copy of ten recovery codes; empty where the code is not right
     */
    @Transactional
    public List<String> confirm(Account account, String typed) {
        Optional<byte[]> secret = standing(account);
        OptionalLong step = secret.map(bytes ->
                        new TimeCodes(bytes).near(present(), SecondFactors.TOLERATED_STEPS, SecondFactors.bare(typed)))
                .orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return List.of();
        }
        boolean replaces = factors.existsById(account.id());
        factors.deleteById(account.id());
        factors.save(new SecondFactor(
                account.id(), FactorSecret.seal(cover, account.id(), secret.get()), now(), step.getAsLong()));
        offers.deleteById(account.id());
        List<String> recovery = recoveryCodes.issue(account.id());
        changes.publishEvent(new OwnerChange(OwnerChange.What.SECOND_FACTOR, account, account, account.name(), now()));
        audit.record(
                account.name(),
                "second-factor.add",
                SecondFactors.subject(account),
                replaces ? "totp" : "",
                "totp",
                "");
        return recovery;
    }

    private Optional<byte[]> standing(Account account) {
        return offers.findById(account.id())
                .filter(offer -> now().isBefore(offer.madeAt().plus(TERM)))
                .map(offer -> FactorSecret.open(cover, account.id(), offer.secret()));
    }

    private byte[] offerAnew(Account account) {
        byte[] secret = Secrets.bytes(TimeCodes.SECRET_BYTES);
        offers.deleteById(account.id());
        offers.save(new FactorOffer(account.id(), FactorSecret.seal(cover, account.id(), secret), now()));
        return secret;
    }

    private long present() {
        return TimeCodes.step(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
