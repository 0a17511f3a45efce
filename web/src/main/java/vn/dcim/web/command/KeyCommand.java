package vn.dcim.web.command;

import io.micronaut.context.ApplicationContext;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dcim.core.device.KeyRotation;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.Texts;

/** {@code dcim key}: tells of the master key and changes it, while the program runs. */
@Command(name = "key")
public final class KeyCommand implements Callable<Integer> {

    /** Who did it, in the audit log: whoever may use the machine and read the site's configuration. */
    private static final String CONSOLE = "console";

    private static final List<String> ACTS = List.of("list", "add", "rotate", "reseal", "remove");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "")
    private String act;

    @Parameters(index = "1", arity = "0..1", defaultValue = "0")
    private int number;

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
        if (!ACTS.contains(act) || act.equals("remove") == (number == 0)) {
            throw new ParameterException(command, text("key.usage"));
        }
        PrintWriter out = command.getOut();
        try (ApplicationContext context = SiteContext.start(config)) {
            boolean isDone = act(context, context.getBean(KeyRotation.class), out);
            list(context.getBean(KeyRotation.class), out);
            return isDone ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (DcimException e) {
            throw refused(e);
        } catch (IllegalStateException e) {
            throw new StartupRefusal(e, KeyCommand.class, "key.broken", String.valueOf(e.getMessage()));
        } finally {
            out.flush();
        }
    }

    private boolean act(ApplicationContext context, KeyRotation rotation, PrintWriter out) {
        switch (act) {
            case "add" ->
                out.println(
                        text("key.added", String.valueOf(rotation.add(CONSOLE).number()), rotation.source()));
            case "rotate" -> {
                out.println(text(
                        "key.rotated", String.valueOf(rotation.advance(CONSOLE).number())));
                context.getBean(Notices.class)
                        .tell(Notice.masterKeyChanged(
                                CONSOLE, context.getBean(Clock.class).instant()));
                return renew(rotation, out);
            }
            case "reseal" -> {
                return renew(rotation, out);
            }
            case "remove" -> {
                rotation.remove(number, CONSOLE);
                out.println(text("key.removed", String.valueOf(number)));
            }
            default -> {
                // why: the list stands below in any case
                return true;
            }
        }
        return true;
    }

    private static boolean renew(KeyRotation rotation, PrintWriter out) {
        KeyRotation.Renewed renewed = rotation.renew(CONSOLE);
        renewed.counts()
                .forEach(count -> out.println(text("key.resealed", count.what(), String.valueOf(count.number()))));
        renewed.faults().forEach(fault -> out.println(text("key.fault", fault)));
        return renewed.faults().isEmpty();
    }

    private static void list(KeyRotation rotation, PrintWriter out) {
        rotation.versions()
                .forEach(version -> out.println(text(
                        version.present() ? "key.present" : version.next() ? "key.next" : "key.old",
                        String.valueOf(version.number()),
                        version.mark())));
        rotation.old().stream()
                .filter(count -> count.number() > 0)
                .forEach(count -> out.println(text("key.left", count.what(), String.valueOf(count.number()))));
    }

    private StartupRefusal refused(DcimException e) {
        String state = e.code() == ErrorCode.NOT_FOUND
                ? "unknown"
                : e.arguments()
                        .get(1)
                        .toString()
                        .split(" ")[0]
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-');
        return new StartupRefusal(
                e,
                KeyCommand.class,
                "key.refused." + state,
                String.valueOf(number),
                String.valueOf(e.arguments().getFirst()));
    }

    private static String text(String key, Object... arguments) {
        return Texts.text(KeyCommand.class, key, arguments);
    }
}
