package vn.dcim.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dcim.core.startup.Texts;
import vn.dcim.web.command.Commands;

/** {@code dcim demo}: everything embedded, with the simulated plant. */
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--host")
    private String host = "127.0.0.1";

    @Option(names = "--port")
    private int port = 8080;

    @Option(names = "--data")
    private Path data = Path.of("data", "demo");

    @Option(names = "--ready-file")
    private Path readyFile;

    @Option(names = {"-h", "--help"})
    private boolean help;

    public static void main(String[] args) {
        System.exit(Commands.execute(new CommandLine(new DemoCommand()), args));
    }

    @Override
    public Integer call() throws Exception {
        CommandLine command = spec.commandLine();
        if (help) {
            return Commands.help(command);
        }
        say("demo.starting", data.toAbsolutePath().normalize());
        var demo = new Demo();
        var starting = new AtomicBoolean(true);
        Commands.whenTerminated(() -> {
            if (starting.get()) {
                say("demo.given-up");
            }
            demo.close();
        });
        try {
            start(demo);
        } finally {
            starting.set(false);
        }
        Commands.awaitTermination();
        return CommandLine.ExitCode.OK;
    }

    private void start(Demo demo) throws Exception {
        demo.start(host, port, data);
        Health.awaitUp(demo.address());
        if (readyFile != null) {
            new ReadyFile(
                            demo.address().toString(),
                            demo.access().token(),
                            ProcessHandle.current().pid(),
                            demo.access().accounts())
                    .write(readyFile);
        }
        say("demo.ready", demo.address());
        for (DemoAccess.Account account : demo.access().accounts()) {
            say("demo.account", account.role(), account.user(), account.password());
        }
        say("demo.token", demo.access().token());
    }

    private void say(String key, Object... arguments) {
        var out = spec.commandLine().getOut();
        out.println(Texts.text(DemoCommand.class, key, arguments));
        out.flush();
    }
}
