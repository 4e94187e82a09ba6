package dev.rolloutshell.simulator.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of the fields of a few messages; read from data. */
final class ProtobufMessages {

  /**
   * A field of a message.
   *
   * @param name its name in JSON
   * @param type its type
   */
  record Field(String name, String type) {}

  private static final Map<String, Map<Integer, Field>> MESSAGES = load();

  private ProtobufMessages() {}

  static boolean isKnown(String message) {
    return MESSAGES.containsKey(message);
  }

  static @Nullable Field field(String message, int number) {
    return MESSAGES.getOrDefault(message, Map.of()).get(number);
  }

  /** A list with one more item. */
  static List<@Nullable Object> appended(@Nullable Object before, Object item) {
    List<@Nullable Object> items = new ArrayList<>();
    if (before instanceof List<?> list) {
      items.addAll(list);
    }
    items.add(item);
    return Collections.unmodifiableList(items);
  }

  private static Map<String, Map<Integer, Field>> load() {
    Map<String, Map<Integer, Field>> messages = new HashMap<>();
    try (InputStream in = ProtobufMessages.class.getResourceAsStream("protobuf.txt")) {
      if (in == null) {
        throw new IllegalStateException("protobuf.txt is missing");
      }
      Map<Integer, Field> current = new HashMap<>();
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = List.of(line.trim().split(" "));
        if (words.get(0).equals("message")) {
          current = messages.computeIfAbsent(words.get(1), name -> new HashMap<>());
        } else {
          current.put(Integer.valueOf(words.get(0)), new Field(words.get(1), words.get(2)));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return messages;
  }
}
