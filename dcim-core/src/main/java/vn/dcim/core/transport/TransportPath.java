package vn.dcim.core.transport;

import java.util.Locale;

/**
 * A way that data takes to or from the program, as it is at this moment.
 *
 * @param key names it for good: {@code browser}, {@code database}, {@code broker}, {@code directory}, {@code provider},
 *     {@code device:12}, {@code receiver:soc}
 * @param name of the device or receiver; empty for the others
 * @param peer the other end, without secrets
 * @param protocol as negotiated: {@code TLSv1.3}, {@code SNMPv3}, {@code HTTP}; empty where nobody knows
 * @param cipher as negotiated or configured; empty for none
 * @param usualCredential whether it is used with a password or community that everybody tries first
 */
public record TransportPath(
        Kind kind,
        String key,
        String name,
        String peer,
        String protocol,
        String cipher,
        Judgement judgement,
        boolean usualCredential) {

    public TransportPath(
            Kind kind, String key, String name, String peer, String protocol, String cipher, Judgement judgement) {
        this(kind, key, name, peer, protocol, cipher, judgement, false);
    }

    /** Which part of the plant it serves. */
    public enum Kind {
        BROWSER,
        DATABASE,
        BROKER,
        DIRECTORY,
        /** Who tells who people are, by OpenID Connect. */
        PROVIDER,
        DEVICE,
        /** Who is forwarded the audit log. */
        RECEIVER;

        /** Returns the word of the API and of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the same, used with a credential that is a usual one or not. */
    TransportPath with(boolean usual) {
        return new TransportPath(kind, key, name, peer, protocol, cipher, judgement, usual);
    }

    /** A path that there is one of. */
    public static TransportPath of(Kind kind, String peer, String protocol, String cipher, Judgement judgement) {
        return new TransportPath(kind, kind.code(), "", peer, protocol, cipher, judgement);
    }
}
