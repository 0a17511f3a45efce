package vn.dcim.core.exchange;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What other programs call kinds of equipment, as the database holds it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ExchangeWordRepository extends GenericRepository<ExchangeWord, Long> {

    ExchangeWord save(ExchangeWord word);

    List<ExchangeWord> findAll();

    void deleteByWord(String word);
}
