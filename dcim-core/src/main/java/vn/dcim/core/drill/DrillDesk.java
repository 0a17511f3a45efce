package vn.dcim.core.drill;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentDesk;

/** What people do about drills; each act is a row of the audit log. */
@Singleton
public class DrillDesk {

    private static final int LONGEST_PEOPLE = 1000;
    private static final int LONGEST_LESSONS = 4000;

    private final Drills drills;
    private final DrillRepository rows;
    private final DrillResultRepository results;
    private final IncidentDesk incidents;
    private final FiledFiles filed;
    private final List<DrillStage> stages;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;

    DrillDesk(
            Drills drills,
            DrillRepository rows,
            DrillResultRepository results,
            IncidentDesk incidents,
            FiledFiles filed,
            List<DrillStage> stages,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock) {
        this.drills = drills;
        this.rows = rows;
        this.results = results;
        this.incidents = incidents;
        this.filed = filed;
        this.stages = stages;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Tells whether a scenario is played, not only told. */
    public boolean isPlayed(String scenario) {
        return stage(scenario).isPresent();
    }

    /**
     * Begins one: opens its incident, from which on the clocks run, and has the stage play it where there is one.
     *
     * @param title of the incident
     * @throws DcimException ILLEGAL_TRANSITION while another one goes on; INVALID_VALUE (scenario, participants)
     */
    public Drill start(String scenario, String title, String participants, String actor) {
        if (!DrillScenarios.ALL.contains(scenario)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "scenario", scenario, "");
        }
        String people = text("participants", participants, LONGEST_PEOPLE);
        Optional<Drills.Listed> other = drills.running();
        if (other.isPresent()) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION, "drill " + other.get().drill().id(), "RUNNING", "START_ANOTHER");
        }
        return transactions.executeWrite(_ -> {
            Incident incident = incidents.open(new IncidentDesk.Wish(title, null, null, null, true), actor);
            Drill drill = rows.save(
                    new Drill(null, incident.id(), scenario, isPlayed(scenario), people, incident.detectedAt(), actor));
            audit.record(actor, "drill.start", drill.toString(), "", scenario, people);
            // why: last, so that a stage that cannot leaves nothing behind
            stage(scenario).ifPresent(stage -> stage.begin(scenario, actor));
            return drill;
        });
    }

    /**
     * Ends one: measures it, files its minutes, closes its incident whatever is missing, since that is what the score tells.
     *
     * @param printer makes the minutes, PDF, of the score and the lessons
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION of one that is over; INVALID_VALUE (lessons)
     */
    public DrillResult finish(long id, String lessons, Function<DrillScore, byte[]> printer, String actor) {
        Drills.Listed listed = drills.get(id);
        if (listed.isOver()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "drill " + id, "ENDED", "END");
        }
        String learnt = text("lessons", lessons, LONGEST_LESSONS);
        DrillScore score = drills.score(listed.drill());
        return transactions.executeWrite(_ -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            incidents.endDrill(listed.drill().incidentId(), learnt, actor);
            FiledFiles.Checked minutes = filed.check("bien-ban-dien-tap-" + id + ".pdf", printer.apply(score));
            filed.keep(minutes);
            DrillResult result = results.save(new DrillResult(
                    id,
                    now,
                    actor,
                    score.acknowledgedAt(),
                    score.levelledAt(),
                    score.toldAt(),
                    score.toTell(),
                    score.toldInTime(),
                    score.percent(),
                    learnt,
                    minutes.sha256()));
            audit.record(
                    actor, "drill.finish", listed.drill().toString(), "", score.percent() + " %", minutes.sha256());
            if (listed.drill().played()) {
                stage(listed.drill().scenario())
                        .ifPresent(stage -> stage.end(listed.drill().scenario(), actor));
            }
            return result;
        });
    }

    private Optional<DrillStage> stage(String scenario) {
        return stages.stream().filter(stage -> stage.plays().contains(scenario)).findFirst();
    }

    private static String text(String field, String typed, int longest) {
        String text = TypedValues.lines(typed);
        if (text.isEmpty() || text.length() > longest) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, field, text.length() > 80 ? text.length() : text, "1–" + longest);
        }
        return text;
    }
}
