package vn.dcim.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dcim.core.startup.Texts;
import vn.dcim.web.command.Commands;

/** {@code dcim bench}: takes the figures of {@code docs/benchmarks.md}. */
@Command(name = "bench")
public final class Bench implements Callable<Integer> {

    private static final List<Benchmark> ALL = List.of(
            new Poll(),
            new HistoryWrite(),
            new HistoryRead(),
            new HistorySize(),
            new Outage(),
            new Logs(),
            new IngestMqtt(),
            new AlarmLatency(),
            new FirstView(),
            new Startup(),
            new AuditVerify(),
            new Forward(),
            new Registry(),
            new Nodes(),
            new Takeover(),
            new Loss(),
            new Year(),
            new Compare(),
            new Obligations(),
            new Quarter(),
            new PollStore());

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*")
    private List<String> names = List.of();

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--devices")
    private int devices = 500;

    @Option(names = "--minutes")
    private int minutes = 10;

    @Option(names = "--warm-up")
    private int warmUpMinutes = 2;

    @Option(names = "--assets")
    private int assets = 50_000;

    @Option(names = "--runs")
    private int runs = 5;

    @Option(names = "--months")
    private int months = 24;

    @Option(names = "--past-devices")
    private int pastDevices = 10;

    @Option(names = "--past-days")
    private int pastDays = 184;

    @Option(names = "--messages")
    private int messages = 400_000;

    @Option(names = "--events")
    private int events = 200;

    @Option(names = "--every")
    private int every = 15;

    @Option(names = "--rounds")
    private int rounds = 100;

    @Option(names = "--outage")
    private int outageSeconds = 180;

    @Option(names = "--seed")
    private long seed = System.currentTimeMillis();

    @Option(names = "--heap")
    private String heap = "512m";

    @Option(names = "--cycle")
    private int cycleMs = 10_000;

    @Option(names = "--java")
    private List<String> javaOptions = List.of();

    @Option(names = {"-h", "--help"})
    private boolean help;

    public static void main(String[] args) {
        System.exit(Commands.execute(new CommandLine(new Bench()), args));
    }

    @Override
    public Integer call() throws Exception {
        CommandLine command = spec.commandLine();
        if (help) {
            return Commands.help(command);
        }
        List<Benchmark> wanted = wanted();
        var effort = new Effort(
                devices,
                Duration.ofMinutes(minutes),
                Duration.ofMinutes(warmUpMinutes),
                heap,
                runs,
                assets,
                months,
                pastDevices,
                pastDays,
                messages,
                events,
                Duration.ofMinutes(every),
                rounds,
                Duration.ofSeconds(outageSeconds),
                seed,
                Duration.ofMillis(cycleMs),
                javaOptions);
        var report = new Report(command.getOut(), json, Machine.here());
        for (Benchmark benchmark : wanted) {
            benchmark.measure(effort, report);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Benchmark> wanted() {
        Map<String, Benchmark> known =
                ALL.stream().collect(Collectors.toMap(Benchmark::name, Function.identity(), (a, _) -> a, TreeMap::new));
        return names.isEmpty()
                ? ALL
                : names.stream().map(name -> find(known, name)).toList();
    }

    private Benchmark find(Map<String, Benchmark> known, String name) {
        return Stream.ofNullable(known.get(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        Texts.text(Bench.class, "bench.unknown", name, String.join(", ", known.keySet()))));
    }
}
