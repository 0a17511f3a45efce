package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A JVM that is measured apart from the load it is put under. It is told what to do by lines, which it answers by lines of JSON,
 * and ends when it is told nothing more.
 */
final class ChildJvm implements AutoCloseable {

    /** As the launcher starts the program. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dstdout.encoding=UTF-8");

    private static final long END_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final BufferedWriter commands;

    /**
     * @param log takes what it prints besides answers
     * @param options beside those of the launcher
     */
    ChildJvm(Class<?> main, String heap, Path log, String... options) throws IOException {
        this.log = log;
        List<String> command = command(main, options);
        command.add(command.indexOf("-cp"), "-Xmx" + heap);
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Returns how a class of this program is started in a JVM of its own. */
    static List<String> command(Class<?> main, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    /** @throws IOException with the end of its log, when it has ended */
    JsonNode ask(String word, Object... arguments) throws IOException {
        commands.write(word);
        for (Object argument : arguments) {
            commands.write(" " + argument);
        }
        commands.write("\n");
        commands.flush();
        String line = answers.readLine();
        if (line == null) {
            List<String> said = Files.readAllLines(log);
            throw new IOException("\"" + word + "\" ended the measured program; its log:\n"
                    + String.join("\n", said.subList(Math.max(0, said.size() - 40), said.size())));
        }
        return JSON.readTree(line);
    }

    long pid() {
        return process.pid();
    }

    ProcessUse use() throws IOException {
        return ProcessUse.of(process.toHandle());
    }

    double compilerSeconds() throws IOException {
        return ProcessUse.compilerSeconds(process.toHandle());
    }

    /** Returns the warnings and errors that it has logged. */
    List<String> complaints() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.matches("\\S+Z (WARN|ERROR) .*")).toList();
        }
    }

    /** Ends it as a machine does that loses its power. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        try {
            // why: the end of its commands is its end
            commands.close();
            process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            process.destroyForcibly().onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly().onExit().join();
        }
    }
}
