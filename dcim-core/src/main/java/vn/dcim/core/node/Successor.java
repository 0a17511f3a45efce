package vn.dcim.core.node;

import java.sql.SQLException;
import java.util.Set;

/** Brings what this process knows of devices up to what their last owner has written, before it begins with them. */
public interface Successor {

    /** @throws SQLException where the database does not say: the devices stay without an owner until the next attempt */
    void succeed(Set<Long> devices) throws SQLException;
}
