package vn.dcim.web.account;

/**
 * The second step of signing in.
 *
 * @param next where to go afterwards, a path of this program
 * @param fault why the code was not taken; empty for none
 * @param app whether codes of an app are taken
 * @param passkey whether a passkey is
 * @param site name for which passkeys are taken; empty where there is none
 */
public record CodePage(String next, String fault, boolean app, boolean passkey, String site) {}
