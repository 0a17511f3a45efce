package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** The lines to the Internet, and how they are. */
@Singleton
public class Lines {

    /** The fields of a line, by the codes of forms and of the API. */
    public static final List<String> FIELDS = LineDraft.FIELDS;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int SHOWN_ROUNDS = 40;
    private static final Duration RECENT = Duration.ofDays(1);

    private final InternetLineRepository repository;
    private final LineRoundRepository rounds;
    private final LineTransitionRepository transitions;
    private final LineExclusionRepository exclusions;
    private final LineWatch watch;
    private final LineTraffic traffic;
    private final DeviceRepository devices;
    private final LineConfig config;
    private final Clock clock;

    Lines(
            InternetLineRepository repository,
            LineRoundRepository rounds,
            LineTransitionRepository transitions,
            LineExclusionRepository exclusions,
            LineWatch watch,
            LineTraffic traffic,
            DeviceRepository devices,
            LineConfig config,
            Clock clock) {
        this.repository = repository;
        this.rounds = rounds;
        this.transitions = transitions;
        this.exclusions = exclusions;
        this.watch = watch;
        this.traffic = traffic;
        this.devices = devices;
        this.config = config;
        this.clock = clock;
    }

    /** Returns all lines by name, also those that are no more used. */
    public List<InternetLine> all() {
        return repository.findAllOrderByName();
    }

    /** Returns those that are used, by name; a contract whose end was not typed ends as the register of suppliers says. */
    public List<InternetLine> used() {
        return all().stream()
                .filter(InternetLine::isUsed)
                .map(line ->
                        line.contractEndsOn() == null && !line.contractNumber().isEmpty()
                                ? line.ending(repository.contractEnd(line.contractNumber()))
                                : line)
                .toList();
    }

    /** @throws DcimException NOT_FOUND */
    public InternetLine get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "line", id));
    }

    /** Returns a line as it is typed into a form. */
    public Map<String, String> typed(InternetLine line) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", line.name());
        typed.put("provider", line.provider());
        typed.put("contract-number", line.contractNumber());
        typed.put("contract-ends-on", line.contractEndsOn() == null ? "" : DAY.format(line.contractEndsOn()));
        typed.put("promised-mbit", text(line.promisedMbit()));
        typed.put(
                "promised-percent",
                line.promisedPercent() == null
                        ? ""
                        : line.promisedPercent()
                                .stripTrailingZeros()
                                .toPlainString()
                                .replace('.', ','));
        typed.put("gateway", line.gateway());
        typed.put("source-address", line.sourceAddress());
        typed.put("interface", line.interfaceName());
        typed.put("path", line.path());
        typed.put("router", router(line));
        typed.put("router-port", text(line.routerPort()));
        typed.put("probes", line.probes());
        typed.put("note", line.note());
        return typed;
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private String router(InternetLine line) {
        return line.routerId() == null
                ? ""
                : devices.findById(line.routerId()).map(Device::name).orElse("");
    }

    /** Returns how lines are now. */
    public List<LineView> views(List<InternetLine> lines) {
        Instant now = clock.instant();
        Map<Long, LineTrack> tracks = new HashMap<>();
        Map<Long, LineState> states = new HashMap<>();
        lines.forEach(line -> {
            LineTrack track = watch.standing(line.id());
            tracks.put(line.id(), track);
            states.put(line.id(), isSilent(track, now) ? LineState.UNKNOWN : track.state());
        });
        Map<Long, LineTraffic.Rate> rates = traffic.now(lines);
        Map<Long, Double> shares = LineTraffic.shares(rates, states);
        List<LineView> views = new ArrayList<>();
        for (InternetLine line : lines) {
            LineTrack track = tracks.get(line.id());
            LineTraffic.Rate rate = rates.get(line.id());
            LineRound newest = track.recent().isEmpty() ? null : track.recent().getLast();
            views.add(new LineView(
                    line,
                    states.get(line.id()),
                    isSilent(track, now) && newest != null ? newest.at().plus(config.interval()) : track.since(),
                    newest,
                    rate == null ? null : rate.inBps(),
                    rate == null ? null : rate.outBps(),
                    shares.get(line.id()),
                    router(line)));
        }
        return views;
    }

    private boolean isSilent(LineTrack track, Instant now) {
        return track.recent().isEmpty()
                || now.isAfter(track.recent().getLast().at().plus(config.silence()));
    }

    /** One target as it answered last. @param answeredMs the median; null where it kept silent */
    public record Target(
            LineProbe probe, int sent, int heard, @Nullable Double answeredMs, String fault) {}

    /** Returns what the targets of a line answered last, as far as this process asks them. */
    public List<Target> targets(InternetLine line) {
        List<ProbeAnswers> answers = watch.answers(line.id());
        return line.asked().stream()
                .map(probe -> answers.stream()
                        .filter(one -> one.probe().equals(probe))
                        .findFirst()
                        .map(one -> target(one))
                        .orElse(new Target(probe, 0, 0, null, "")))
                .toList();
    }

    private static Target target(ProbeAnswers answers) {
        Integer median = LineJudge.percentile(
                answers.roundTripsUs().stream()
                        .mapToDouble(Integer::doubleValue)
                        .toArray(),
                50);
        return new Target(
                answers.probe(),
                answers.sent(),
                answers.heard(),
                median == null ? null : median / 1000.0,
                answers.fault());
    }

    /** Returns the newest rounds of the last day, newest first. */
    public List<LineRound> rounds(long line) {
        Instant now = clock.instant();
        List<LineRound> day = rounds.findWithin(line, now.minus(RECENT), now.plusMillis(1));
        return day.reversed().stream().limit(SHOWN_ROUNDS).toList();
    }

    /** Returns the newest changes, newest first. */
    public List<LineTransition> transitions(long line, int most) {
        return transitions.findNewest(line, most);
    }

    /** Returns the times that do not count, newest first, also those that were withdrawn. */
    public List<LineExclusion> exclusions(long line) {
        return exclusions.findByLineIdOrderByFromAtDesc(line);
    }
}
