package vn.dcim.core.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;

/** Hashes and checks passwords with Argon2id: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet). */
@Singleton
final class Passwords {

    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private final String nobodysHash = hash(Secrets.random());

    String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(FUNCTION).getResult();
    }

    boolean matches(String password, String hash) {
        return Password.check(password, hash).with(FUNCTION);
    }

    /** Takes as long as a real check, so that the time does not tell which accounts exist. */
    void spendTheTimeOfACheck(String password) {
        matches(password, nobodysHash);
    }
}
