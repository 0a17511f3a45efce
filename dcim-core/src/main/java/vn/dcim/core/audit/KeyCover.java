package vn.dcim.core.audit;

/** Covers a private key before it is kept in a file, by the site's master key. */
public interface KeyCover {

    /** @param purpose of the key; what was covered for one purpose opens for no other */
    byte[] cover(String purpose, byte[] key);

    /** @throws IllegalStateException when it was covered under another master key, for another purpose, or altered */
    byte[] uncover(String purpose, byte[] box);
}
