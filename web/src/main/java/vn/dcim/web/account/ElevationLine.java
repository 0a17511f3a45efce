package vn.dcim.web.account;

import vn.dcim.core.account.Account;
import vn.dcim.core.account.elevation.Elevation;

/**
 * Rights that somebody took on demand, as the list shows them.
 *
 * @param state {@code running}, or why it ended
 */
public record ElevationLine(Elevation elevation, Account owner, String state) {

    public boolean isRunning() {
        return state.equals("running");
    }
}
