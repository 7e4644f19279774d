// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo.vertx;

import io.loopwatch.demo.elsewhere.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asking a database. */
final class Databases {
  private Databases() {}

  static void wrong(VertxCall call) throws SQLException {
    call.answer(query(call));
  }

  static void right(VertxCall call) {
    call.vertx().executeBlocking(() -> query(call), false).onComplete(call);
  }

  private static String query(VertxCall call) throws SQLException {
    try (Statement statement = call.elsewhere().database().connection().createStatement();
        ResultSet names = statement.executeQuery(Database.SLOW_QUERY)) {
      return names.next() ? names.getString(1) : "nobody";
    }
  }
}
