package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.document.DocumentSubject;
import vn.dcim.core.document.Documents;
import vn.dcim.core.regulation.OneRound;
import vn.dcim.core.software.HostState;
import vn.dcim.core.software.Hosts;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** Documents of record that rule or plan something, and what systems servers run, so that plans can be held against them. */
@Singleton
@Requires(property = "datasources.default.url")
final class PaperEvidence extends NamedEvidence<PaperEvidence.Facts> {

    static final String NAME = "papers";

    private static final Pattern HYPERVISOR = Pattern.compile("esxi|vsphere|vmware|hyper-v|proxmox|xcp|xenserver");
    private static final Pattern LINUX =
            Pattern.compile("linux|ubuntu|debian|centos|red hat|rhel|rocky|alma|suse|fedora");

    private final Documents documents;
    private final Hosts hosts;
    private final UntilOther<List<HostState>, Servers> running;

    PaperEvidence(Documents documents, Hosts hosts, Versions versions) {
        super(NAME, Facts.class);
        this.documents = documents;
        this.hosts = hosts;
        this.running = new UntilOther<>(versions, Servers::of);
    }

    /**
     * @param papers with a subject
     * @param systems classes of systems that servers run: {@code windows}, {@code linux}, {@code virtualisation}, {@code other}
     * @param servers how many are in service
     * @param unknown names of those whose system nobody noted
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Paper> papers, List<String> systems, int servers, List<String> unknown) {

        Facts {
            papers = List.copyOf(papers);
            systems = List.copyOf(systems);
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * A document by its newest version.
     *
     * @param subjects codes of {@link DocumentSubject}
     * @param filedOn when it was last renewed, or confirmed to hold still
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Paper(
            long document,
            String title,
            List<String> subjects,
            @Nullable LocalDate datedOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            LocalDate filedOn) {

        Paper {
            subjects = List.copyOf(subjects);
        }

        boolean isInForce(LocalDate day) {
            return (validFrom == null || !validFrom.isAfter(day)) && (validTo == null || !validTo.isBefore(day));
        }

        String path() {
            return "/documents/" + document;
        }
    }

    @Override
    public Facts gather(Instant now) {
        return OneRound.once(NAME, () -> look(now));
    }

    private Facts look(Instant now) {
        Servers servers = running.of(OneRound.once("hosts", hosts::standing).machines());
        return new Facts(
                OneRound.once("documents", () -> documents.find("")).stream()
                        .filter(filed -> !filed.version().subjects().isEmpty())
                        .map(PaperEvidence::paper)
                        .toList(),
                servers.systems(),
                servers.count(),
                servers.unknown());
    }

    /** What servers run. */
    private record Servers(List<String> systems, int count, List<String> unknown) {

        static Servers of(List<HostState> machines) {
            List<HostState> servers = machines.stream()
                    .filter(host -> host.kind() == AssetKind.SERVER)
                    .toList();
            Set<String> systems = new TreeSet<>();
            servers.stream()
                    .map(HostState::system)
                    .filter(system -> !system.isEmpty())
                    .distinct()
                    .forEach(system -> systems.add(system(system)));
            return new Servers(
                    List.copyOf(systems),
                    servers.size(),
                    servers.stream()
                            .filter(host -> host.system().isEmpty())
                            .map(HostState::name)
                            .toList());
        }
    }

    private static Paper paper(Documents.Filed filed) {
        return new Paper(
                filed.document().id(),
                filed.document().title(),
                filed.version().ofSubjects().stream().map(DocumentSubject::code).toList(),
                filed.version().datedOn(),
                filed.version().validFrom(),
                filed.version().validTo(),
                LocalDate.ofInstant(filed.version().filedAt(), CentreTime.ZONE));
    }

    static String system(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        if (HYPERVISOR.matcher(plain).find()) {
            return "virtualisation";
        }
        if (plain.contains("windows")) {
            return "windows";
        }
        return LINUX.matcher(plain).find() ? "linux" : "other";
    }
}
