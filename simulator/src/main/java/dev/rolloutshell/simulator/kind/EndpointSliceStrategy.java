package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoint slices, with the rules of {@code pkg/apis/discovery/validation}. */
final class EndpointSliceStrategy implements Strategy {
  private static final List<String> ADDRESS_TYPES = List.of("FQDN", "IPv4", "IPv6");
  private static final int MOST_ENDPOINTS = 1000;
  private static final int MOST_ADDRESSES = 100;

  @Override
  public JsonObject defaulted(JsonObject object) {
    List<@Nullable Object> ports = new ArrayList<>();
    for (JsonObject port : object.objects("ports")) {
      ports.add(PodDefaults.absent(PodDefaults.absent(port, "name", ""), "protocol", "TCP"));
    }
    JsonObject out = object.get("endpoints") == null ? object.with("endpoints", null) : object;
    return out.with("ports", ports.isEmpty() ? object.get("ports") : ports);
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void validate(JsonObject object, FieldErrors errors) {
    String type = object.string("addressType", "");
    if (type.isEmpty()) {
      errors.required("addressType", "");
    } else if (!ADDRESS_TYPES.contains(type)) {
      errors.unsupported("addressType", type, ADDRESS_TYPES);
    }
    List<JsonObject> endpoints = object.objects("endpoints");
    if (endpoints.size() > MOST_ENDPOINTS) {
      errors.tooMany("endpoints", endpoints.size(), MOST_ENDPOINTS);
      return;
    }
    for (int i = 0; i < endpoints.size(); i++) {
      int addresses = endpoints.get(i).list("addresses").size();
      String field = "endpoints[" + i + "].addresses";
      if (addresses == 0) {
        errors.required(field, "must contain at least 1 address");
      } else if (addresses > MOST_ADDRESSES) {
        errors.tooMany(field, addresses, MOST_ADDRESSES);
      }
    }
  }

  @Override
  public void validateUpdate(JsonObject next, JsonObject old, FieldErrors errors) {
    validate(next, errors);
    if (!next.string("addressType", "").equals(old.string("addressType", ""))) {
      errors.invalid("addressType", next.string("addressType", ""), "field is immutable");
    }
  }
}
