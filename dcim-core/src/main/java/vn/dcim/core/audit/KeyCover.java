package vn.dcim.core.audit;

/** Covers keys before they are kept in a file or in the database, by the site's master key. */
public interface KeyCover {

    /** @param purpose of the key; what was covered for one purpose opens for no other */
    byte[] cover(String purpose, byte[] key);

    /** @throws IllegalStateException when it was covered under another master key, for another purpose, or altered */
    byte[] uncover(String purpose, byte[] box);
}
