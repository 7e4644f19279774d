// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.e2e.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopwatch.e2e.Deadlines;
import io.loopwatch.e2e.Waiting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A browser without a screen, and what one does with it. To be closed: that ends it with all of its
 * processes, whatever the test did.
 */
final class Browser implements AutoCloseable {
  /** For the page to draw, and for what follows a key or a click. */
  private static final Duration DRAWN = Duration.ofSeconds(30);

  private final BrowserProcess process;
  private final ChromeDriver driver;
  private final List<String> console = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  private Browser(BrowserProcess process) {
    this.process = process;
    driver = process.driver();
  }

  /** Starts one; skips the running test where it is not installed. */
  static Browser start(int width, int height, boolean dark) {
    return new Browser(BrowserProcess.start(width, height, dark));
  }

  /** Opens a page, and waits until it says that it is ready. */
  Browser open(Path page) {
    return open(page.toUri());
  }

  /** Does the same with a page that is served. */
  Browser open(URI page) {
    driver.get(page.toString());
    Waiting.until(
        "the mark loopwatch.ready",
        DRAWN,
        () -> Optional.of(readyMillis()).filter(millis -> millis > 0),
        () -> String.join("\n", console()));
    return this;
  }

  /** From the begin of the page's load to its mark, in ms; 0 where it is not ready. */
  double readyMillis() {
    return number(
        "(performance.getEntriesByName('loopwatch.ready')[0] || {startTime: 0}).startTime");
  }

  /** What an expression of the page's own language is. */
  Object value(String expression) {
    return driver.executeScript("return " + expression);
  }

  double number(String expression) {
    return ((Number) value(expression)).doubleValue();
  }

  boolean is(String expression) {
    return Boolean.TRUE.equals(value("Boolean(" + expression + ")"));
  }

  /** Waits until an expression is true. */
  void await(String expression) {
    Waiting.until(
        expression,
        Deadlines.REPORT,
        () -> Optional.of(expression).filter(this::is),
        () -> String.join("\n", console()) + "\n" + text("body"));
  }

  /**
   * What it costs until something is drawn.
   *
   * @param millis from the begin of the statements to the end of the frame after them
   * @param cpuMillis of the processor that the page's thread had meanwhile: what else the machine
   *     does is not in it
   */
  record Cost(double millis, double cpuMillis) {}

  /** Runs statements, and waits until the frame after them is drawn. */
  Cost cost(String statements) {
    double before = cpuMillis();
    Object millis =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1], begin = performance.now();"
                + statements
                + ";requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)))");
    return new Cost(((Number) millis).doubleValue(), cpuMillis() - before);
  }

  private double cpuMillis() {
    driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
    return ((List<?>) driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"))
        .stream()
            .map(metric -> (Map<?, ?>) metric)
            .filter(metric -> "TaskDuration".equals(metric.get("name")))
            .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue() * 1000)
            .findFirst()
            .orElseThrow();
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> elements(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** All text of an element, seen or not. */
  String text(String selector) {
    return element(selector).getDomProperty("textContent");
  }

  void click(String selector) {
    WebElement target = element(selector);
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
    new Actions(driver).moveToElement(target).click().perform();
  }

  /** Clicks a point of an element, in CSS pixels from its upper left corner. */
  void clickAt(String selector, double x, double y) {
    WebElement target = element(selector);
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
    Dimension size = target.getSize();
    new Actions(driver)
        .moveToElement(
            target, (int) Math.round(x - size.width / 2.0), (int) Math.round(y - size.height / 2.0))
        .click()
        .perform();
  }

  /** Types keys to whatever has the focus. */
  void keys(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  void controlClick(String selector) {
    WebElement target = element(selector);
    new Actions(driver).keyDown(Keys.CONTROL).click(target).keyUp(Keys.CONTROL).perform();
  }

  /** Drags from one point of an element to another, in CSS pixels from its left. */
  void drag(String selector, int fromX, int toX) {
    WebElement target = element(selector);
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
    new Actions(driver)
        .moveToElement(target, fromX - target.getSize().width / 2, 0)
        .clickAndHold()
        .moveByOffset((toX - fromX) / 2, 2)
        .moveByOffset((toX - fromX) / 2, 2)
        .release()
        .perform();
  }

  void doubleClick(String selector) {
    new Actions(driver).doubleClick(element(selector)).perform();
  }

  /** What can be seen of the page, as PNG. */
  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** How many different colours the canvases below an element have together. */
  int colours(String selector) {
    return (int)
        number(
            "[...document.querySelectorAll('"
                + selector
                + " canvas')].reduce((seen, canvas) => {"
                + "const data = new Uint32Array(canvas.getContext('2d')"
                + ".getImageData(0, 0, canvas.width, canvas.height).data.buffer);"
                + "data.forEach((pixel) => seen.add(pixel)); return seen; }, new Set()).size");
  }

  /** What the console says so far of level WARNING or worse. */
  List<String> console() {
    driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .forEach(entry -> console.add(entry.toString()));
    return List.copyOf(console);
  }

  /** The addresses that were asked for so far. */
  List<String> requests() {
    driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .flatMap(Browser::address)
        .forEach(requests::add);
    return List.copyOf(requests);
  }

  private static Stream<String> address(LogEntry entry) {
    JsonObject message =
        JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
    return message.get("method").getAsString().equals("Network.requestWillBeSent")
        ? Stream.of(
            message.getAsJsonObject("params").getAsJsonObject("request").get("url").getAsString())
        : Stream.of();
  }

  @Override
  public void close() {
    process.close();
  }
}
