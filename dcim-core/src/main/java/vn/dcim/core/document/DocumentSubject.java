package vn.dcim.core.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a document rules or plans, where an obligation asks for a paper on that. One may have several. */
public enum DocumentSubject {
    PROCEDURE_CONNECTING,
    PROCEDURE_CONFIGURATION,
    PROCEDURE_HARDENING,
    PATCHES_WINDOWS,
    PATCHES_LINUX,
    PATCHES_VIRTUALISATION,
    PATCHES_OTHER,
    ENCRYPTION,
    INCIDENT_ORDINARY,
    INCIDENT_SERIOUS,
    RESPONSE_PLAN,
    HANDLING_INTRUSION,
    HANDLING_MALWARE,
    HANDLING_DENIAL,
    HANDLING_PHISHING,
    HANDLING_NETWORK,
    HANDLING_SERVER,
    HANDLING_USER_COMPUTER,
    HANDLING_SERVICE,
    HANDLING_APPLICATION,
    SECURITY_PLAN,
    DATA_PROTECTION,
    HOUSE_RULES,
    /** Transfer of equipment. */
    TRANSFER,
    /** Installation of software. */
    INSTALLATION,
    ASSETS,
    OPERATION,
    BACKUP,
    /** Maintenance and repair. */
    MAINTENANCE,
    /** Remedy of incidents. */
    INCIDENT,
    /** Plan of network and cabling. */
    NETWORK_PLAN;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the subject of a code; empty where there is none. */
    public static Optional<DocumentSubject> of(String code) {
        return Arrays.stream(values())
                .filter(subject -> subject.code().equals(code))
                .findFirst();
    }

    /** Returns codes in order, a space between two. */
    public static String join(Collection<DocumentSubject> subjects) {
        return subjects.stream().sorted().map(DocumentSubject::code).collect(Collectors.joining(" "));
    }

    /** Reads what {@link #join} wrote; what is no longer known is left out. */
    static Set<DocumentSubject> split(String codes) {
        return Arrays.stream(codes.split(" "))
                .flatMap(code -> of(code).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DocumentSubject.class)));
    }
}
