package vn.dcim.core.telemetry;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.telemetry.block.Blocks;
import vn.dcim.core.telemetry.block.Damages;

/** Tells how much room history takes, how long there is more of it, and what will be dropped when. */
@Singleton
public class HistoryRoom {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRoom.class);
    private static final List<String> TABLES =
            HistoryPartitions.TABLES.stream().map(HistoryPartitions.Table::name).toList();

    private final DataSource dataSource;
    private final Journal journal;
    private final HistoryConfig config;
    private final Damages damages;

    HistoryRoom(
            DataSource dataSource,
            DataSourceResolver resolver,
            Journal journal,
            HistoryConfig config,
            Damages damages) {
        this.dataSource = resolver.resolve(dataSource);
        this.journal = journal;
        this.config = config;
        this.damages = damages;
    }

    /** A table; @param bytes on disk, keys and the free room of its pages included */
    public record Table(String name, long bytes) {}

    /**
     * How it stands.
     *
     * @param firstDay the oldest day that is in a block; null while there is none
     * @param lastDay the newest
     * @param dropsOn the first day on which the month of the oldest readings is dropped; null while there are none
     * @param waitingSince the oldest reading that is in no block yet; null when all are
     * @param bytesPerDay what a day takes once it is sealed, on average; 0 while no day is
     * @param freeBytes on the disk of the database; empty where that is on another machine, or cannot be told
     * @param damaged what is damaged, of all that was read since the program started
     */
    public record State(
            List<Table> tables,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate dropsOn,
            @Nullable Instant waitingSince,
            double bytesPerDay,
            OptionalLong freeBytes,
            List<String> damaged) {

        public long bytes() {
            return tables.stream().mapToLong(Table::bytes).sum();
        }

        /** Returns for how many days there is room, at what a day takes; empty where that is not known. */
        public OptionalLong daysLeft() {
            return freeBytes.isPresent() && bytesPerDay > 0
                    ? OptionalLong.of((long) (freeBytes.getAsLong() / bytesPerDay))
                    : OptionalLong.empty();
        }
    }

    /**
     * How far back readings reach.
     *
     * @param months whole calendar months, beside the current one, for which readings are kept
     * @param firstDay as that of {@link State}
     */
    public record Reach(int months, @Nullable LocalDate firstDay) {}

    /** @throws DcimException DATABASE_UNAVAILABLE */
    public Reach reach() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return new Reach(
                    config.retentionMonths(),
                    days(statement)
                            .map(all -> LocalDate.ofEpochDay(all.first()))
                            .orElse(null));
        } catch (SQLException e) {
            throw new DcimException(
                    e, ErrorCode.DATABASE_UNAVAILABLE, "history", e.getMessage(), "check the database and try again");
        }
    }

    /**
     * How readings are kept at this moment.
     *
     * @param isClear whether readings lie somewhere that are not encrypted
     * @param usedPercent of the disk of the database; empty where that is on another machine, or cannot be told
     */
    public record Keeping(boolean isClear, OptionalInt usedPercent) {}

    /** @throws DcimException DATABASE_UNAVAILABLE */
    public Keeping keeping() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return new Keeping(isClear(statement), used(statement));
        } catch (SQLException e) {
            throw new DcimException(
                    e, ErrorCode.DATABASE_UNAVAILABLE, "history", e.getMessage(), "check the database and try again");
        }
    }

    /** Sealed rows begin with their version. */
    private static boolean isClear(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT EXISTS(SELECT 1 FROM last_known WHERE LEFT(payload, 1) <> X'02')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** @throws DcimException DATABASE_UNAVAILABLE */
    public State look() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<Table> tables = tables(statement);
            Optional<Blocks.Days> days = days(statement);
            LocalDate first = days.map(all -> LocalDate.ofEpochDay(all.first())).orElse(null);
            LocalDate last = days.map(all -> LocalDate.ofEpochDay(all.last())).orElse(null);
            Instant waiting = journal.waiting(connection, Long.MAX_VALUE).values().stream()
                    .min(Comparator.naturalOrder())
                    .map(Instant::ofEpochMilli)
                    .orElse(null);
            long sealed = tables.stream()
                    .filter(table ->
                            table.name().equals("history_axis") || table.name().equals("history_day"))
                    .mapToLong(Table::bytes)
                    .sum();
            double perDay = first == null ? 0 : (double) sealed / (last.toEpochDay() - first.toEpochDay() + 1);
            return new State(
                    tables, first, last, dropsOn(first, waiting), waiting, perDay, free(statement), damages.told());
        } catch (SQLException e) {
            throw new DcimException(
                    e, ErrorCode.DATABASE_UNAVAILABLE, "history", e.getMessage(), "check the database and try again");
        }
    }

    private @Nullable LocalDate dropsOn(@Nullable LocalDate first, @Nullable Instant waiting) {
        LocalDate oldestWaiting = waiting == null ? null : LocalDate.ofInstant(waiting, ZoneOffset.UTC);
        return Stream.of(first, oldestWaiting)
                .filter(day -> day != null)
                .min(Comparator.naturalOrder())
                .map(oldest -> YearMonth.from(oldest)
                        .plusMonths(config.retentionMonths() + 1L)
                        .atDay(1))
                .orElse(null);
    }

    private static List<Table> tables(Statement statement) throws SQLException {
        String names = TABLES.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        List<Table> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT table_name, data_length + index_length"
                + " FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN (" + names
                + ")")) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getLong(2)));
            }
        }
        tables.sort(Comparator.comparingInt(table -> TABLES.indexOf(table.name())));
        return tables;
    }

    // why: both in one statement, since each looks at every row of the index
    private static Optional<Blocks.Days> days(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT MIN(day), MAX(day) FROM history_axis")) {
            row.next();
            int first = row.getInt(1);
            return row.wasNull() ? Optional.empty() : Optional.of(new Blocks.Days(first, row.getInt(2)));
        }
    }

    /** Returns the free room of the database's disk, when the database is on this machine. */
    private static OptionalLong free(Statement statement) throws SQLException {
        try {
            Optional<FileStore> disk = disk(statement);
            return disk.isPresent() ? OptionalLong.of(disk.get().getUsableSpace()) : OptionalLong.empty();
        } catch (IOException e) {
            LOG.debug("The room of the database's disk cannot be told", e);
            return OptionalLong.empty();
        }
    }

    private static OptionalInt used(Statement statement) throws SQLException {
        try {
            Optional<FileStore> disk = disk(statement);
            if (disk.isEmpty() || disk.get().getTotalSpace() <= 0) {
                return OptionalInt.empty();
            }
            long total = disk.get().getTotalSpace();
            return OptionalInt.of((int) Math.ceil(100.0 * (total - disk.get().getUsableSpace()) / total));
        } catch (IOException e) {
            LOG.debug("The room of the database's disk cannot be told", e);
            return OptionalInt.empty();
        }
    }

    /** Returns the database's disk, when the database is on this machine. */
    private static Optional<FileStore> disk(Statement statement) throws SQLException, IOException {
        try (ResultSet row = statement.executeQuery("SELECT @@datadir, @@hostname")) {
            row.next();
            Path folder = Path.of(row.getString(1));
            boolean isHere = InetAddress.getLocalHost().getHostName().equals(row.getString(2));
            return isHere && Files.isDirectory(folder) ? Optional.of(Files.getFileStore(folder)) : Optional.empty();
        }
    }
}
