package vn.dcim.core.transport;

import java.util.Locale;
import java.util.Set;
import vn.dcim.core.device.Credentials;

/**
 * Whether a path is encrypted as the regulation asks: AES with a key of 256 bits or more (BK11, article 25.3).
 *
 * @param reason why; its words are in the bundles under {@code transport.reason.<code>}
 */
public record Judgement(Verdict verdict, Reason reason) {

    /** How it stands with a path. */
    public enum Verdict {
        MEETS,
        FAILS,
        /** The path does not leave the machine, so nothing of it can be overheard. */
        LOCAL,
        /** Nobody knows at this moment; no proof of anything. */
        UNKNOWN;

        /** Returns the word of the API and of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why. */
    public enum Reason {
        AES_256,
        /** No encryption at all. */
        CLEAR_TEXT,
        /** AES with a shorter key. */
        SHORTER_KEY,
        /** A cipher that is not AES, whatever its key. */
        OTHER_CIPHER,
        /** A version of TLS that is broken, whatever its cipher. */
        OLD_PROTOCOL,
        SAME_MACHINE,
        /** A proxy speaks to the other end; its cipher cannot be seen from here. */
        BEHIND_PROXY,
        /** There is no connection now. */
        NOT_CONNECTED,
        /** The account of the device cannot be opened: it was sealed under another master key. */
        NO_CREDENTIALS;

        /** Returns the word of the API and of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> SOUND_TLS = Set.of("TLSv1.2", "TLSv1.3");
    private static final Set<String> AES_256_OF_SNMP = Set.of("AES-256", "AES-256-C");

    /** Tells whether the path is one that an exception can be recorded for. */
    public boolean isWanting() {
        return verdict == Verdict.FAILS || verdict == Verdict.UNKNOWN;
    }

    /**
     * Judges a connection over TLS.
     *
     * @param protocol such as {@code TLSv1.3}
     * @param suite as Java, OpenSSL or wolfSSL names it: {@code TLS_AES_256_GCM_SHA384}, {@code ECDHE-RSA-AES256-GCM-SHA384}
     */
    public static Judgement tls(String protocol, String suite) {
        if (!SOUND_TLS.contains(protocol)) {
            return new Judgement(Verdict.FAILS, Reason.OLD_PROTOCOL);
        }
        String cipher = suite.toUpperCase(Locale.ROOT).replace("_", "").replace("-", "");
        if (cipher.contains("AES256")) {
            return new Judgement(Verdict.MEETS, Reason.AES_256);
        }
        return new Judgement(Verdict.FAILS, cipher.contains("AES") ? Reason.SHORTER_KEY : Reason.OTHER_CIPHER);
    }

    /** Judges a connection without encryption. */
    public static Judgement clear(boolean sameMachine) {
        return sameMachine
                ? new Judgement(Verdict.LOCAL, Reason.SAME_MACHINE)
                : new Judgement(Verdict.FAILS, Reason.CLEAR_TEXT);
    }

    /** Judges how an SNMP agent is asked. */
    public static Judgement snmp(Credentials credentials) {
        String cipher = credentials.privProtocol();
        if (!credentials.version().equals("3") || cipher == null) {
            return new Judgement(Verdict.FAILS, Reason.CLEAR_TEXT);
        }
        if (AES_256_OF_SNMP.contains(cipher)) {
            return new Judgement(Verdict.MEETS, Reason.AES_256);
        }
        return new Judgement(Verdict.FAILS, cipher.startsWith("AES") ? Reason.SHORTER_KEY : Reason.OTHER_CIPHER);
    }

    public static Judgement unknown(Reason reason) {
        return new Judgement(Verdict.UNKNOWN, reason);
    }
}
