// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwatch.e2e.fixture.JdbcLab;
import io.loopwatch.e2e.fixture.JdbcQueries;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drivers of JDBC: H2 runs within the child; those of PostgreSQL and MySQL are loaded, and talk to
 * a server that is none. Drivers are woven some time after they were loaded, so tests wait for it.
 */
class JdbcIT {
  /** What each method of {@link JdbcQueries} is told as. */
  private static final Map<String, String> OPERATIONS = operations();

  /** What takes at least {@link JdbcQueries#MILLIS}. */
  private static final List<String> QUICK = List.of("connect", "commit", "rollback");

  private static final List<String> DRIVERS =
      List.of("org.postgresql.Driver", "com.mysql.cj.jdbc.Driver", "org.h2.Driver");

  /** The least that the driver of PostgreSQL can be told. */
  private static final int TIMEOUT_MILLIS = 1_000;

  private static final String POSTGRESQL =
      "jdbc:postgresql://127.0.0.1:%d/db?user=me&password=mine&sslmode=disable&gssEncMode=disable"
          + "&socketTimeout=1";
  private static final String MYSQL =
      "jdbc:mysql://127.0.0.1:%d/db?user=me&password=mine&sslMode=DISABLED&socketTimeout="
          + TIMEOUT_MILLIS;

  private static Map<String, String> operations() {
    Map<String, String> operations = new LinkedHashMap<>();
    operations.put("connect", "DriverManager.getConnection");
    operations.put("execute", "Statement.execute");
    operations.put("executeQuery", "Statement.executeQuery");
    operations.put("executeUpdate", "Statement.executeUpdate");
    operations.put("executeLargeUpdate", "Statement.executeLargeUpdate");
    operations.put("executeBatch", "Statement.executeBatch");
    operations.put("preparedExecute", "Statement.execute");
    operations.put("preparedQuery", "Statement.executeQuery");
    operations.put("preparedUpdate", "Statement.executeUpdate");
    operations.put("commit", "Connection.commit");
    operations.put("rollback", "Connection.rollback");
    operations.put("pooledQuery", "Statement.executeQuery");
    operations.put("pooledConnection", "DataSource.getConnection");
    return operations;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void callsOfADatabaseAreReportedOnALoopAndNotOffIt(Jdk jdk) {
    try (ChildJvm child = lab(jdk).option("blocking.threshold", "0ns").start()) {
      child.ask("open jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
      OPERATIONS.keySet().forEach(call -> awaitWoven(child, call));
      Instant aside = Instant.now();
      OPERATIONS.keySet().forEach(call -> child.ask("aside " + call));
      Instant loop = Instant.now();
      OPERATIONS.keySet().forEach(call -> isTold(child, call));
      assertThat(child.stop()).isZero();
      assertThat(child.events().between(aside, loop)).filteredOn(JdbcIT::isQuery).isEmpty();
      assertThat(child.events().from(loop))
          .as("one report a call, though pools and drivers wrap one another")
          .filteredOn(JdbcIT::isQuery)
          .hasSize(OPERATIONS.size());
      hasNoNotice(child);
    }
  }

  private static Target lab(Jdk jdk) {
    return Target.of(jdk, JdbcLab.class)
        .frameworks("netty-4.1", "h2", "hikari", "postgresql", "mysql")
        .option("threshold", "10s")
        .option("iteration.threshold", "10s")
        .option("lag.threshold", "10s");
  }

  private static boolean isQuery(Event event) {
    return event.is("blocking") && event.is("culprit.class", JdbcQueries.class.getName());
  }

  private static void awaitWoven(ChildJvm child, String call) {
    Waiting.until(
        call + " is woven",
        Deadlines.REPORT,
        () -> {
          child.ask("loop " + call);
          return child.events().all().stream().filter(event -> isQuery(event, call)).findAny();
        },
        () -> child.events().all() + child.stderr().text());
  }

  private static boolean isQuery(Event event, String call) {
    return isQuery(event)
        && event.is("culprit.method", call)
        && event.is("operation", OPERATIONS.get(call));
  }

  private static void isTold(ChildJvm child, String call) {
    Instant from = Instant.now();
    String answer = child.ask("loop " + call);
    Event told = child.events().awaitFrom(from, call, event -> isQuery(event, call));
    assertThat(told.text("kind")).as(call).isEqualTo("jdbc");
    assertThat(told.loop()).as(call).matches("lab-\\d+-1");
    assertThat(told.number("culprit.line")).as(call).isEqualTo(number(answer, "line"));
    assertThat(told.durationNanos())
        .as(call)
        .isBetween(
            QUICK.contains(call) ? 1 : JdbcQueries.MILLIS * 900_000L, number(answer, "nanos"));
  }

  private static long number(String answer, String key) {
    return Stream.of(answer.split(" ", -1))
        .filter(word -> word.startsWith(key + "="))
        .mapToLong(word -> Long.parseLong(word.substring(key.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " is not in " + answer));
  }

  private static void hasNoNotice(ChildJvm child) {
    assertThat(child.events().matching(event -> event.is("notice"))).as("notices").isEmpty();
    assertThat(child.stderr().lines()).noneMatch(line -> line.contains("Error"));
  }

  /** A call that is refused is one that is woven: so all are seen without a server. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void everythingThatBlocksInADriverIsWoven(Jdk jdk) {
    try (ChildJvm child = lab(jdk).option("blocking", "throw").start()) {
      for (String driver : DRIVERS) {
        assertThat(Integer.parseInt(child.ask("load " + driver))).as(driver).isGreaterThan(20);
      }
      DRIVERS.forEach(driver -> awaitRefused(child, driver));
      assertThat(child.stop()).isZero();
      hasNoNotice(child);
    }
  }

  private static void awaitRefused(ChildJvm child, String driver) {
    AtomicReference<String> open = new AtomicReference<>();
    Waiting.until(
        "refusal of everything in " + driver,
        Deadlines.REPORT,
        () -> {
          open.set(child.ask("refused " + driver));
          return Optional.of(true).filter(all -> open.get().isEmpty());
        },
        () -> "not refused: " + open + child.stderr().text());
  }

  /** What the driver says of such a server is what it says without the agent. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwatch.e2e.Jdks#all")
  void aServerThatDoesNotAnswerIsReportedAndToldByTheDriverAsEver(Jdk jdk) {
    try (ChildJvm child = lab(jdk).option("blocking.threshold", "0ns").start();
        ChildJvm without = lab(jdk).withoutAgent().start();
        MuteServer silent = new MuteServer(false);
        MuteServer hangingUp = new MuteServer(true)) {
      for (String url : List.of(POSTGRESQL, MYSQL)) {
        String closed = String.format(url, hangingUp.port());
        awaitConnect(child, closed);
        assertThat(failure(child, closed)).isEqualTo(failure(without, closed));
        String slow = String.format(url, silent.port());
        Instant from = Instant.now();
        assertThat(failure(child, slow)).isEqualTo(failure(without, slow));
        Event told = child.events().awaitFrom(from, "the wait for it", JdbcIT::isConnect);
        assertThat(told.durationNanos()).isGreaterThan(TIMEOUT_MILLIS * 900_000L);
      }
      assertThat(child.stop()).isZero();
      hasNoNotice(child);
    }
  }

  /** The times in it differ each time. */
  private static String failure(ChildJvm child, String url) {
    return child.ask("connect " + url).replaceAll("\\d+", "N");
  }

  private static void awaitConnect(ChildJvm child, String url) {
    Instant from = Instant.now();
    Waiting.until(
        "a driver that is woven",
        Deadlines.REPORT,
        () -> {
          child.ask("connect " + url);
          return child.events().from(from).stream().filter(JdbcIT::isConnect).findAny();
        },
        () -> child.events().all() + child.stderr().text());
  }

  private static boolean isConnect(Event event) {
    return event.is("blocking")
        && event.is("operation", "DriverManager.getConnection")
        && event.is("kind", "jdbc")
        && "JdbcLab.connect".equals(event.culprit());
  }
}
