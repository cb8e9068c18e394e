#include "core/value/id.hpp"

namespace zhuli {

void Value<Id>::write(JsonOut& out, Id id) {
    if (!id) {
        out.null();
        return;
    }
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, id.v).ptr;
    out.string({text, static_cast<std::size_t>(end - text)});
}

bool Value<Id>::read(const boost::json::value& json, Id& id, Reading& reading) {
    if (json.is_null()) {
        id = {};
        return true;
    }
    if (!json.is_string()) return reading.refuse("field.not_id");
    return text(json.get_string(), id, reading);
}

bool Value<Id>::text(std::string_view s, Id& id, Reading& reading) {
    std::int64_t v = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
    if (s.empty() || error != std::errc{} || end != s.data() + s.size() || v < 0)
        return reading.refuse("field.not_id");
    id.v = v;
    return true;
}

}  // namespace zhuli
