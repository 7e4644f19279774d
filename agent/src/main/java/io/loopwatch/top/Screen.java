// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.top;

import io.loopwatch.top.Line.Tone;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal: its other screen, in raw mode, until it is left; and then as it was, however this
 * JVM ends, unless it is killed outright. Needs no native library: {@code stty} does what Java
 * cannot. Painting and leaving exclude each other; the rest is for one thread.
 */
final class Screen implements AutoCloseable {
  private static final int USUAL_WIDTH = 80;
  private static final int USUAL_HEIGHT = 24;
  private static final int REST_MILLIS = 50;
  private static final int MORE_MILLIS = 10;
  private static final int ESCAPE = 27;
  private static final int MOST_OF_A_KEY = 8;

  private final Terminal terminal;
  private final Attributes before;
  private final String leaving;
  private final boolean isAscii;
  private final boolean isColored;
  private final Thread atExit = new Thread(this::leave, "loopwatch-top-end");
  private Display display;
  private Size size;
  private boolean isEntered;

  private Screen(Terminal terminal, Charset charset) {
    this.terminal = terminal;
    this.before = terminal.getAttributes();
    this.leaving =
        text(terminal, Capability.cursor_normal) + text(terminal, Capability.exit_ca_mode);
    this.isAscii = !charset.equals(StandardCharsets.UTF_8);
    Integer colors = terminal.getNumericCapability(Capability.max_colors);
    this.isColored = colors != null && colors >= 8 && System.getenv("NO_COLOR") == null;
    this.display = new Display(terminal, true);
    this.size = new Size(USUAL_WIDTH, USUAL_HEIGHT);
  }

  /**
   * Opens the terminal that this JVM was started in.
   *
   * @throws IOException where there is none, or no {@code stty}
   */
  static Screen open() throws IOException {
    Charset charset = charset();
    Terminal terminal =
        new PosixSysTerminal(
            "loopwatch",
            System.getenv().getOrDefault("TERM", "ansi"),
            ExecPty.current(new ExecTerminalProvider(), SystemStream.Output),
            charset,
            false,
            Terminal.SignalHandler.SIG_DFL);
    Screen screen = new Screen(terminal, charset);
    Runtime.getRuntime().addShutdownHook(screen.atExit);
    screen.enter();
    return screen;
  }

  /** That of the user's locale: on JDK 18 and later Java's own default is always UTF-8. */
  private static Charset charset() {
    String name = System.getProperty("native.encoding");
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  private static String text(Terminal of, Capability capability) {
    StringWriter text = new StringWriter();
    String code = of.getStringCapability(capability);
    if (code != null) {
      Curses.tputs(text, code);
    }
    return text.toString();
  }

  /** Calls the handler at that signal, on a thread of the JVM's. */
  void on(Terminal.Signal signal, Runnable handler) {
    terminal.handle(signal, ignored -> handler.run());
  }

  /** Takes the terminal over; also after it was left, and where a shell has set its mode. */
  synchronized void enter() {
    isEntered = true;
    terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
    measure();
  }

  /** Reads how large it is, and forgets what it shows. */
  synchronized void measure() {
    Size now = terminal.getSize();
    size = now.getColumns() > 0 && now.getRows() > 0 ? now : new Size(USUAL_WIDTH, USUAL_HEIGHT);
    display = new Display(terminal, true);
    display.resize(size.getRows(), size.getColumns());
    terminal.puts(Capability.clear_screen);
    terminal.flush();
  }

  int width() {
    return size.getColumns();
  }

  int height() {
    return size.getRows();
  }

  boolean isAscii() {
    return isAscii;
  }

  /** Shows these lines and no other; only what has changed is sent. */
  synchronized void show(List<Line> lines) {
    if (isEntered) {
      display.update(new ArrayList<>(lines.stream().map(this::styled).toList()), 0); // adds to it
      terminal.flush();
    }
  }

  private AttributedString styled(Line line) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    AttributedStyle style =
        switch (line.tone()) {
          case PLAIN -> plain;
          case TITLE -> plain.bold();
          case SELECTED -> plain.inverse();
          case HINT -> isColored ? plain.faint() : plain;
          case ALARM -> isColored ? plain.foreground(AttributedStyle.RED).bold() : plain.bold();
        };
    String text = line.tone() == Tone.SELECTED ? Text.left(line.text(), width()) : line.text();
    return new AttributedString(text, style);
  }

  /**
   * The next key, or {@link Keys#UNKNOWN} where none came for a moment.
   *
   * @throws IOException where the terminal is gone
   */
  int key() throws IOException {
    int first = terminal.reader().read(REST_MILLIS);
    if (first == -1) {
      throw new IOException("the terminal is gone");
    }
    if (first != ESCAPE) {
      return first < 0 ? Keys.UNKNOWN : first;
    }
    StringBuilder rest = new StringBuilder();
    int next = terminal.reader().read(REST_MILLIS);
    while (next >= 0) {
      rest.append((char) next);
      boolean isEnd = rest.length() > 1 && (Character.isLetter(next) || next == '~');
      boolean isMore = !isEnd && rest.length() < MOST_OF_A_KEY;
      next = isMore ? terminal.reader().read(MORE_MILLIS) : -1;
    }
    return Keys.afterEscape(rest.toString());
  }

  /** Gives the terminal back as it was. Any thread may call it, more than once. */
  synchronized void leave() {
    if (!isEntered) {
      return;
    }
    isEntered = false;
    try {
      // Not by the library's writer: at the end of the JVM that may be closed already.
      new FileOutputStream(FileDescriptor.out).write(leaving.getBytes(StandardCharsets.US_ASCII));
      terminal.setAttributes(before);
    } catch (IOException gone) {
      return; // there is no terminal any more
    }
  }

  /** Leaves it, and stops this process until the shell has it go on. */
  void suspend() throws IOException, InterruptedException {
    leave();
    String command = "kill -STOP " + ProcessHandle.current().pid();
    new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
    enter();
  }

  @Override
  public void close() throws IOException {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // the hook has done it, and the JVM does the rest
    }
    terminal.close();
  }
}
