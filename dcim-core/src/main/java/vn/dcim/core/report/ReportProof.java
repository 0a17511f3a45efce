package vn.dcim.core.report;

import java.util.List;

/**
 * What asking the registry again "as of" the cut-off gave, against what was frozen.
 *
 * @param frozenSha256 of the frozen figures
 * @param nowSha256 of those found now
 * @param bytes how many were compared
 * @param kept whether figures, evidence and files still have the hashes that they were frozen with
 * @param differing codes of the tables that are not the same
 */
public record ReportProof(String frozenSha256, String nowSha256, long bytes, boolean kept, List<String> differing) {

    /** Tells whether the figures are the same to the byte, and nothing that was frozen was touched. */
    public boolean isProved() {
        return frozenSha256.equals(nowSha256) && kept;
    }
}
