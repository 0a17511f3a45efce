package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dcim.core.account.Account;
import vn.dcim.core.directory.DirectoryDesk;
import vn.dcim.core.directory.DirectoryReport;
import vn.dcim.core.directory.DirectorySettings;
import vn.dcim.core.directory.TestedName;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.Texts;
import vn.dcim.web.directory.DirectoryTexts;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** {@code dcim directory check}: what the page of the directory says, on the machine itself; the program may run meanwhile. */
@Command(name = "directory")
public final class DirectoryCommand implements Callable<Integer> {

    private static final String CHECK = "check";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "")
    private String act;

    @Parameters(index = "1", arity = "0..1", defaultValue = "")
    private String name;

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
        if (!act.equals(CHECK)) {
            throw new ParameterException(command, Texts.text(DirectoryCommand.class, "directory.usage"));
        }
        try (ApplicationContext context = SiteContext.start(config, DirectoryCommand::check)) {
            return print(context);
        }
    }

    private static void check(Environment environment) {
        if (!environment.containsProperty(DirectorySettings.PREFIX + ".url")) {
            throw new StartupRefusal(DirectoryCommand.class, "directory.none");
        }
        DirectorySettings.of(environment);
    }

    private int print(ApplicationContext context) {
        Words words = context.getBean(Dictionary.class)
                .in(Language.of(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()));
        PrintWriter out = spec.commandLine().getOut();
        DirectoryDesk desk = context.getBean(DirectoryDesk.class);
        DirectoryReport report = desk.report();
        boolean sound = print(report, words, out);
        if (!name.isBlank()) {
            TestedName tested = desk.test(name);
            out.println(name + ": " + DirectoryTexts.tested(words, tested));
            tested.found()
                    .forEach(person -> out.println("  " + person.name() + "  "
                            + person.person().fullName() + "  " + person.dn() + "  "
                            + DirectoryTexts.found(words, person)));
        }
        out.flush();
        return sound ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean print(DirectoryReport report, Words words, PrintWriter out) {
        out.println(report.settings().address() + "  " + DirectoryTexts.line(words, report.path()));
        if (report.fault() != null) {
            out.println(DirectoryTexts.fault(words, report.fault()));
            return false;
        }
        for (DirectoryReport.Group group : report.groups()) {
            out.println(words.t("role." + group.role().code()) + "  " + group.name() + "  "
                    + DirectoryTexts.members(words, group));
        }
        out.println(DirectoryTexts.run(words, report.run()));
        for (Account account : report.clashes()) {
            out.println(words.t("directory.clashes") + ": " + account.name());
        }
        if (report.localAdministrators().isEmpty()) {
            out.println(words.t("directory.glass.none"));
        }
        return report.groups().stream().allMatch(group -> group.fault() == null);
    }
}
