package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dcim.core.regulation.Automation;
import vn.dcim.core.regulation.Compliance;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;
import vn.dcim.web.regulation.RegulationWords;

/** {@code dcim compliance}: how many obligations stand how, as they were last judged, and with {@code --rows} each of them. */
@Command(name = "compliance")
public final class ComplianceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows")
    private boolean rows;

    @Option(names = "--config")
    private Path config;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (help) {
            return Commands.help(command);
        }
        try (ApplicationContext context = SiteContext.start(config)) {
            Words words = context.getBean(Dictionary.class)
                    .in(Language.of(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()));
            print(context.getBean(Compliance.class).all(), words, command.getOut());
        }
        return CommandLine.ExitCode.OK;
    }

    private void print(List<Standing> all, Words words, PrintWriter out) {
        List<List<String>> table = new ArrayList<>();
        table.add(line("", state -> words.t("regulation.state." + state.code()), words.t("regulation.count.all")));
        for (Automation automation : Automation.values()) {
            table.add(counted(
                    words.t("regulation.automation." + automation.code()),
                    all.stream()
                            .filter(one -> one.obligation().automation() == automation)
                            .toList()));
        }
        table.add(counted(words.t("regulation.count.all"), all));
        print(table, out);
        if (rows) {
            out.println();
            all.stream()
                    .sorted(Comparator.comparing(Standing::state).thenComparing(Standing::excepted))
                    .forEach(one -> out.println(String.join(
                            "  ",
                            one.obligation().id(),
                            words.t(
                                    one.excepted()
                                            ? "regulation.state.excepted"
                                            : "regulation.state." + one.state().code()),
                            RegulationWords.of(words, one.obligation().title()),
                            RegulationWords.of(words, one.verdict().reason()))));
        }
        out.flush();
    }

    private static List<String> counted(String name, List<Standing> those) {
        Map<State, Long> counts = Compliance.counts(those);
        return line(name, state -> Long.toString(counts.getOrDefault(state, 0L)), Integer.toString(those.size()));
    }

    private static List<String> line(String first, Function<State, String> cell, String last) {
        return Stream.of(Stream.of(first), Arrays.stream(State.values()).map(cell), Stream.of(last))
                .flatMap(Function.identity())
                .toList();
    }

    /** The first column to the left, numbers to the right. */
    private static void print(List<List<String>> table, PrintWriter out) {
        for (List<String> line : table) {
            var text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int of = column;
                int width = table.stream()
                        .mapToInt(other -> other.get(of).length())
                        .max()
                        .orElseThrow();
                String blank = " ".repeat(width - line.get(column).length());
                text.append(column == 0 ? line.get(column) + blank : "  " + blank + line.get(column));
            }
            out.println(text);
        }
    }
}
