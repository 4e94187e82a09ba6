package dev.rolloutshell.simulator.schema;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of fields of an object, as {@code managedFields} records it: {@code f:} names a field,
 * {@code k:} an item of a list by its keys, {@code v:} a value of a set.
 */
public final class FieldSet {
  private boolean member;
  private final Map<String, FieldSet> children = new TreeMap<>();

  boolean isEmpty() {
    if (member) {
      return false;
    }
    for (FieldSet child : children.values()) {
      if (!child.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  boolean isMember() {
    return member;
  }

  void add() {
    member = true;
  }

  FieldSet child(String step) {
    return children.computeIfAbsent(step, s -> new FieldSet());
  }

  @Nullable FieldSet find(String step) {
    return children.get(step);
  }

  Map<String, FieldSet> children() {
    return children;
  }

  /** The set that a recorded tree stands for. */
  static FieldSet read(JsonObject fields) {
    FieldSet set = new FieldSet();
    fields.forEach(
        (step, below) -> {
          if (step.equals(".")) {
            set.member = true;
          } else if (below instanceof JsonObject object) {
            FieldSet child = read(object);
            child.member |= object.isEmpty();
            set.children.put(step, child);
          }
        });
    return set;
  }

  /** As a tree to record. */
  JsonObject write() {
    JsonBuilder out = JsonObject.builder();
    if (member && !children.isEmpty()) {
      out.put(".", JsonObject.EMPTY);
    }
    children.forEach(
        (step, child) -> {
          if (!child.isEmpty()) {
            out.put(step, child.write());
          }
        });
    return out.build();
  }

  /** Whether nothing is left to record of it. */
  boolean recordsNothing() {
    if (member && !children.isEmpty()) {
      return false;
    }
    for (FieldSet child : children.values()) {
      if (!child.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a recorded tree has every member of this set. */
  boolean isWithin(JsonObject recorded) {
    for (Map.Entry<String, FieldSet> entry : children.entrySet()) {
      FieldSet child = entry.getValue();
      if (child.isEmpty()) {
        continue;
      }
      if (!(recorded.get(entry.getKey()) instanceof JsonObject below)
          || (child.member && !isMember(below))
          || !child.isWithin(below)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a recorded tree has any member of this set. */
  boolean meets(JsonObject recorded) {
    for (Map.Entry<String, FieldSet> entry : children.entrySet()) {
      FieldSet child = entry.getValue();
      if (recorded.get(entry.getKey()) instanceof JsonObject below
          && ((child.member && isMember(below)) || child.meets(below))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMember(JsonObject recorded) {
    return recorded.isEmpty() || recorded.containsKey(".");
  }

  FieldSet union(FieldSet other) {
    FieldSet out = copy();
    out.member |= other.member;
    other.children.forEach(
        (step, child) -> out.children.merge(step, child.copy(), FieldSet::union));
    return out;
  }

  FieldSet minus(FieldSet other) {
    FieldSet out = new FieldSet();
    out.member = member && !other.member;
    children.forEach(
        (step, child) -> {
          FieldSet taken = other.children.get(step);
          FieldSet left = taken == null ? child.copy() : child.minus(taken);
          if (!left.isEmpty()) {
            out.children.put(step, left);
          }
        });
    return out;
  }

  FieldSet intersection(FieldSet other) {
    FieldSet out = new FieldSet();
    out.member = member && other.member;
    children.forEach(
        (step, child) -> {
          FieldSet also = other.children.get(step);
          if (also != null) {
            FieldSet both = child.intersection(also);
            if (!both.isEmpty()) {
              out.children.put(step, both);
            }
          }
        });
    return out;
  }

  FieldSet copy() {
    FieldSet copy = new FieldSet();
    copy.member = member;
    children.forEach((step, child) -> copy.children.put(step, child.copy()));
    return copy;
  }

  /** The paths of its members, as messages show them. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    collect("", paths);
    return paths;
  }

  private void collect(String path, List<String> paths) {
    if (member) {
      paths.add(path);
    }
    children.forEach((step, child) -> child.collect(path + shown(step), paths));
  }

  /** A step of a path as conflicts show it. */
  public static String shown(String step) {
    String rest = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> "." + rest;
      case 'v' -> "[=" + rest + "]";
      default -> "[" + keys(rest) + "]";
    };
  }

  private static String keys(String json) {
    return json.substring(1, json.length() - 1).replaceAll("\"(\\w+)\":", "$1=");
  }
}
