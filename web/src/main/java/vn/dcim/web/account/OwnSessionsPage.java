package vn.dcim.web.account;

import java.util.List;
import vn.dcim.core.account.OpenSession;

/**
 * Where somebody is signed in.
 *
 * @param limits how long sessions last, each with the text it comes from
 */
public record OwnSessionsPage(List<OpenSession> sessions, List<String> limits) {}
