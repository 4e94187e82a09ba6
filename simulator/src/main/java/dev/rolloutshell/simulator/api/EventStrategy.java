package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonObject;

/** Events. */
final class EventStrategy implements Strategy {

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
    boolean clusterScoped = about.isEmpty() && own.equals("default");
    if (!about.equals(own) && !clusterScoped && !about.isEmpty()) {
      errors.invalid("involvedObject.namespace", about, "does not match event.namespace");
    }
  }
}
