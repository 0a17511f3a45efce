package vn.dcim.web.account;

/**
 * The sign-in form.
 *
 * @param name as typed before
 * @param next where to go afterwards, a path of this program
 * @param refused true after a wrong name or password
 */
public record SignInPage(String name, String next, boolean refused) {}
