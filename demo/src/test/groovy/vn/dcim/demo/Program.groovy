package vn.dcim.demo

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import vn.dcim.core.testing.TrustingClient

/** A command of the program as a process of its own, its output in a file. */
class Program implements AutoCloseable {

    private static HttpClient client = HttpClient.newHttpClient()

    final Process process
    private final File output

    private Program(Process process, File output) {
        this.process = process
        this.output = output
    }

    /** Starts a main class on the class path of the specs. */
    static Program start(String main, List<?> arguments, Map<String, String> environment = [:]) {
        File output = File.createTempFile('dcim-program', '.log')
        output.deleteOnExit()
        def command = [Path.of(System.getProperty('java.home'), 'bin', 'java') as String, '-Xms256m', '-Xmn128m', '-Xmx512m',
                       '-XX:MetaspaceSize=160m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=192m', '-Duser.language=en',
                       '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-cp', classPath(), main] + arguments*.toString()
        def builder = new ProcessBuilder(command as List<String>).redirectErrorStream(true).redirectOutput(output)
        builder.environment().putAll(environment)
        new Program(builder.start(), output)
    }

    /** Whether the program says this line, or one with it in, before it ends or the time is over. */
    boolean says(String text, int seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)
        while (!output.text.contains(text)) {
            if (System.nanoTime() > deadline || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                return output.text.contains(text)
            }
        }
        true
    }

    String getOutput() {
        output.text
    }

    /** Waits for the program to end by itself, and returns its code. */
    int code(int seconds) {
        assert process.waitFor(seconds, TimeUnit.SECONDS): output.text
        process.exitValue()
    }

    /** Sends SIGTERM and returns whether the program ended in time. */
    boolean ends(int seconds) {
        process.destroy()
        process.waitFor(seconds, TimeUnit.SECONDS)
    }

    /** Sends SIGKILL. */
    void kill() {
        process.destroyForcibly().waitFor()
    }

    /** From now on takes the certificates of this file for HTTPS, and no others. */
    static void trust(Path certificates) {
        client = TrustingClient.of(certificates)
    }

    static HttpResponse<String> get(String url, String token = null) {
        send(request(url, token).GET().build())
    }

    static HttpResponse<String> post(String url, String token, String json = '') {
        send(request(url, token).header('Content-Type', 'application/json').POST(BodyPublishers.ofString(json)).build())
    }

    /** Sends the sign-in form; 303 to the overview when it is taken. */
    static HttpResponse<String> signIn(String url, String name, String password) {
        def form = [name: name, password: password].collect { "$it.key=${URLEncoder.encode(it.value, 'UTF-8')}" }.join('&')
        send(request("$url/sign-in", null).header('Content-Type', 'application/x-www-form-urlencoded')
                .POST(BodyPublishers.ofString(form)).build())
    }

    /** Asks as the browser of somebody who is signed in. */
    static HttpResponse<String> page(String url, String cookie) {
        send(request(url, null).header('Cookie', cookie).header('Accept', 'text/html').GET().build())
    }

    private static HttpRequest.Builder request(String url, String token) {
        def request = HttpRequest.newBuilder(URI.create(url))
        token ? request.header('Authorization', "Bearer $token") : request
    }

    private static HttpResponse<String> send(HttpRequest request) {
        client.send(request, BodyHandlers.ofString())
    }

    private static String classPath() {
        System.getProperty('surefire.test.class.path') ?: System.getProperty('java.class.path')
    }

    @Override
    void close() {
        if (!ends(30)) {
            kill()
        }
    }
}
