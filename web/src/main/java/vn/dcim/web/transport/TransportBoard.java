package vn.dcim.web.transport;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.KeyMaterial;
import vn.dcim.core.transport.TransportExemption;
import vn.dcim.core.transport.TransportExemptions;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.core.transport.TransportPaths;
import vn.dcim.web.page.Visit;

/** Brings together all paths as they are now, for the page, files and the API. */
@Singleton
final class TransportBoard {

    private final Collection<TransportPaths> sources;
    private final TransportExemptions exemptions;
    private final BeanProvider<ServerCertificate> certificate;
    private final Clock clock;

    TransportBoard(
            Collection<TransportPaths> sources,
            TransportExemptions exemptions,
            BeanProvider<ServerCertificate> certificate,
            Clock clock) {
        this.sources = sources;
        this.exemptions = exemptions;
        this.certificate = certificate;
        this.clock = clock;
    }

    /** Returns all paths, that of the request first, then by kind and name. */
    List<TransportLine> lines(HttpRequest<?> request) {
        List<TransportPath> paths = new ArrayList<>(List.of(BrowserPath.of(request)));
        sources.forEach(source -> paths.addAll(source.paths()));
        Map<String, TransportExemption> running = exemptions.running();
        return paths.stream()
                .sorted(Comparator.comparing(TransportPath::kind).thenComparing(TransportPath::name))
                .map(path -> new TransportLine(path, running.get(path.key())))
                .toList();
    }

    /** @throws DcimException INVALID_VALUE for an unknown verdict */
    TransportPage page(HttpRequest<?> request, Visit visit, String verdict) {
        List<TransportLine> all = lines(request);
        return new TransportPage(
                fitting(all, verdict),
                all.stream().filter(TransportLine::isOpen).toList(),
                all.stream()
                        .collect(Collectors.groupingBy(TransportLine::verdict, TreeMap::new, Collectors.counting())),
                verdict,
                certificate(request),
                exemptions.newest(),
                visit.may(Permission.CHANGE_EXCEPTION),
                visit.words().day(clock.instant().plus(TransportExemptions.LONGEST_DAYS, ChronoUnit.DAYS)));
    }

    List<TransportLine> fitting(List<TransportLine> all, String verdict) {
        if (verdict.isEmpty()) {
            return all;
        }
        Judgement.Verdict wanted = Arrays.stream(Judgement.Verdict.values())
                .filter(known -> known.code().equals(verdict))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "verdict",
                        verdict,
                        Arrays.stream(Judgement.Verdict.values())
                                .map(Judgement.Verdict::code)
                                .collect(Collectors.joining(", "))));
        return all.stream().filter(line -> line.verdict() == wanted).toList();
    }

    /** @throws DcimException NOT_FOUND for a path that there is not */
    TransportPath path(HttpRequest<?> request, String key) {
        return lines(request).stream()
                .map(TransportLine::path)
                .filter(path -> path.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "path", key));
    }

    private TransportPage.@Nullable Certificate certificate(HttpRequest<?> request) {
        if (!request.isSecure()) {
            return null;
        }
        ServerCertificate now = certificate.get();
        KeyMaterial material = now.material();
        return new TransportPage.Certificate(
                now.isOwn(), material.fingerprint(), material.notAfter(), material.names());
    }
}
