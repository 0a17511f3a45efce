package vn.dcim.demo;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.drill.Drills;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.Incidents;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;

/** The drill of this year, held some weeks ago. */
@Singleton
final class DemoDrills {

    private static final String LEAD = "shift-lead";
    private static final String SCENARIO = "generator-fails-to-start";
    private static final String PEOPLE = "Kíp trực 1, tổ điện lạnh, Phó Giám đốc";
    private static final String LESSONS =
            "Dán số điện thoại đội máy phát ở phòng trực (kíp 1, đã xong); thử khởi động máy phát hằng tháng (tổ điện lạnh)";
    private static final int SCORE = 83;
    private static final int TO_TELL = 3;

    private final Drills drills;
    private final Incidents incidents;
    private final FiledFiles filed;
    private final MinutesPress press;
    private final TransactionOperations<Connection> transactions;

    DemoDrills(
            Drills drills,
            Incidents incidents,
            FiledFiles filed,
            MinutesPress press,
            TransactionOperations<Connection> transactions) {
        this.drills = drills;
        this.incidents = incidents;
        this.filed = filed;
        this.press = press;
        this.transactions = transactions;
    }

    /** Enters it unless an earlier start did; incidents must be there. */
    void enter() {
        Optional<Incident> played = incidents.all().stream()
                .map(IncidentFile::incident)
                .filter(Incident::drill)
                .findFirst();
        if (!drills.all().isEmpty() || played.isEmpty()) {
            return;
        }
        Incident incident = played.get();
        FiledFiles.Checked minutes = filed.check("bien-ban-dien-tap.pdf", paper(incident));
        transactions.executeWrite(status -> {
            filed.keep(minutes);
            try {
                write(status.getConnection(), incident, minutes.sha256());
            } catch (SQLException e) {
                throw new IllegalStateException("the drill of the demo cannot be entered", e);
            }
            return minutes;
        });
    }

    private byte[] paper(Incident incident) {
        Words words = press.words();
        Minutes minutes = press.minutes(
                "DT-1/BB",
                LocalDate.ofInstant(incident.detectedAt(), CentreTime.ZONE),
                words.t("drill.paper.title"),
                incident.title(),
                List.of(
                        words.t("drill.paper.scenario", words.t("drill.scenario." + SCENARIO), words.t("drill.played")),
                        words.t("drill.paper.people", PEOPLE),
                        words.t("drill.paper.score", SCORE)),
                List.of(),
                List.of(words.t("incident.paper.lesson", LESSONS)),
                List.of(new Minutes.Signer(words.t("drill.paper.lead"), LEAD), press.head()));
        return press.file(minutes, "pdf", "bien-ban").body();
    }

    // why: the desk measures by the clock, and this was weeks ago
    private static void write(Connection connection, Incident incident, String sha256) throws SQLException {
        Instant began = incident.detectedAt();
        run(
                connection,
                "INSERT INTO drill (incident_id, scenario, played, participants, started_at, started_by)"
                        + " VALUES (?,?,?,?,?,?)",
                incident.id(),
                SCENARIO,
                true,
                PEOPLE,
                began,
                LEAD);
        run(
                connection,
                "INSERT INTO drill_result (drill_id, ended_at, ended_by, acknowledged_at, levelled_at, told_at, to_tell,"
                        + " told_in_time, score, lessons, minutes_sha256)"
                        + " SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM drill WHERE incident_id = ?",
                began.plus(Duration.ofMinutes(52)),
                LEAD,
                began.plus(Duration.ofSeconds(105)),
                began.plus(Duration.ofMinutes(8)),
                began.plus(Duration.ofMinutes(31)),
                TO_TELL,
                TO_TELL - 1,
                SCORE,
                LESSONS,
                sha256,
                incident.id());
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1,
                        values[i] instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : values[i]);
            }
            statement.executeUpdate();
        }
    }
}
