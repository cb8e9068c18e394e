#include "core/value/json_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace zhuli {

bool Value<JsonText>::read(const boost::json::value& json, JsonText& text, Reading& reading) {
    std::string serialized = boost::json::serialize(json);
    if (serialized.size() > JsonText::kLimit)
        return reading.refuse("field.too_long", {{"max", std::to_string(JsonText::kLimit)},
                                                 {"length", std::to_string(serialized.size())}});
    text.v = std::move(serialized);
    return true;
}

bool Value<JsonText>::text(std::string_view s, JsonText& text, Reading& reading) {
    boost::system::error_code error;
    const auto json = boost::json::parse(s, error);
    return error ? reading.refuse("field.not_json") : read(json, text, reading);
}

}  // namespace zhuli
