package vn.dcim.core.audit;

/**
 * What a verification saw.
 *
 * @param entries that were read
 * @param last id of the last of them
 * @param head its hash, hexadecimal
 * @param seals that were checked
 * @param findings how many there were
 */
public record AuditVerdict(long entries, long last, String head, int seals, long findings) {

    public boolean isClean() {
        return findings == 0;
    }
}
