package vn.dcim.core.link;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks for the head of a page from the line's address; every answer counts. */
@Singleton
final class HttpProbe extends SeriesProbe {

    @Override
    public ProbeMethod method() {
        return ProbeMethod.HTTP;
    }

    @Override
    void once(LineProbe probe, LineBinding binding, Effort effort) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(binding.source())
                .connectTimeout(effort.timeout())
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .build()) {
            HttpRequest head = HttpRequest.newBuilder(URI.create(probe.where()))
                    .timeout(effort.timeout())
                    .HEAD()
                    .build();
            client.send(head, BodyHandlers.discarding());
        }
    }
}
