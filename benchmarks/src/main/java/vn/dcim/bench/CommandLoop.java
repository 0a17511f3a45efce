package vn.dcim.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The measured side of {@link ChildJvm}: answers commands until there are no more. */
public final class CommandLoop {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandLoop() {}

    /** Does something, given the words behind the command. */
    @FunctionalInterface
    public interface Command {
        Object answer(String[] arguments) throws Exception;
    }

    public static void answer(Map<String, Command> commands) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            Object answer = commands.get(words[0]).answer(Arrays.copyOfRange(words, 1, words.length));
            System.out.println(JSON.writeValueAsString(answer));
        }
    }
}
