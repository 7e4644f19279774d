// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.elsewhere;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database in memory, H2, whose queries can be slow. It has one connection, for one thread at a
 * time.
 */
public final class Database implements AutoCloseable {
  /** Gives one name, and takes {@link Slow#TIME}. */
  public static final String SLOW_QUERY =
      "SELECT NAME FROM CUSTOMER WHERE SLEEP(" + Slow.TIME.toMillis() + ") IS NULL";

  private final Connection connection;

  /** Makes one of this name. */
  public Database(String name) throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:" + name);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE ALIAS SLEEP FOR 'java.lang.Thread.sleep(long)'");
      statement.execute("CREATE TABLE CUSTOMER(NAME VARCHAR)");
      statement.execute("INSERT INTO CUSTOMER VALUES 'Ada'");
    }
  }

  /** The connection. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
