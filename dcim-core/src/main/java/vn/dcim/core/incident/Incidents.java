package vn.dcim.core.incident;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmTransition;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.document.FiledFiles;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds incidents. */
@Singleton
public class Incidents {

    private final IncidentRepository incidents;
    private final IncidentAnswerRepository answers;
    private final IncidentStepRepository steps;
    private final IncidentAttemptRepository attempts;
    private final IncidentMailRepository mails;
    private final IncidentEvidenceRepository evidence;
    private final FiledFiles filed;
    private final IncidentContactRepository contacts;
    private final NoticeRuleRowRepository rules;
    private final AlarmBoard alarms;
    private final Assets assets;
    private final String profile;

    Incidents(
            IncidentRepository incidents,
            IncidentAnswerRepository answers,
            IncidentStepRepository steps,
            IncidentAttemptRepository attempts,
            IncidentMailRepository mails,
            IncidentEvidenceRepository evidence,
            FiledFiles filed,
            IncidentContactRepository contacts,
            NoticeRuleRowRepository rules,
            AlarmBoard alarms,
            Assets assets,
            @Value("${dcim.incident.profile:bac-kan}") String profile) {
        this.incidents = incidents;
        this.answers = answers;
        this.steps = steps;
        this.attempts = attempts;
        this.mails = mails;
        this.evidence = evidence;
        this.filed = filed;
        this.contacts = contacts;
        this.rules = rules;
        this.alarms = alarms;
        this.assets = assets;
        this.profile = profile;
    }

    /** Returns one. @throws DcimException NOT_FOUND */
    @Transactional(readOnly = true)
    public IncidentFile get(long id) {
        return files(List.of(incidents
                        .findById(id)
                        .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "incident", id))))
                .getFirst();
    }

    /** Returns those of some ids that there are, by id. */
    @Transactional(readOnly = true)
    public Map<Long, IncidentFile> get(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : files(incidents.findByIdIn(ids)).stream()
                        .collect(Collectors.toMap(file -> file.incident().id(), Function.identity()));
    }

    /** Returns all, the last detected first. */
    @Transactional(readOnly = true)
    public List<IncidentFile> all() {
        return files(incidents.findAllOrderByDetectedAtDesc());
    }

    /** Returns what became of the alarm that an incident was opened from, in its order; none for one that was opened by hand. */
    public List<AlarmTransition> alarm(Incident incident) {
        return incident.alarmId() == null ? List.of() : alarms.transitions(incident.alarmId());
    }

    /** Returns a file of evidence as it was brought. @throws DcimException NOT_FOUND */
    public byte[] content(IncidentEvidence file) {
        return filed.content(file.sha256());
    }

    /** Returns the bodies that some incident obliges to tell, in the order of the rules. */
    public List<String> bodies() {
        return rules.findByProfileOrderById(profile).stream()
                .map(NoticeRuleRow::body)
                .distinct()
                .toList();
    }

    /** Returns how bodies are reached: body to contact; those that nobody entered are missing. */
    public Map<String, IncidentContact> contacts() {
        return contacts.findAllOrderByBody().stream()
                .collect(Collectors.toMap(IncidentContact::body, Function.identity()));
    }

    private List<IncidentFile> files(List<Incident> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Long> ids = found.stream().map(Incident::id).toList();
        var answered = by(answers.findByIncidentIdInOrderById(ids), IncidentAnswer::incidentId);
        var done = by(steps.findByIncidentIdInOrderById(ids), IncidentStep::incidentId);
        var tried = by(attempts.findByIncidentIdInOrderById(ids), IncidentAttempt::incidentId);
        var sent = by(mails.findByIncidentIdInOrderById(ids), IncidentMail::incidentId);
        var proof = by(evidence.findByIncidentIdInOrderById(ids), IncidentEvidence::incidentId);
        List<NoticeRuleRow> ruled = rules.findByProfileOrderById(profile);
        Map<Long, AssetKind> kinds = assets.kinds(
                found.stream().map(Incident::assetId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return found.stream()
                .map(incident -> IncidentFile.of(
                        incident,
                        answered.getOrDefault(incident.id(), List.of()),
                        done.getOrDefault(incident.id(), List.of()),
                        tried.getOrDefault(incident.id(), List.of()),
                        sent.getOrDefault(incident.id(), List.of()),
                        proof.getOrDefault(incident.id(), List.of()),
                        ruled,
                        incident.assetId() == null ? null : kinds.get(incident.assetId())))
                .toList();
    }

    private static <T> Map<Long, List<T>> by(List<T> rows, Function<T, Long> incident) {
        return rows.stream().collect(Collectors.groupingBy(incident));
    }
}
