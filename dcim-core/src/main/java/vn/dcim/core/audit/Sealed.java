package vn.dcim.core.audit;

/**
 * Secrets that are kept under the master key, in rows or files. Every bean of this type is asked when the key is rotated: without one,
 * what a feature has sealed is lost with the old key.
 */
public interface Sealed {

    /** Returns what it is, one word for those who rotate the key, such as {@code device-credentials}. */
    String what();

    /** Returns how many are not under the newest version, or cannot be opened. */
    int old();

    /**
     * Seals anew what is not under the newest version, while the program runs: what others change meanwhile stays as they wrote it.
     *
     * @return how many were sealed anew
     * @throws IllegalStateException when one was sealed under a version that is not here, after all others were done
     */
    int renew();
}
