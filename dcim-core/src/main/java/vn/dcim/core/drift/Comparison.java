package vn.dcim.core.drift;

/**
 * What the register and a device say of the same thing.
 *
 * @param noted in the register; empty for nothing, like {@code seen}
 * @param seen as the device says it, or what is known of the device
 */
public record Comparison(DriftKind kind, String noted, String seen, Verdict verdict) {

    /** Whether both say the same. */
    public enum Verdict {
        SAME,
        DIFFERS,
        /** The register is silent. */
        NOT_NOTED,
        /** The device does not tell, or nothing that could be used; so nothing is compared. */
        NOT_READ;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param notedKey as it is compared; empty for nothing, like {@code seenKey} */
    static Comparison of(DriftKind kind, String noted, String seen, String notedKey, String seenKey) {
        Verdict verdict = seenKey.isEmpty()
                ? Verdict.NOT_READ
                : notedKey.isEmpty() ? Verdict.NOT_NOTED : notedKey.equals(seenKey) ? Verdict.SAME : Verdict.DIFFERS;
        return new Comparison(kind, noted, seen, verdict);
    }

    /** Tells whether the register is not what is real. */
    public boolean isDrift() {
        return verdict == Verdict.DIFFERS || verdict == Verdict.NOT_NOTED;
    }
}
