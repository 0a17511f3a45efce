package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;

/**
 * The accounts of this program with the rules that they are under, and what lists of other systems and registers answer about theirs.
 *
 * @param reviewDue the last day by which all accounts have to be reviewed again; null where the rules ask for none
 * @param tried passwords that were tried on the rules
 * @param tokens API tokens that are valid
 * @param deputies delegations that run or are to come
 * @param rulesSince since when the newest of the rules that are filed and in force holds; null where none is filed
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record OwnAccounts(
        Rules rules,
        @Nullable LocalDate reviewDue,
        List<Tried> tried,
        List<Own> accounts,
        List<Secret> secrets,
        List<Token> tokens,
        List<Deputy> deputies,
        @Nullable LocalDate rulesSince,
        Answers elsewhere) {

    OwnAccounts {
        tried = List.copyOf(tried);
        accounts = List.copyOf(accounts);
        secrets = List.copyOf(secrets);
        tokens = List.copyOf(tokens);
        deputies = List.copyOf(deputies);
    }

    /**
     * @param idleSeconds a session without its person's interaction for longer is over
     * @param unusedDays after which an account that nobody uses is suspended: on that day; null for never
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Rules(long idleSeconds, @Nullable Integer unusedDays, List<Passwords> passwords) {

        Rules {
            passwords = List.copyOf(passwords);
        }
    }

    /** @param population code @param longestAge a period such as {@code P60D}; empty for no end */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Passwords(String population, int leastLength, int kinds, String longestAge) {}

    /** A password with somebody's name, birth date or telephone number in it. @param what {@code name}, {@code birth_date}, {@code phone} */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Tried(String what, String password, boolean isRefused) {}

    /** What a device or the database is asked with. @param strength code, {@code usual} for what everybody tries first */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Secret(String subject, String name, String strength, String path) {}

    /** @param isGranted whether a request with purpose and approver stands behind it, and is not over */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Token(long id, String name, String account, boolean isGranted) {}

    /** Rights given to another account for a term. @param document number; empty for none */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Deputy(long id, String from, String to, @Nullable LocalDate lastDay, String document) {}

    /**
     * Under which rules the present password was chosen.
     *
     * @param knewBirthDate whether it could be looked for in it
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Choice(int leastLength, int kinds, boolean knewBirthDate, boolean knewPhone) {}

    /** @param lastDay of the contract that a supplier's account ends with */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Contract(String company, String number, LocalDate lastDay) {}

    /**
     * An account.
     *
     * @param role code
     * @param population code of whom the texts count it among
     * @param source code of who checks its password
     * @param standing code
     * @param isNamed whether it has a person with name and unit
     * @param hasPost whether it is known what that person is here for
     * @param others names of accounts of the same person
     * @param mustChange whether nothing but the password may be changed before it is another one
     * @param isAsIssued whether the password is still the one that was issued with the account, and works
     * @param choice null where nobody chose the present one, or nobody noted how
     * @param usedOn the last use by its person; null for never
     * @param activeSince creation or the last reactivation
     * @param acceptedOn when the holder took on the present statement; null for never
     * @param isExcused whether nobody had to, since no person has it
     * @param factor code of {@link vn.dcim.core.account.factor.FactorStanding}
     * @param coverage code of {@link vn.dcim.core.staff.Grant.Coverage}
     * @param grantedOn day of the newest grant of its role; null for none
     * @param isNarrowed whether it sees a part of the centre only
     * @param isInSeveralPlaces whether it is used from more than one place at this moment
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Own(
            long id,
            String name,
            String role,
            String population,
            String source,
            String standing,
            boolean isNamed,
            boolean hasPost,
            List<String> others,
            LocalDate passwordChangedOn,
            boolean mustChange,
            boolean isAsIssued,
            @Nullable Choice choice,
            LocalDate createdOn,
            @Nullable LocalDate usedOn,
            LocalDate activeSince,
            @Nullable LocalDate expiresOn,
            @Nullable Instant lockedAt,
            @Nullable LocalDate acceptedOn,
            boolean isExcused,
            String factor,
            String coverage,
            @Nullable LocalDate grantedOn,
            @Nullable Contract contract,
            boolean isNarrowed,
            boolean isInSeveralPlaces) {

        private static final Set<String> KEEP_RIGHTS = Set.of("active", "locked");

        Own {
            others = List.copyOf(others);
        }

        /** Tells whether open sessions and tokens go on. */
        boolean keepsRights() {
            return KEEP_RIGHTS.contains(standing);
        }

        /** Tells whether it has a password that is chosen here. */
        boolean hasOwnPassword() {
            return source.equals("local");
        }

        boolean isDisplay() {
            return role.equals("display");
        }

        Offence wrong(String key, Object... arguments) {
            return new Offence("account:" + name, name, Phrase.of(key, arguments), "/accounts/" + id);
        }
    }

    /** Returns the accounts that may be used. */
    List<Own> inUse() {
        return accounts.stream().filter(Own::keepsRights).toList();
    }
}
