package vn.dcim.core.notify;

import java.sql.Connection;
import java.sql.SQLException;

/** Is told of every attempt to send, in the transaction in which that is written down. Every bean of this type is. */
public interface DeliveryWatch {

    void tried(Connection connection, NoticeEntry entry, Delivery delivery, Attempt attempt) throws SQLException;
}
