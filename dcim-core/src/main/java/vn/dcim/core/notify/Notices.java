package vn.dcim.core.notify;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;

/**
 * Where features raise what people must be told. Called within the transaction of the cause where there is one: then both stand
 * or neither. Alarms need no call, their transitions are the queue.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class Notices {

    private final NoticePlan plan;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Notices(NoticePlan plan, TransactionOperations<Connection> transactions, Clock clock) {
        this.plan = plan;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes down that people are to be told, in the present transaction or one of its own, and returns at once. */
    public void tell(Notice notice) {
        transactions.executeWrite(status -> {
            tell(status.getConnection(), notice);
            return notice;
        });
    }

    /** Returns how many people and addresses would be told of an event of the system itself, by the rules and channels of now. */
    public int reach(NoticeKind kind) {
        return plan.reach(kind);
    }

    /**
     * Writes down that people are to be told, as {@link #tell(Notice)}, and the owner of an account by mail even where no rule names
     * their role.
     *
     * @param account name; of one that is gone, or has no address, nobody is told
     */
    public void tell(Notice notice, String account) {
        tell(notice, List.of(account));
    }

    /** The same for the owners of several accounts, such as those on duty. */
    public void tell(Notice notice, Collection<String> accounts) {
        transactions.executeWrite(status -> {
            tell(status.getConnection(), notice);
            try {
                for (String account : accounts) {
                    plan.alsoOwner(
                            status.getConnection(),
                            notice,
                            account,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS));
                }
            } catch (SQLException e) {
                throw new DataAccessException("a notice of " + notice.kind().code() + " cannot be stored", e);
            }
            return notice;
        });
    }

    /** Writes down that the owner of an account is to be told by mail at once, whatever the rules say; nothing where that cannot be. */
    void tellOwner(Notice notice, List<Recipient> owner) {
        transactions.executeWrite(status -> {
            try {
                plan.owner(
                        status.getConnection(), notice, owner, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            } catch (SQLException e) {
                throw new DataAccessException("a notice of " + notice.kind().code() + " cannot be stored", e);
            }
            return notice;
        });
    }

    /**
     * Writes down that an address is to be told by mail at once, whatever the rules say.
     *
     * @param file that goes with it and is kept; null for none
     * @return id of the delivery, which {@link DeliveryWatch} tells of
     * @throws DcimException INVALID_VALUE (mail-server, mail) where mail is not set up, or for what is no address
     */
    public long mail(Notice notice, String address, @Nullable FiledFiles.Checked file) {
        return transactions.executeWrite(status -> {
            try {
                return plan.address(
                        status.getConnection(),
                        notice,
                        address,
                        file,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
            } catch (SQLException e) {
                throw new DataAccessException("a notice of " + notice.kind().code() + " cannot be stored", e);
            }
        });
    }

    /** The same for a caller that has a transaction of plain JDBC; neither commits nor closes. */
    public void tell(Connection connection, Notice notice) {
        try {
            plan.event(connection, notice, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (SQLException e) {
            throw new DataAccessException("a notice of " + notice.kind().code() + " cannot be stored", e);
        }
    }
}
