// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From path to form. Immutable, for any number of loops.
 *
 * @param <C> the framework's kind of call
 */
public final class Routes<C extends Call> {
  private final Map<String, Form<C>> forms = new HashMap<>();

  /** Routes to both forms of each pitfall. */
  public Routes(List<Pitfall<C>> pitfalls) {
    for (Pitfall<C> pitfall : pitfalls) {
      forms.put(pitfall.route(false), pitfall.wrong());
      forms.put(pitfall.route(true), pitfall.right());
    }
  }

  /**
   * Hands the call to the form at this path; answers 404 where there is none, 500 where it throws.
   */
  public void dispatch(String path, C call) {
    Form<C> form = forms.get(path);
    if (form == null) {
      call.answer(404, "no such route: " + path);
      return;
    }
    try {
      form.handle(call);
    } catch (Exception e) {
      call.failed(e);
    }
  }
}
