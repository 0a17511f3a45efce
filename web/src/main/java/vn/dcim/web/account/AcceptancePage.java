package vn.dcim.web.account;

/**
 * The statement on what the holder of an account answers for.
 *
 * @param version of the statement
 * @param acceptedAt when the reader accepted it, or that nobody has to, as a text; empty before
 * @param next where to go afterwards, a path of this program
 * @param unmarked true after the form was sent without the mark
 */
public record AcceptancePage(int version, String acceptedAt, String next, boolean unmarked) {}
