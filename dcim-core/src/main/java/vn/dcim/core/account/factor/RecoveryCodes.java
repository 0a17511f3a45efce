package vn.dcim.core.account.factor;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.dcim.core.account.Passwords;
import vn.dcim.core.account.Secrets;

/** The codes that an owner keeps on paper: ten, each good for one time, hashed as passwords are. */
@Singleton
class RecoveryCodes {

    static final int COUNT = 10;

    private static final int GROUP = 4;
    private static final int GROUPS = 3;

    private final RecoveryCodeRepository codes;
    private final Passwords passwords;
    private final Clock clock;

    RecoveryCodes(RecoveryCodeRepository codes, Passwords passwords, Clock clock) {
        this.codes = codes;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Makes new codes in place of the old ones, within the caller's transaction, and returns their only copy. */
    List<String> issue(long accountId) {
        codes.deleteByAccountId(accountId);
        List<String> made =
                Stream.generate(() -> Secrets.code(GROUP * GROUPS)).limit(COUNT).toList();
        codes.saveAll(made.stream()
                .map(code -> new RecoveryCode(null, accountId, passwords.hash(code), null))
                .toList());
        return made.stream().map(RecoveryCodes::grouped).toList();
    }

    /** Uses up the code that was typed; returns whether it was one. */
    boolean take(long accountId, String typed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return codes.findByAccountIdAndUsedAtIsNull(accountId).stream()
                .filter(code -> passwords.matches(typed, code.hash()))
                .anyMatch(code -> codes.take(code.id(), now) == 1);
    }

    void spendTheTimeOfACheck(String typed) {
        IntStream.range(0, COUNT).forEach(i -> passwords.spendTheTimeOfACheck(typed));
    }

    long left(long accountId) {
        return codes.countByAccountIdAndUsedAtIsNull(accountId);
    }

    void forget(long accountId) {
        codes.deleteByAccountId(accountId);
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
