package vn.dcim.web.account;

/**
 * The way to the identity provider, on the sign-in page.
 *
 * @param path where it leads
 * @param signsOutThere whether the reader has just signed out here, and may there too
 */
public record ProviderButton(String label, String path, boolean signsOutThere) {}
