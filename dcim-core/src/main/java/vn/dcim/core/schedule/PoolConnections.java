package vn.dcim.core.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Has Quartz take its connections from the program's own pool. */
final class PoolConnections implements ConnectionProvider {

    private volatile DataSource dataSource;

    PoolConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource pool = dataSource;
        if (pool == null) {
            throw new SQLException("the schedule has ended");
        }
        Connection connection = pool.getConnection();
        // why: what a node reads after it waited for the lock must be what the others wrote; the pool takes it back
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    @Override
    public void initialize() {
        // why: the pool is there already
    }

    @Override
    public void shutdown() {
        // why: Quartz keeps providers for ever, the pool is not its to close
        dataSource = null;
    }
}
