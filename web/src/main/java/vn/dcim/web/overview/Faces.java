package vn.dcim.web.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.Feed;
import vn.dcim.web.language.Words;
import vn.dcim.web.overview.Board.Face;
import vn.dcim.web.overview.Board.Gauge;
import vn.dcim.web.overview.Board.Member;
import vn.dcim.web.overview.PowerGraph.Node;

/** Says of each class of power equipment what its box shows. */
final class Faces {

    private static final Pattern INPUT_POWER = Pattern.compile("input\\.[^.]+\\.power");
    private static final Pattern INPUT_CURRENT = Pattern.compile("(input\\.[^.]+|bank\\.[^.]+)\\.current");
    private static final Pattern INPUT_LOAD = Pattern.compile("(input|bank)\\.[^.]+\\.load");
    private static final Pattern OUTPUT_POWER = Pattern.compile("output\\.[^.]+\\.power");
    private static final Pattern OUTPUT_LOAD = Pattern.compile("output\\.[^.]+\\.load");
    private static final Pattern GENERATOR_POWER = Pattern.compile("generator\\.L[123]\\.power");

    private final Instruments instruments;
    private final Looks looks;
    private final Words words;

    Faces(Instruments instruments, Looks looks) {
        this.instruments = instruments;
        this.looks = looks;
        this.words = instruments.words();
    }

    Face of(Node node, Flow output, Flow input) {
        if (node.isLoads()) {
            return loads(node, input);
        }
        return of(node.device(), output, input);
    }

    Face of(Device device, Flow output, Flow input) {
        return switch (device.deviceClass()) {
            case METER -> meter(device, output);
            case GENERATOR -> generator(device, output);
            case ATS -> ats(device, output, input);
            case UPS -> ups(device, output, input);
            default -> distribution(device, output, input);
        };
    }

    private Face meter(Device device, Flow output) {
        Look look = looks.of(device, output == Flow.DEAD ? Level.HIGH : Level.NONE);
        String word = output == Flow.DEAD ? words.t("overview.lost") : "";
        return face(
                device,
                word,
                look,
                output,
                null,
                List.of(),
                instruments.figure(
                        device, "input.voltage", "input.L1-L2.voltage", "input.L1.voltage", "utility.voltage"),
                instruments.total(device, "input.power", INPUT_POWER),
                instruments.figure(device, "input.frequency", "input.L1.frequency", "utility.frequency"));
    }

    private Face generator(Device device, Flow output) {
        Level own = instruments.level(device, "generator.state", "generator.mode");
        Look look = looks.of(device, own);
        String word = state(device, "generator.state");
        Figure fuel = labelled(instruments.figure(device, "generator.fuel", "generator.fuel.volume"), "overview.fuel");
        return output == Flow.LIVE
                ? face(
                        device,
                        word,
                        look,
                        output,
                        null,
                        List.of(),
                        instruments.figure(device, "generator.frequency"),
                        instruments.total(device, "generator.power", GENERATOR_POWER),
                        fuel)
                : face(
                        device,
                        word,
                        look,
                        output,
                        null,
                        List.of(),
                        fuel,
                        labelled(
                                instruments.figure(device, "generator.start-battery.voltage"),
                                "overview.start-battery"));
    }

    private Face ats(Device device, Flow output, Flow input) {
        Level own = instruments.level(device, "input.redundancy", "ats.mode");
        Look look = looks.of(device, own).or(unfed(output, input));
        return face(
                device,
                state(device, "input.source", "output.source"),
                look,
                output,
                null,
                List.of(),
                instruments.figure(device, "input.redundancy"),
                instruments.total(device, "output.power", OUTPUT_POWER));
    }

    private Face ups(Device device, Flow output, Flow input) {
        Level own = instruments.level(device, "output.source", "battery.status", "ups.status");
        Look look = looks.of(device, own).or(own == Level.NONE ? unfed(output, input) : Look.NORMAL);
        List<Gauge> gauges = new ArrayList<>();
        Figure charge = instruments.figure(device, "battery.charge");
        if (charge != null) {
            gauges.add(new Gauge(
                    charge.labelled(words.t("overview.battery")),
                    100,
                    instruments.word(device, "output.source").equals("battery") ? look : Look.NORMAL));
        }
        Figure load = instruments.highest(device, "output.load", OUTPUT_LOAD);
        if (load != null) {
            gauges.add(new Gauge(load.labelled(words.t("overview.load")), 100, Look.NORMAL));
        }
        return face(
                device,
                state(device, "output.source"),
                look,
                output,
                labelled(instruments.figure(device, "battery.runtime"), "overview.left"),
                gauges,
                instruments.total(device, "output.power", OUTPUT_POWER));
    }

    private Face distribution(Device device, Flow output, Flow input) {
        Look look = looks.of(device, instruments.level(device, "pdu.status", "rectifier.status"))
                .or(unfed(output, input));
        return face(
                device,
                output == Flow.DEAD ? words.t("overview.unfed") : "",
                look,
                output,
                null,
                List.of(),
                instruments.total(device, "input.power", INPUT_POWER),
                instruments.highest(device, "input.current", INPUT_CURRENT),
                instruments.highest(device, "input.load", INPUT_LOAD));
    }

    private Face loads(Node node, Flow input) {
        List<Member> members = node.devices().stream()
                .map(device -> new Member(device.name(), "/devices/" + device.id(), looks.of(device)))
                .toList();
        Look look = members.stream().map(Member::look).reduce(unfed(input, input), Look::or);
        return new Face(
                node.key(),
                "loads",
                String.join(" · ", members.stream().map(Member::name).toList()),
                "",
                input == Flow.DEAD ? words.t("overview.unfed") : "",
                look,
                input,
                null,
                List.of(),
                List.of(),
                members);
    }

    /** What has no voltage at its end: a consequence when nothing comes in, a failure of its own when something does. */
    private static Look unfed(Flow output, Flow input) {
        return output == Flow.DEAD ? new Look(Level.HIGH, !input.isEnergised()) : Look.NORMAL;
    }

    private String state(Device device, String... names) {
        return instruments.state(device, names).map(instruments::title).orElse("");
    }

    private Figure labelled(Figure figure, String key) {
        return figure == null ? null : figure.labelled(words.t(key));
    }

    private Face face(
            Device device, String word, Look look, Flow output, Figure lead, List<Gauge> gauges, Figure... figures) {
        boolean paused = device.state() == Device.State.PAUSED;
        boolean lost = instruments.isUnreachable(device);
        return new Face(
                Feed.device(device.id()),
                device.deviceClass().code(),
                device.name(),
                "/devices/" + device.id(),
                paused ? words.t("device-state.paused") : lost ? words.t("overview.unreachable") : word,
                lost && !paused ? look.or(new Look(Level.MEDIUM, output == Flow.DEAD)) : look,
                output,
                lead,
                Stream.of(figures).filter(Objects::nonNull).toList(),
                gauges,
                List.of());
    }
}
