package vn.dcim.web.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import vn.dcim.core.startup.StartupRefusal;

/** What all commands share: help from one text file for launcher and program alike, and failures as one line. */
public final class Commands {
    private static volatile boolean terminated;

    private Commands() {}

    /** Runs the command; 0 when it did what it says, 1 when it could not, 2 when it was called wrongly. */
    public static int execute(CommandLine commands, String... args) {
        commands.setParameterExceptionHandler(Commands::calledWrongly);
        commands.setExecutionExceptionHandler(Commands::failed);
        return commands.execute(args);
    }

    /** Prints the help of a command, in the language of the terminal. */
    public static int help(CommandLine command) {
        String language =
                Locale.getDefault(Locale.Category.DISPLAY).getLanguage().equals("vi") ? "vi" : "en";
        command.getOut().print(resource("/help/" + command.getCommandName() + "." + language + ".txt"));
        command.getOut().flush();
        return ExitCode.OK;
    }

    /** Runs {@code close} when the process is told to end (SIGTERM, Ctrl-C) or ends by a failure. */
    public static void whenTerminated(Runnable close) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            terminated = true;
                            close.run();
                        },
                        "shutdown"));
    }

    /** Leaves the process to its other threads until a signal ends it. */
    public static void awaitTermination() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static int calledWrongly(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage());
        err.flush();
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (terminated) {
            // why: what fails now fails because its parts are being closed under it
            return ExitCode.SOFTWARE;
        }
        if (!(e instanceof StartupRefusal)) {
            throw e;
        }
        command.getErr().println(e.getMessage());
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }

    private static String resource(String path) {
        try (InputStream in = Commands.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
