package vn.dcim.web.account;

/**
 * The second step of signing in.
 *
 * @param next where to go afterwards, a path of this program
 * @param fault why the code was not taken; empty for none
 */
public record CodePage(String next, String fault) {}
