package vn.dcim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An asset manager with a browser, signed in; and with a token, as a program of theirs has it. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("X-CSRF-Token\":\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client;
    private final URI server;
    private final String cookie;
    private final String token;

    private Visitor(HttpClient client, URI server, String cookie, String token) {
        this.client = client;
        this.server = server;
        this.cookie = cookie;
        this.token = token;
    }

    /** @param person as the measured program tells of an account it made */
    static Visitor signIn(HttpClient client, JsonNode person) throws IOException, InterruptedException {
        URI server = URI.create(person.get("url").asText());
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/sign-in"))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("name=" + person.get("name").asText() + "&password="
                        + encoded(person.get("password").asText())))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        String cookie = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new IOException("signing in was answered " + answer.statusCode()));
        return new Visitor(
                client,
                server,
                cookie.substring(0, cookie.indexOf(';')),
                person.get("token").asText());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns the page as it came, all of it. @throws IOException for any other answer than 200 */
    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(path);
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return client.send(browser(path).GET().build(), BodyHandlers.ofString());
    }

    /** Sends what a script of the page sends, such as a file. */
    HttpResponse<String> send(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(page("/equipment/import"));
        if (!csrf.find()) {
            throw new IOException("the page has no token for commands");
        }
        return client.send(
                browser(path)
                        .header("X-CSRF-Token", csrf.group(1))
                        .header("HX-Request", "true")
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> submit(String path, String form) throws IOException, InterruptedException {
        return send(path, FORM, BodyPublishers.ofString(form));
    }

    /** Sends JSON as a program does. */
    HttpResponse<String> call(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder browser(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Cookie", cookie);
    }
}
