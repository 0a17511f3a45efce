package vn.dcim.web.account;

import java.util.List;
import vn.dcim.core.account.OpenSession;

/**
 * Where somebody is signed in.
 *
 * @param idle seconds without use after which a session is over
 * @param longest hours after which it is over in any case
 */
public record OwnSessionsPage(List<OpenSession> sessions, long idle, long longest) {}
