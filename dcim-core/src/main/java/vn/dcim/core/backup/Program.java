package vn.dcim.core.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A program of this machine that is run to its end. */
final class Program {

    private static final int MOST_TOLD = 20_000;

    private final List<String> command;
    private final Map<String, String> environment;

    Program(String... command) {
        this(Arrays.asList(command), Map.of());
    }

    Program(List<String> command, Map<String, String> environment) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /** What a program said. @param text of both its streams, at most the first 20,000 characters */
    record Said(int code, String text) {}

    /** Runs it. @throws RunFault {@code no-program} where it is not there */
    Said run(Consumer<String> lines) throws RunFault {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = null;
        try {
            process = builder.start();
            process.getOutputStream().close();
            var text = new StringBuilder();
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.accept(line);
                    if (text.length() < MOST_TOLD) {
                        text.append(line).append('\n');
                    }
                }
            }
            return new Said(process.waitFor(), text.toString());
        } catch (IOException e) {
            throw new RunFault(e, "no-program", command.getFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFault(e, "ended", command.getFirst());
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /** Returns what it said. @throws RunFault with a code of the caller's where it did not end well */
    String output(String fault) throws RunFault {
        Said said = run(_ -> {});
        if (said.code() != 0) {
            throw new RunFault(fault, said.text());
        }
        return said.text().strip();
    }
}
