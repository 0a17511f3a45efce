package vn.dcim.core.account.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import vn.dcim.core.account.AccessRules;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.SecondFactorDuty;
import vn.dcim.core.account.passkey.Passkey;
import vn.dcim.core.account.passkey.PasskeyRefused;
import vn.dcim.core.account.passkey.Passkeys;
import vn.dcim.core.account.passkey.RelyingParty;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes on passkeys of owners who have proven to be it. */
@Singleton
public class PasskeyEnrolment {

    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final RecoveryCodes recoveryCodes;
    private final AccessRules rules;
    private final AuditLog audit;

    PasskeyEnrolment(
            Passkeys passkeys, SecondFactors factors, RecoveryCodes recoveryCodes, AccessRules rules, AuditLog audit) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.rules = rules;
        this.audit = audit;
    }

    /**
     * Asks a browser to make a passkey.
     *
     * @param name that its owner gives it
     * @param title of this site, as authenticators show it
     * @param browser secret of the session
     * @return {@code PublicKeyCredentialCreationOptionsJSON}
     * @throws DcimException FORBIDDEN for a display
     * @throws PasskeyRefused for a name that is none, and where there are too many
     */
    public String offer(Account account, String name, RelyingParty party, String title, String browser) {
        check(account, name);
        return passkeys.creation(account, party, title, browser);
    }

    /** Refuses as {@link #offer} does, before anything else is asked for. */
    public void check(Account account, String name) {
        refuseDisplay(account);
        checked(name);
    }

    /**
     * Takes on the passkey that a browser made.
     *
     * @param json {@code RegistrationResponseJSON}
     * @return the only copy of ten recovery codes where this is the first factor; none where there was one
     * @throws DcimException FORBIDDEN for a display
     * @throws PasskeyRefused where something about it is wrong
     */
    public List<String> confirm(Account account, String name, String json, RelyingParty party, String browser) {
        refuseDisplay(account);
        // why: outside of the transaction, so that a challenge is used up also where its answer is refused
        Passkey made = passkeys.made(account, checked(name), json, party, browser);
        return keep(account, made);
    }

    @Transactional
    List<String> keep(Account account, Passkey made) {
        boolean isFirst = !factors.isSetUp(account);
        passkeys.add(made);
        List<String> codes = isFirst ? recoveryCodes.issue(account.id()) : List.of();
        audit.record(
                account.name(),
                "passkey.add",
                SecondFactors.subject(account),
                "",
                made.name() + (made.backupEligible() ? ", synced" : ", device-bound"),
                "");
        return codes;
    }

    private void refuseDisplay(Account account) {
        if (rules.secondFactor(account.role()).value() == SecondFactorDuty.NEVER) {
            throw new DcimException(ErrorCode.FORBIDDEN, "passkey of " + SecondFactors.subject(account));
        }
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > Passkeys.LONGEST_NAME) {
            throw new PasskeyRefused("name");
        }
        return stripped;
    }
}
