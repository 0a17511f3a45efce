package vn.dcim.core.audit;

import java.util.Optional;

/** Covers secrets before they are kept in a file or a row, by the site's master key. */
public interface KeyCover {

    /**
     * Covers a secret under the newest version of the master key.
     *
     * @param purpose of the secret; what was covered for one purpose opens for no other
     */
    byte[] cover(String purpose, byte[] key);

    /** @throws IllegalStateException when it was covered under a version that is not here, for another purpose, or altered */
    byte[] uncover(String purpose, byte[] box);

    /**
     * Covers anew what was covered under an older version of the master key; empty for what is under the newest already.
     *
     * @throws IllegalStateException as {@link #uncover}
     */
    Optional<byte[]> renewed(String purpose, byte[] box);
}
