package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The frames of one change, each encoded once for all the watches that receive it. */
final class Frames {
  private record Form(String type, Representation representation) {}

  private final Change change;
  private final Map<Form, byte[]> encoded = new HashMap<>();

  private final Instant now;

  Frames(Change change, Instant now) {
    this.change = change;
    this.now = now;
  }

  /** The frame of a type that tells of this change. */
  byte[] frame(String type, Representation representation) {
    return encoded.computeIfAbsent(
        new Form(type, representation), form -> encode(type, representation));
  }

  private byte[] encode(String type, Representation representation) {
    StoredObject previous = change.previous();
    if (type.equals("DELETED") && previous != null && change.type() != Change.Type.DELETED) {
      return encode(type, previous.at(change.version()), representation, now);
    }
    return encode(type, change.object(), representation, now);
  }

  static byte[] encode(
      String type, StoredObject object, Representation representation, Instant now) {
    byte[] body =
        representation instanceof Representation.Whole
            ? Json.write(object)
            : Json.write(representation.of(object.key().type(), object, now));
    return frame(type, body);
  }

  /** A frame around an encoded object. */
  static byte[] frame(String type, byte[] object) {
    byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[head.length + object.length + 1];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(object, 0, frame, head.length, object.length);
    frame[frame.length - 1] = '}';
    return frame;
  }
}
