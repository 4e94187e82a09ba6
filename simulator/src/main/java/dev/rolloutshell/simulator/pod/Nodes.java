package dev.rolloutshell.simulator.pod;

/** The cluster's nodes, which exist only by name and address. */
final class Nodes {
  /** How many there are. */
  static final int COUNT = 3;

  private Nodes() {}

  /** The node of the n-th pod. */
  static String next(int n) {
    return "node-" + (n % COUNT + 1);
  }

  /** The address of a node; that of one we do not know is made of its name. */
  static String ip(String node) {
    int number =
        node.startsWith("node-") && node.length() == 6
            ? node.charAt(5) - '0'
            : 10 + Math.floorMod(node.hashCode(), 200);
    return "192.168.0." + (10 + number);
  }

  /** The n-th address of a pod, from 10.0.0.0/8. */
  static String podIp(int n) {
    return "10." + (64 + (n >> 16) % 128) + "." + ((n >> 8) & 255) + "." + (n & 255);
  }
}
