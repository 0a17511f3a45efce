package vn.dcim.core.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;

/** Hashes and checks passwords with Argon2id: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet). */
@Singleton
public class Passwords {

    /** In characters; a longer one would make the check of the others too slow. */
    static final int LONGEST = 128;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19_456;

    private final Argon2Function function;
    /** The hash of no password: its salt and its result are random. */
    private final String nobodysHash;

    @Inject
    Passwords() {
        this(MEMORY_KIB);
    }

    /** @param memoryKib less than usual only where hundreds of passwords are checked that protect nothing */
    Passwords(int memoryKib) {
        function = Argon2Function.getInstance(memoryKib, 2, 1, HASH_BYTES, Argon2.ID);
        nobodysHash = "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        function.getVersion(),
                        function.getMemory(),
                        function.getIterations(),
                        function.getParallelism(),
                        base64(Secrets.bytes(SALT_BYTES)),
                        base64(Secrets.bytes(HASH_BYTES)));
    }

    /** Returns the hash as a PHC string. */
    public String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult();
    }

    public boolean matches(String password, String hash) {
        return Password.check(password, hash).with(function);
    }

    /** Takes as long as a real check, so that the time does not tell which accounts exist. */
    public void spendTheTimeOfACheck(String password) {
        matches(password, nobodysHash);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
