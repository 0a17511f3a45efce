package vn.dcim.core.shift;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** What people were told of already, as the database holds it: the first that notes it tells. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RosterWarnings extends GenericRepository<Shift, Long> {

    /** @return 1 for the first time, else 0 */
    @Query("INSERT IGNORE INTO shift_warning (shift_id, told_at) VALUES (:shiftId, :at)")
    int noteShift(long shiftId, Instant at);

    /** @return 1 for the first time, else 0 */
    @Query("INSERT IGNORE INTO calendar_warning (year, told_at) VALUES (:year, :at)")
    int noteYear(int year, Instant at);
}
