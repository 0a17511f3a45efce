package vn.dcim.core.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reviews of accounts as the database holds them: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountReviewRepository extends GenericRepository<AccountReview, Long> {

    AccountReview save(AccountReview review);

    Optional<AccountReview> findById(Long id);

    List<AccountReview> findAllOrderByIdDesc();

    /** Holds back everybody else who works on the review, on every node, until the transaction ends. */
    @Query("SELECT id FROM account_review WHERE id = :id FOR UPDATE")
    Optional<Long> hold(long id);

    void update(@Id Long id, Instant signedAt, String signedBy, String hash);
}
