// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

import static io.loopwatch.weave.Advice.CHANNEL;
import static io.loopwatch.weave.Advice.LEAF;
import static io.loopwatch.weave.Advice.NATIVE_CALL;
import static io.loopwatch.weave.Advice.SCOPE;

import io.loopwatch.event.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The one table of blocking operations: methods of the JDK, and of what implements the interfaces
 * of JDBC. To have another one reported, add a row.
 *
 * <p>Leaves are where a thread really waits; they suffice for everything to be found. Scopes are
 * for what users call, where that waits more than once: it is then told as one call.
 */
public final class BlockingPoints {
  private static final int ALWAYS = 99;

  /** The last version in which {@code Thread.sleep} and {@code Object.wait} are native. */
  private static final int NATIVE_SLEEP = 18;

  /** The last version in which any method of the table is, {@code FileDescriptor.sync}. */
  static final int NATIVES_UNTIL = 20;

  /** Sun's Unix file dispatcher was renamed after this one. */
  private static final int OLD_DISPATCHER = 19;

  private static final Operation OTHERS = new Operation("other calls", "other");
  private static final List<Operation> OPERATIONS = new ArrayList<>();
  private static final Map<String, Integer> NUMBERS = new HashMap<>();
  private static final List<Row> JDK = new ArrayList<>();
  private static final List<HookPoint> JDBC = new ArrayList<>();

  private static final HookPoint NATIVE_CALLS =
      new HookPoint("*", List.of("*"), NATIVE_CALL, HookPoint.NONE, "");

  private static final String PINNED = "VirtualThread.park";

  /** From here on a virtual thread unmounts in a selector. */
  private static final int SELECTOR_UNMOUNTS = 25;

  private record Row(HookPoint point, int since, int until) {}

  static {
    operation(PINNED, "pin");
    sleepAndWait();
    park();
    exchanges();
    sockets();
    files();
    fileSystem();
    namesAndProcesses();
    jdbc();
  }

  private BlockingPoints() {}

  private static void sleepAndWait() {
    String thread = "java/lang/Thread";
    row("sleep", "Thread.sleep", LEAF, thread, "sleep(JI)V");
    since(NATIVE_SLEEP + 1, "sleep", "Thread.sleep", LEAF, thread, "sleep(J)V", "sleep(Ljava*");
    // Before, the one of the three that the others lead to is native: their calls are rewritten.
    since(NATIVE_SLEEP + 1, "wait", "Object.wait", LEAF, "java/lang/Object", "wait");
    row("wait", "Thread.join", SCOPE, thread, "join");
    until(NATIVE_SLEEP, "wait", "Object.wait", NATIVE_CALL, thread, "join(J)V");
    row("process", "Process.waitFor", SCOPE, "java/lang/ProcessImpl", "waitFor");
    nativeWaits(
        "java/lang/ProcessImpl",
        "java/lang/ref/ReferenceQueue",
        "java/io/PipedInputStream",
        "java/io/PipedReader",
        "java/util/concurrent/TimeUnit");
  }

  /** Classes of the JDK that may wait where waiting is native. */
  private static void nativeWaits(String... types) {
    for (String type : types) {
      HookPoint point =
          new HookPoint(type, List.of("*"), NATIVE_CALL, operation("Object.wait", "wait"), "");
      JDK.add(new Row(point, 0, NATIVE_SLEEP));
    }
  }

  /**
   * No class here has a loop that runs for ever, like that of a pool's worker: once its class was
   * woven again HotSpot interprets the method that runs, and that costs each virtual thread 500 ns.
   * (What waits for a pool's end parks on a condition.)
   */
  private static void park() {
    String concurrent = "java/util/concurrent/";
    row(
        "park",
        "LockSupport.park",
        LEAF,
        concurrent + "locks/LockSupport",
        "park",
        "parkNanos",
        "parkUntil");
    queued(concurrent + "locks/AbstractQueuedSynchronizer");
    queued(concurrent + "locks/AbstractQueuedLongSynchronizer");
    each("park", SCOPE, concurrent + "CompletableFuture", "get", "join");
    each("park", SCOPE, concurrent + "FutureTask", "get");
    each("park", SCOPE, concurrent + "CyclicBarrier", "await");
    each("park", SCOPE, concurrent + "AbstractExecutorService", "invokeAll", "invokeAny");
  }

  /**
   * What parks by queueing. Leaves, where the park in them would do, for {@code blocking=throw}: an
   * error out of the park leaves a node in the queue for ever, and a condition without its lock.
   */
  private static void queued(String type) {
    row("park", "LockSupport.park", LEAF, type, "acquire(Ljava*");
    row(
        "park",
        "Condition.await",
        LEAF,
        type + "$ConditionObject",
        "await",
        "awaitNanos",
        "awaitUntil",
        "awaitUninterruptibly");
  }

  /** Hand-overs, for the same reason: what parks there waits in the open for its partner. */
  private static void exchanges() {
    String concurrent = "java/util/concurrent/";
    String synchronous = concurrent + "SynchronousQueue";
    row("park", "BlockingQueue.take", LEAF, synchronous, "take", "poll(J*");
    row("park", "BlockingQueue.put", LEAF, synchronous, "put", "offer(Ljava/lang/Object;J*");
    String transfer = concurrent + "LinkedTransferQueue";
    row("park", "BlockingQueue.take", LEAF, transfer, "take", "poll(J*");
    row(
        "park",
        "TransferQueue.transfer",
        LEAF,
        transfer,
        "transfer",
        "tryTransfer(Ljava/lang/Object;J*");
    row("park", "Exchanger.exchange", LEAF, concurrent + "Exchanger", "exchange");
    row("park", "Phaser.awaitAdvance", LEAF, concurrent + "Phaser", "internalAwaitAdvance");
    String stamped = concurrent + "locks/StampedLock";
    row("park", "LockSupport.park", LEAF, stamped, "acquireRead", "acquireWrite");
  }

  private static void sockets() {
    String socket = "sun/nio/ch/NioSocketImpl";
    row("socket", "Socket.read", LEAF, socket, "read([BII)I");
    row("socket", "Socket.write", LEAF, socket, "write([BII)V");
    row("socket", "Socket.connect", LEAF, socket, "connect(Ljava/net/SocketAddress;I)V");
    row("socket", "ServerSocket.accept", LEAF, socket, "accept(Ljava/net/SocketImpl;)V");
    String channel = "sun/nio/ch/SocketChannelImpl";
    row("socket", "SocketChannel.read", CHANNEL, channel, "read");
    row("socket", "SocketChannel.write", CHANNEL, channel, "write");
    row("socket", "SocketChannel.connect", CHANNEL, channel, "connect", "finishConnect");
    row("socket", "SocketChannel.connect", LEAF, channel, "blockingConnect");
    row("socket", "SocketChannel.read", LEAF, channel, "blockingRead");
    row("socket", "SocketChannel.write", LEAF, channel, "blockingWriteFully");
    String server = "sun/nio/ch/ServerSocketChannelImpl";
    row("socket", "ServerSocketChannel.accept", CHANNEL, server, "accept");
    row("socket", "ServerSocketChannel.accept", LEAF, server, "blockingAccept");
    String datagram = "sun/nio/ch/DatagramChannelImpl";
    row(
        "socket",
        "DatagramChannel.receive",
        CHANNEL,
        datagram,
        "receive(Ljava/nio/ByteBuffer;)L*",
        "read");
    row("socket", "DatagramChannel.receive", LEAF, datagram, "blockingReceive");
    row("socket", "DatagramChannel.send", CHANNEL, datagram, "send(Ljava/nio/ByteBuffer;L*");
    row("socket", "DatagramChannel.send", CHANNEL, datagram, "write");
    row("socket", "DatagramChannel.send", LEAF, datagram, "blockingSend");
    row("socket", "Pipe.read", CHANNEL, "sun/nio/ch/SourceChannelImpl", "read");
    row("socket", "Pipe.write", CHANNEL, "sun/nio/ch/SinkChannelImpl", "write");
    row("socket", "Selector.select", LEAF, "sun/nio/ch/SelectorImpl", "select");
    each("socket", SCOPE, "sun/net/www/protocol/http/HttpURLConnection", "connect");
    each("socket", SCOPE, "sun/net/www/protocol/http/HttpURLConnection", "getInputStream");
    each("socket", SCOPE, "sun/net/www/protocol/http/HttpURLConnection", "getOutputStream");
    row("socket", "HttpClient.send", SCOPE, "jdk/internal/net/http/HttpClientImpl", "send");
  }

  private static void files() {
    each("file", LEAF, "java/io/FileInputStream", "open", "read");
    each("file", SCOPE, "java/io/FileInputStream", "readAllBytes", "readNBytes");
    each("file", LEAF, "java/io/FileOutputStream", "open", "write");
    row("file", "RandomAccessFile.open", LEAF, "java/io/RandomAccessFile", "open");
    row("file", "RandomAccessFile.read", LEAF, "java/io/RandomAccessFile", "read");
    row("file", "RandomAccessFile.write", LEAF, "java/io/RandomAccessFile", "write");
    each("file", LEAF, "java/io/RandomAccessFile", "readLine");
    each("file", SCOPE, "java/io/RandomAccessFile", "readFully", "writeUTF");
    row("file", "new ZipFile", SCOPE, "java/util/zip/ZipFile$Source", "get");
    each("sync", LEAF, "java/nio/MappedByteBuffer", "force");
    since(NATIVES_UNTIL + 1, "sync", "FileDescriptor.sync", LEAF, "java/io/FileDescriptor", "sync");
    operation("FileDescriptor.sync", "sync");
    dispatcher(0, OLD_DISPATCHER, "sun/nio/ch/FileDispatcherImpl");
    dispatcher(OLD_DISPATCHER + 1, ALWAYS, "sun/nio/ch/UnixFileDispatcherImpl");
    String channel = "sun/nio/ch/FileChannelImpl";
    row("file", "FileChannel.transferTo", LEAF, channel, "transferTo");
    row("file", "FileChannel.transferFrom", LEAF, channel, "transferFrom");
    row("file", "FileChannel.map", LEAF, channel, "map(L*");
    row("file", "FileChannel.read", SCOPE, channel, "read");
    row("file", "FileChannel.write", SCOPE, channel, "write");
    row("file", "FileChannel.lock", SCOPE, channel, "lock");
    row("file", "FileChannel.truncate", SCOPE, channel, "truncate");
    row("sync", "FileChannel.force", SCOPE, channel, "force");
  }

  private static void dispatcher(int since, int until, String type) {
    add("file", "FileChannel.read", LEAF, since, until, type, "read", "pread", "readv");
    add("file", "FileChannel.write", LEAF, since, until, type, "write", "pwrite", "writev");
    add("file", "FileChannel.lock", LEAF, since, until, type, "lock");
    add("file", "FileChannel.truncate", LEAF, since, until, type, "truncate");
    add("sync", "FileChannel.force", LEAF, since, until, type, "force");
  }

  private static void fileSystem() {
    String unix = "sun/nio/fs/UnixNativeDispatcher";
    row("file", "FileChannel.open", LEAF, unix, "open(Lsun*", "openat");
    row("file", "Files.readAttributes", LEAF, unix, "stat(Lsun*", "lstat(Lsun*", "access(Lsun*");
    until(OLD_DISPATCHER, "file", "Files.exists", LEAF, unix, "exists(Lsun*");
    row("file", "Files.move", LEAF, unix, "rename(Lsun*");
    row("file", "Files.delete", LEAF, unix, "unlink(Lsun*", "rmdir(Lsun*");
    row("file", "Files.createDirectory", LEAF, unix, "mkdir(Lsun*");
    row("file", "Files.createLink", LEAF, unix, "link(Lsun*", "symlink([B*");
    row("file", "Files.newDirectoryStream", LEAF, unix, "opendir(Lsun*");
    row("file", "Path.toRealPath", LEAF, unix, "realpath(Lsun*", "readlink(Lsun*");
    String files = "java/nio/file/Files";
    each("file", SCOPE, files, "readAllBytes", "readString", "readAllLines", "write");
    each("file", SCOPE, files, "writeString", "copy", "move", "delete", "deleteIfExists");
    each("file", SCOPE, files, "walk", "list", "lines", "newDirectoryStream", "newInputStream");
    each("file", SCOPE, files, "newBufferedReader", "newOutputStream", "readAttributes");
    each("file", SCOPE, files, "walkFileTree", "createDirectories", "createTempFile", "mismatch");
    each("file", SCOPE, files, "exists", "isDirectory", "isRegularFile", "size", "createFile");
    each("file", LEAF, "java/io/File", "exists", "isFile", "isDirectory", "length", "lastModified");
    each("file", LEAF, "java/io/File", "delete", "list", "mkdir", "renameTo", "createNewFile");
    each("file", LEAF, "java/io/File", "listFiles", "createTempFile");
    each("file", SCOPE, "java/io/File", "mkdirs");
    each("file", LEAF, "java/io/File", "getCanonicalPath");
  }

  private static void namesAndProcesses() {
    String address = "java/net/InetAddress";
    row("dns", "InetAddress.getByName", LEAF, address, "getAddressesFromNameService");
    row("dns", "InetAddress.getHostName", LEAF, address, "getHostFromNameService");
    row("process", "ProcessBuilder.start", LEAF, "java/lang/ProcessImpl", "start");
  }

  /** Of the rows below the first the type is an interface: they are in whatever implements it. */
  private static void jdbc() {
    // It asks every driver there is: one call all the same.
    row("jdbc", "DriverManager.getConnection", SCOPE, "java/sql/DriverManager", "getConnection");
    jdbc("Statement", LEAF, "execute", "executeQuery", "executeUpdate", "executeBatch");
    jdbc("Statement", LEAF, "executeLargeUpdate", "executeLargeBatch");
    jdbc("Connection", LEAF, "commit", "rollback");
    jdbc("Connection", SCOPE, "prepareStatement", "prepareCall", "close", "isValid");
    jdbc("ResultSet", SCOPE, "next");
    jdbc("Driver", LEAF, "connect");
    jdbc("DataSource", SCOPE, "getConnection");
  }

  // ---- how rows are written ----

  private static void row(
      String kind, String operation, Advice advice, String type, String... methods) {
    add(kind, operation, advice, 0, ALWAYS, type, methods);
  }

  private static void since(
      int since, String kind, String operation, Advice advice, String type, String... methods) {
    add(kind, operation, advice, since, ALWAYS, type, methods);
  }

  private static void until(
      int until, String kind, String operation, Advice advice, String type, String... methods) {
    add(kind, operation, advice, 0, until, type, methods);
  }

  /** A row for each method, its operation named like it: {@code Files.readString}. */
  private static void each(String kind, Advice advice, String type, String... methods) {
    for (String method : methods) {
      row(kind, simpleName(type) + "." + method, advice, type, method);
    }
  }

  private static void jdbc(String type, Advice advice, String... methods) {
    String folder = type.equals("DataSource") ? "javax/sql/" : "java/sql/";
    for (String method : methods) {
      int number = operation(type + "." + method, "jdbc");
      JDBC.add(new HookPoint(folder + type, List.of(method), advice, number, ""));
    }
  }

  private static void add(
      String kind,
      String operation,
      Advice advice,
      int since,
      int until,
      String type,
      String... methods) {
    for (String method : methods) {
      HookPoint point =
          new HookPoint(type, List.of(method), advice, operation(operation, kind), "*");
      JDK.add(new Row(point, since, until));
    }
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private static int operation(String name, String kind) {
    Integer known = NUMBERS.get(name);
    if (known != null) {
      return known;
    }
    OPERATIONS.add(new Operation(name, kind));
    NUMBERS.put(name, OPERATIONS.size() - 1);
    return OPERATIONS.size() - 1;
  }

  // ---- who reads it ----

  /**
   * The rows of the JDK of that feature version by the internal names of their classes.
   *
   * @param watchesCarriers whether they are to see virtual threads too, where these hold a carrier
   */
  static Map<String, List<HookPoint>> ofJdk(int version, boolean watchesCarriers) {
    Map<String, List<HookPoint>> byType = new HashMap<>();
    for (Row row : JDK) {
      if (version >= row.since && version <= row.until) {
        HookPoint point = watchesCarriers ? holding(row.point, version) : row.point;
        byType.computeIfAbsent(point.type(), type -> new ArrayList<>()).add(point);
      }
    }
    return byType;
  }

  /**
   * The row for virtual threads too, where it holds a carrier. The others unmount; where they
   * cannot, the hook of the pinned park sees it. So they cost a virtual thread nothing.
   */
  private static HookPoint holding(HookPoint row, int version) {
    boolean isLeaf = row.advice() == LEAF;
    if (!isLeaf && row.advice() != SCOPE || !holdsCarrier(operation(row.operation()), version)) {
      return row;
    }
    Advice advice = isLeaf ? Advice.HOLD : Advice.HOLD_SCOPE;
    return new HookPoint(row.type(), row.methods(), advice, row.operation(), row.due());
  }

  private static boolean holdsCarrier(Operation operation, int version) {
    return switch (operation.kind()) {
      case "file", "sync", "dns", "process", "wait" -> true;
      default -> operation.name().equals("Selector.select") && version < SELECTOR_UNMOUNTS;
    };
  }

  /** The number of the operation that is a virtual thread's wait on its carrier. */
  static int pinned() {
    return number(PINNED);
  }

  /** The rows of JDBC: their type is an interface. */
  static List<HookPoint> ofJdbc() {
    return List.copyOf(JDBC);
  }

  /** The row that rewrites calls of native methods, in any class of the application. */
  static HookPoint nativeCalls() {
    return NATIVE_CALLS;
  }

  /** Whether {@code Object.wait} is native on this JDK, so that nothing is woven into it. */
  static boolean isWaitNative() {
    return Runtime.version().feature() <= NATIVE_SLEEP;
  }

  /** The number of an operation that is in the table. */
  static int number(String operation) {
    return Objects.requireNonNull(NUMBERS.get(operation), operation);
  }

  /** The operation of a number that was woven; of the probe's number for all others, just that. */
  public static Operation operation(int number) {
    return number < OPERATIONS.size() ? OPERATIONS.get(number) : OTHERS;
  }

  /** Whether a name is that of an operation or of a kind of them. */
  public static boolean isOperation(String nameOrKind) {
    for (Operation operation : OPERATIONS) {
      if (operation.name().equals(nameOrKind) || operation.kind().equals(nameOrKind)) {
        return true;
      }
    }
    return false;
  }

  /** The names of all operations, in the order of the table. */
  public static List<String> operations() {
    List<String> names = new ArrayList<>();
    for (Operation operation : OPERATIONS) {
      names.add(operation.name());
    }
    return names;
  }
}
