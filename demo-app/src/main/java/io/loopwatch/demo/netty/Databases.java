// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.netty;

import io.loopwatch.demo.elsewhere.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asking a database. */
final class Databases {
  private Databases() {}

  static void wrong(NettyCall call) throws SQLException {
    call.answer(query(call));
  }

  static void right(NettyCall call) {
    call.elsewhere().onWorker(() -> query(call)).whenCompleteAsync(call, call.loop());
  }

  private static String query(NettyCall call) throws SQLException {
    try (Statement statement = call.elsewhere().database().connection().createStatement();
        ResultSet names = statement.executeQuery(Database.SLOW_QUERY)) {
      return names.next() ? names.getString(1) : "nobody";
    }
  }
}
