package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Accounts of suppliers' people: each ends with its contract at the latest, as 59/2024/QĐ-UBND (An Giang), article 8, wants;
 * sessions and tokens end with the account.
 */
@Singleton
public class SupplierContracts {

    private static final int LONGEST = 200;

    /** A contract as somebody writes it down. */
    public record Terms(
            String company, String number, @Nullable LocalDate lastDay) {}

    private final SupplierContractRepository contracts;
    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Clock clock;

    SupplierContracts(SupplierContractRepository contracts, AccountRepository accounts, AuditLog audit, Clock clock) {
        this.contracts = contracts;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Marks an account as a supplier's, or notes its new contract. Where the account has no end, or a later one, it ends with the contract.
     *
     * @throws DcimException NOT_FOUND; INVALID_VALUE for no company, no number, no last day or one that is over
     */
    @Transactional
    public SupplierContract record(long accountId, Terms terms, String actor) {
        Account account = accounts.findById(accountId)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "account", accountId));
        text("company", terms.company());
        text("contract", terms.number());
        LocalDate lastDay = terms.lastDay();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Standings.ZONE);
        if (lastDay == null || lastDay.isBefore(today)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "contract-until", lastDay == null ? "" : lastDay, "≥ " + today);
        }
        SupplierContract contract = new SupplierContract(
                accountId,
                terms.company().strip(),
                terms.number().strip(),
                lastDay,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor);
        Optional<SupplierContract> before = of(accountId);
        if (before.isPresent()) {
            contracts.update(contract);
        } else {
            contracts.save(contract);
        }
        if (account.expiresOn() == null || account.expiresOn().isAfter(lastDay)) {
            accounts.updateExpiresOn(accountId, lastDay);
        }
        audit.record(
                actor,
                "account.supplier",
                "account:" + account.name(),
                before.map(SupplierContract::summary).orElse(""),
                contract.summary(),
                "");
        return contract;
    }

    public Optional<SupplierContract> of(long accountId) {
        return contracts.findByAccountId(accountId);
    }

    /** Returns all contracts by the id of the account. */
    public Map<Long, SupplierContract> all() {
        return contracts.findAll().stream().collect(Collectors.toMap(SupplierContract::accountId, Function.identity()));
    }

    /**
     * Refuses a term that goes beyond the contract of a supplier's account.
     *
     * @param lastDay null for no end
     * @throws DcimException INVALID_VALUE
     */
    void refuseBeyond(long accountId, @Nullable LocalDate lastDay) {
        of(accountId)
                .filter(contract -> lastDay == null || lastDay.isAfter(contract.lastDay()))
                .ifPresent(contract -> {
                    throw new DcimException(
                            ErrorCode.INVALID_VALUE,
                            "term-of-contract",
                            lastDay == null ? "" : lastDay,
                            "≤ " + contract.lastDay());
                });
    }

    private static void text(String field, String typed) {
        if (typed.isBlank() || typed.strip().length() > LONGEST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, typed, "1–" + LONGEST);
        }
    }
}
