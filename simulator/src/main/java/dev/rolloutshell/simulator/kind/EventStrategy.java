package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;

/**
 * Events of core/v1, with the rules that {@code legacyValidateEvent} has for both kinds of them.
 */
final class EventStrategy implements Strategy {
  private static final int LONGEST_WORD = 128;
  private static final int LONGEST_NOTE = 1024;

  @Override
  public JsonObject defaulted(JsonObject object) {
    JsonObject out = PodDefaults.absent(object, "involvedObject", JsonObject.EMPTY);
    out = PodDefaults.absent(out, "source", JsonObject.EMPTY);
    for (String time : new String[] {"firstTimestamp", "lastTimestamp", "eventTime"}) {
      out = out.containsKey(time) ? out : out.with(time, null);
    }
    for (String reporter : new String[] {"reportingComponent", "reportingInstance"}) {
      out = PodDefaults.absent(out, reporter, "");
    }
    return out;
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    String own = object.object("metadata").string("namespace", "");
    String about = object.object("involvedObject").string("namespace", "");
    boolean series = object.get("eventTime") != null;
    boolean ofNoNamespace =
        about.isEmpty() && (own.equals("default") || (series && own.equals("kube-system")));
    boolean agree = ofNoNamespace || about.equals(own) || (series && !about.isEmpty());
    if (!agree) {
      errors.invalid("involvedObject.namespace", about, "does not match event.namespace");
    }
    if (series) {
      reported(object, errors);
    }
  }

  /** What an Event must say that has an {@code eventTime}. */
  private static void reported(JsonObject object, FieldErrors errors) {
    String controller = object.string("reportingComponent", "");
    if (controller.isEmpty()) {
      errors.required("reportingController", "");
    }
    NameRules.qualified(controller, controller, "reportingController", errors);
    word(object, "reportingInstance", errors);
    word(object, "action", errors);
    word(object, "reason", errors);
    atMost(object.string("message", ""), LONGEST_NOTE, "message", errors);
  }

  private static void word(JsonObject object, String field, FieldErrors errors) {
    String word = object.string(field, "");
    if (word.isEmpty()) {
      errors.required(field, "");
    }
    atMost(word, LONGEST_WORD, field, errors);
  }

  private static void atMost(String text, int longest, String field, FieldErrors errors) {
    if (text.length() > longest) {
      errors.invalid(field, "", "can have at most " + longest + " characters");
    }
  }
}
