package vn.dcim.core.device;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.Sealed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Changes the master key while the program runs: a version is added, then seals, then all that is sealed is sealed anew, then the old
 * version can go. Where several nodes share a database, the file is copied to all between the first step and the second.
 */
@Singleton
public class KeyRotation {

    private final MasterKey masterKey;
    private final List<Sealed> sealed;
    private final AuditLog audit;

    KeyRotation(MasterKey masterKey, Collection<Sealed> sealed, AuditLog audit) {
        this.masterKey = masterKey;
        this.sealed = sealed.stream().sorted(Comparator.comparing(Sealed::what)).toList();
        this.audit = audit;
    }

    /**
     * A version of the key.
     *
     * @param mark what it is recognised by; tells nothing of the key
     * @param present whether it seals
     * @param next whether it is there for later
     */
    public record Version(int number, String mark, boolean present, boolean next) {}

    /** How many of a kind. */
    public record Count(String what, int number) {}

    /** What came of sealing anew. @param faults what could not be opened, in words */
    public record Renewed(List<Count> counts, List<String> faults) {}

    /** Returns where the key is from: a file, or {@code DCIM_MASTER_KEY}. */
    public String source() {
        return masterKey.source();
    }

    /** Returns all versions, oldest first. */
    public List<Version> versions() {
        MasterKeyVersions versions = masterKey.versions();
        return versions.all().stream()
                .map(version ->
                        new Version(version.number(), version.mark(), version == versions.present(), version.next()))
                .toList();
    }

    /** Returns what is not under the present version. */
    public List<Count> old() {
        return sealed.stream().map(one -> new Count(one.what(), one.old())).toList();
    }

    /**
     * Adds a version, under which nothing is sealed before {@link #advance}.
     *
     * @throws DcimException ILLEGAL_TRANSITION when one waits already, or the key is not in a file
     */
    public Version add(String actor) {
        MasterKeyVersions before = requireFile("ADD");
        if (before.hasNext()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, masterKey.source(), "NEXT", "ADD");
        }
        masterKey.write(before.withNext());
        Version added = versions().getLast();
        audit.record(actor, "master-key.add", subject(), "", String.valueOf(added.number()), "");
        return added;
    }

    /**
     * Has the version that waits seal from now on; makes one where none waits.
     *
     * @throws DcimException ILLEGAL_TRANSITION when the key is not in a file
     */
    public Version advance(String actor) {
        MasterKeyVersions before = requireFile("ROTATE");
        masterKey.write((before.hasNext() ? before : before.withNext()).advanced());
        Version present = versions().getLast();
        audit.record(
                actor,
                "master-key.rotate",
                subject(),
                String.valueOf(before.present().number()),
                String.valueOf(present.number()),
                "");
        return present;
    }

    /** Seals anew all that is not under the present version; may be done again and again. */
    public Renewed renew(String actor) {
        List<Count> counts = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Sealed one : sealed) {
            try {
                counts.add(new Count(one.what(), one.renew()));
            } catch (IllegalStateException e) {
                faults.add(e.getMessage());
            }
        }
        int all = counts.stream().mapToInt(Count::number).sum();
        audit.record(
                actor, "master-key.renew", subject(), "", all + (faults.isEmpty() ? "" : ", ✗ " + faults.size()), "");
        return new Renewed(counts, faults);
    }

    /**
     * Takes an old version away.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for the one that seals, while something is sealed under an old one, or
     *     when the key is not in a file
     */
    public void remove(int number, String actor) {
        MasterKeyVersions before = requireFile("REMOVE");
        if (before.all().stream().noneMatch(version -> version.number() == number)) {
            throw new DcimException(ErrorCode.NOT_FOUND, "version", number);
        }
        int left = old().stream().mapToInt(Count::number).sum();
        if (before.present().number() == number || left > 0) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "version " + number,
                    left > 0 ? "IN_USE " + left : "PRESENT",
                    "REMOVE");
        }
        masterKey.write(before.without(number));
        audit.record(actor, "master-key.remove", subject(), String.valueOf(number), "", "");
    }

    private MasterKeyVersions requireFile(String step) {
        if (!masterKey.isInFile()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, masterKey.source(), "ENVIRONMENT", step);
        }
        return masterKey.versions();
    }

    private static String subject() {
        return "master-key";
    }
}
