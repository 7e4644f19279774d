// SPDX-License-Identifier: Apache-2.0
package app;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Each command, {@code N … MILLIS}, sleeps on a loop, then logs; the answer is {@code @N}. */
public final class ModuleMain {
  private ModuleMain() {}

  /** Starts it; it ends where stdin does. */
  public static void main(String[] args) throws Exception {
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("lab", true), NioIoHandler.newFactory());
    System.out.println("READY named=" + EventLoop.class.getModule().isNamed());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      long millis = Long.parseLong(words[words.length - 1]);
      group.submit(() -> Culprits.sleep(millis)).sync();
      LoggerFactory.getLogger("com.acme.App").warn("the application speaks");
      System.out.println("@" + words[0] + " done");
    }
    System.exit(0);
  }
}
