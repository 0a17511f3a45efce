package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Issues API tokens, recognises and revokes them. */
@Singleton
public class ApiTokens {

    /**
     * Whom a token lets in, and what it may do.
     *
     * @param token its number
     * @param permissions none that the account's role does not have
     */
    public record Grant(Account account, long token, Set<Permission> permissions) {}

    /** A token that was just issued, in clear text, its only copy. */
    public record Issued(ApiToken row, String token) {}

    /** How a token stands now. */
    public enum State {
        VALID,
        /** In its last days. */
        EXPIRING,
        EXPIRED,
        REVOKED;

        /** Returns the word of the API and of the bundles, such as {@code expiring}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long a token is valid unless its owner wants otherwise, in days. */
    public static final int USUAL_DAYS = 90;

    private static final int LONGEST_YEARS = 1;
    private static final int LAST_DAYS = 14;
    private static final int LONGEST_NAME = 100;
    private static final String MARK = "dcim_";
    private static final Pattern LOOK = Pattern.compile("(" + MARK + ")?[A-Za-z0-9_-]{43}");
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    private final ApiTokenRepository tokens;
    private final Accounts accounts;
    private final Standings standings;
    private final AuditLog audit;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, Accounts accounts, Standings standings, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Issues a token that may do all its account may, without an end: for what the program sets up by itself, such as a demo.
     *
     * @return the token in clear text, its only copy
     */
    public String issue(Account account, String name) {
        return save(account, name, null, null).token();
    }

    /**
     * Issues a token to its owner.
     *
     * @param name what it is for
     * @param scope what it may do
     * @param expiresOn its last day
     * @return the token in clear text, its only copy
     * @throws DcimException INVALID_VALUE for no name, no scope, a permission that the account's role does not have, a last day in
     *     the past or more than a year away; FORBIDDEN for a display
     */
    @Transactional
    public String issue(Account account, String name, Set<Permission> scope, LocalDate expiresOn) {
        return issueKnown(account, name, scope, expiresOn).token();
    }

    /** Issues a token as above, and tells its row too. */
    @Transactional
    public Issued issueKnown(Account account, String name, Set<Permission> scope, LocalDate expiresOn) {
        if (account.role() == Role.DISPLAY) {
            throw new DcimException(ErrorCode.FORBIDDEN, "token " + account.name());
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "token-name", name, "1–" + LONGEST_NAME);
        }
        if (scope.isEmpty() || !scope.stream().allMatch(account.role()::may)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "scope", codes(scope), codes(permissions(account.role())));
        }
        LocalDate latest = today().plusYears(LONGEST_YEARS);
        if (expiresOn.isBefore(today()) || expiresOn.isAfter(latest)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "token-until", expiresOn, today() + "–" + latest);
        }
        Issued issued = save(account, name, codes(scope), expiresOn);
        audit.record(account.name(), "token.issue", subject(issued.row()), "", codes(scope), "");
        return issued;
    }

    private Issued save(Account account, String name, @Nullable String scope, @Nullable LocalDate expiresOn) {
        String token = MARK + Secrets.random();
        ApiToken row = tokens.save(new ApiToken(
                null, account.id(), name, Secrets.hash(token), now(), null, scope, expiresOn, "", null, "", ""));
        return new Issued(row, token);
    }

    /**
     * Returns whom a token lets in, unless it has ended or the account has lost its rights, and notes the use to the minute.
     *
     * @param address of the program
     */
    public Optional<Grant> grant(String token, String address) {
        return tokens.findByHash(Secrets.hash(token)).filter(this::isValid).flatMap(found -> accounts.find(
                        found.accountId())
                .filter(account -> standings.of(account).keepsRights())
                .map(account -> {
                    noteUse(found, new Client(address, "").address());
                    accounts.noteUse(account);
                    return new Grant(account, found.id(), found.permissions(account.role()));
                }));
    }

    /**
     * Why a token lets nobody in.
     *
     * @param owner account whose token it was; empty where it is none of ours
     * @param subject number and name of the token, never itself; empty where it is none of ours
     */
    record Refusal(String owner, String subject, String why) {}

    /** Tells why a token lets nobody in. */
    Refusal refusal(String token) {
        Optional<ApiToken> known = tokens.findByHash(Secrets.hash(token));
        if (known.isEmpty()) {
            return new Refusal("", "", "unknown");
        }
        ApiToken found = known.get();
        Account owner = accounts.find(found.accountId()).orElseThrow();
        String why = isValid(found)
                ? "account " + standings.of(owner).code()
                : state(found).code();
        return new Refusal(owner.name(), subject(found), why);
    }

    private void noteUse(ApiToken token, String address) {
        if (token.lastUsedAt() == null
                || token.lastUsedAt().plus(USE_GRAIN).isBefore(now())
                || !token.lastAddress().equals(address)) {
            tokens.update(token.id(), now(), address);
        }
    }

    public State state(ApiToken token) {
        if (token.revokedAt() != null) {
            return State.REVOKED;
        }
        if (token.expiresOn() == null) {
            return State.VALID;
        }
        if (today().isAfter(token.expiresOn())) {
            return State.EXPIRED;
        }
        return today().plusDays(LAST_DAYS).isBefore(token.expiresOn()) ? State.VALID : State.EXPIRING;
    }

    /** Returns the last day that a token issued today gets unless its owner wants otherwise. */
    public LocalDate usualEnd() {
        return today().plusDays(USUAL_DAYS);
    }

    /** Returns the tokens of an account, also those that have ended, newest first. */
    public List<ApiToken> of(Account account) {
        return tokens.findByAccountIdOrderByIdDesc(account.id());
    }

    /** Returns all tokens, also those that have ended, newest first. */
    public List<ApiToken> all() {
        return tokens.findAllOrderByIdDesc();
    }

    /**
     * Revokes a token of one's own.
     *
     * @throws DcimException NOT_FOUND for none, or somebody else's
     */
    @Transactional
    public void revokeOwn(Account account, long id) {
        ApiToken token = tokens.findById(id)
                .filter(found -> found.accountId() == account.id())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "token", id));
        revoke(token, "token.revoke", account.name(), "");
    }

    /**
     * Revokes anybody's token.
     *
     * @throws DcimException NOT_FOUND, INVALID_VALUE without a reason
     */
    @Transactional
    public void revoke(long id, String actor, String reason) {
        ApiToken token = tokens.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "token", id));
        if (reason.isBlank()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", reason, "1–1000");
        }
        revoke(token, "token.revoke", actor, reason);
    }

    /**
     * Revokes a token that stood where everybody on the way could read it, and writes down that it did.
     *
     * @param text that may be a token
     * @param place where it stood, such as the name of a parameter
     * @return whether it was one of ours
     */
    @Transactional
    public boolean expose(String text, String place) {
        Optional<ApiToken> known = looksLikeOne(text) ? tokens.findByHash(Secrets.hash(text)) : Optional.empty();
        known.ifPresent(token -> {
            String owner = accounts.find(token.accountId()).map(Account::name).orElse("");
            if (!revoke(token, "token.exposed", owner, place)) {
                audit.record(owner, "token.exposed", subject(token), State.REVOKED.code(), State.REVOKED.code(), place);
            }
        });
        return known.isPresent();
    }

    /** Notes that something that is no token of ours stood where one must not stand. */
    public void noteUnknown(String place) {
        audit.record("", "token.exposed", "", "", "", place);
    }

    /** Tells whether a text has the form of a token, also of those issued before they bore a mark. */
    public static boolean looksLikeOne(String text) {
        return LOOK.matcher(text).matches();
    }

    /** Tells whether a text bears the mark of a token, so that it can hardly be anything else. */
    public static boolean isMarked(String text) {
        return text.startsWith(MARK) && looksLikeOne(text);
    }

    private boolean revoke(ApiToken token, String action, String actor, String reason) {
        State before = state(token);
        boolean revoked = tokens.revoke(token.id(), now(), actor, reason) == 1;
        if (revoked) {
            audit.record(actor, action, subject(token), before.code(), State.REVOKED.code(), reason);
        }
        return revoked;
    }

    private boolean isValid(ApiToken token) {
        State state = state(token);
        return state == State.VALID || state == State.EXPIRING;
    }

    private static Set<Permission> permissions(Role role) {
        return EnumSet.allOf(Permission.class).stream().filter(role::may).collect(Collectors.toSet());
    }

    private static String codes(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::code).collect(Collectors.joining(" "));
    }

    private static String subject(ApiToken token) {
        return "token:" + token.id() + " " + token.name();
    }

    private LocalDate today() {
        return clock.instant().atZone(Standings.ZONE).toLocalDate();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
