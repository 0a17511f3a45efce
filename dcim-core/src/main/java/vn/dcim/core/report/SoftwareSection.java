package vn.dcim.core.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.dcim.core.software.SoftwareRegister;

/** The software part of a report (11/2023 article 18.1): nothing in it depends on a setting. */
@Singleton
final class SoftwareSection implements ReportSection {

    private static final List<String> ASKED = List.of("licences", "installations", "titles");

    private final SoftwareRegister register;

    SoftwareSection(SoftwareRegister register) {
        this.register = register;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Told of(ReportParameters parameters) {
        Instant opening = parameters.period().opening();
        Instant closing = parameters.period().closing();
        var software = new SoftwareAsOf(parameters, register.lines(opening), register.lines(closing));
        return new Told(
                Stream.concat(queries("opening", opening), queries("closing", closing))
                        .toList(),
                tables(software));
    }

    private static Stream<ReportQuery> queries(String when, Instant at) {
        List<String> queries = SoftwareRegister.queries(at);
        return IntStream.range(0, queries.size())
                .mapToObj(i -> new ReportQuery("software-" + ASKED.get(i) + "-" + when, queries.get(i)));
    }

    static List<ReportTable> tables(SoftwareAsOf software) {
        return Stream.of(SoftwareTables.of(software), LicenceTables.of(software), SoftwareLists.of(software))
                .flatMap(List::stream)
                .toList();
    }
}
