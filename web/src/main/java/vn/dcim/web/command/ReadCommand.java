package vn.dcim.web.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.Texts;

/** {@code dcim read}: identifies a device or recordings and prints what would be read; needs no database and no server. */
@Command(name = "read")
public final class ReadCommand implements Callable<Integer> {

    private static final String FILE = "file:";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1")
    private String address;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--compare")
    private boolean compare;

    @Option(names = {"-v", "--verbose"})
    private boolean verbose;

    @Option(names = "--profiles")
    private Path profiles;

    @Option(names = "--auth-file")
    private Path authFile;

    @Option(names = "--priv-file")
    private Path privFile;

    @Option(names = {"-h", "--help"})
    private boolean help;

    @Override
    public Integer call() throws Exception {
        CommandLine command = spec.commandLine();
        if (help) {
            return Commands.help(command);
        }
        if (address == null) {
            throw new CommandLine.ParameterException(command, sentence("read.address.missing"));
        }
        if (compare && (json || !address.startsWith(FILE))) {
            throw new CommandLine.ParameterException(command, sentence("read.compare.alone"));
        }
        if (profiles != null) {
            System.setProperty("dcim.profiles", profiles.toString());
        }
        DeviceReader reader = ServiceLoader.load(DeviceReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.speaks(address))
                .findFirst()
                .orElseThrow(() -> new StartupRefusal(ReadCommand.class, "read.address.unknown", address));
        var secrets = new ReadSecrets(System.getenv(), System.console(), authFile, privFile);
        try (ReadingPrint print = print(command.getOut());
                var outcomes = reader.read(address, secrets.credentials(address))) {
            for (var each = outcomes.iterator(); each.hasNext(); ) {
                print.print(each.next());
            }
        } catch (DcimException e) {
            throw new StartupRefusal(
                    e,
                    ReadCommand.class,
                    "error." + e.code().code(),
                    e.arguments().toArray());
        }
        return CommandLine.ExitCode.OK;
    }

    private ReadingPrint print(PrintWriter out) throws IOException {
        if (compare) {
            return new ComparedPrint(Path.of(address.substring(FILE.length())), verbose, out);
        }
        return json ? new JsonPrint(out) : new TablePrint(out);
    }

    static String sentence(String key, Object... arguments) {
        return Texts.text(ReadCommand.class, key, arguments);
    }

    static String sentence(DcimException failure) {
        return sentence("error." + failure.code().code(), failure.arguments().toArray());
    }
}
