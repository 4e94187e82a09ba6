package dev.rolloutshell.simulator.kind;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for IP addresses. */
final class IpRules {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private IpRules() {}

  /** Says that a text is no address, if it is none. */
  static void address(String text, String field, FieldErrors errors) {
    if (parse(text) == null) {
      errors.invalid(field, text, "must be a valid IP address, (e.g. 10.9.8.7)");
    }
  }

  /** Says that an address is one that nobody else can reach. */
  static void notSpecial(String text, String field, FieldErrors errors) {
    InetAddress address = parse(text);
    if (address == null) {
      errors.invalid(field, text, "must be a valid IP address");
      return;
    }
    if (address.isAnyLocalAddress()) {
      errors.invalid(field, text, "may not be unspecified (0.0.0.0 or ::)");
    }
    if (address.isLoopbackAddress()) {
      errors.invalid(field, text, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
    }
    if (address.isLinkLocalAddress()) {
      errors.invalid(field, text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
    }
    if (address.isMCLinkLocal()) {
      errors.invalid(
          field, text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }
  }

  /** A range such as {@code 10.0.0.0/8}. */
  static boolean isRange(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return false;
    }
    InetAddress address = parse(text.substring(0, slash));
    String bits = text.substring(slash + 1);
    return address != null
        && bits.matches("\\d{1,3}")
        && Integer.parseInt(bits) <= address.getAddress().length * 8;
  }

  /** An IPv4 address as a number; 0 for what is none. */
  static int number(String text) {
    InetAddress address = parse(text);
    return address == null || address.getAddress().length != 4
        ? 0
        : ByteBuffer.wrap(address.getAddress()).getInt();
  }

  /** The address, or {@code null} when it is none; never asks anybody for a name. */
  static @Nullable InetAddress parse(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException malformed) {
      return null;
    }
  }
}
