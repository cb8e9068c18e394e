// Bodies for the walk over every route, made from each route's own schema.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {

namespace {

namespace json = boost::json;

std::string fresh_email() {
    static int last = 0;
    return "body" + std::to_string(++last) + "@walk.test";
}

json::value sample(std::string_view name, const json::object& schema);

json::value sample_object(const json::object& schema) {
    json::object object;
    const auto& properties = schema.at("properties").as_object();
    for (const auto& required_name : schema.at("required").as_array()) {
        const auto& name = required_name.as_string();
        object[name] = sample(name, properties.at(name).as_object());
    }
    return object;
}

json::value sample_text(std::string_view name, const json::object& schema) {
    if (const auto* options = schema.if_contains("enum")) return options->as_array().at(0);
    const auto* format = schema.if_contains("format");
    if (format != nullptr && format->as_string() == "id") return "999";
    if (format != nullptr && format->as_string() == "date") return "2026-11-25";
    if (name.find("email") != name.npos) return json::string(fresh_email());
    if (name.find("phone") != name.npos) return "13800138000";
    if (name.find("password") != name.npos) return "zhuli-2026";
    return "x";
}

json::value sample(std::string_view name, const json::object& schema) {
    const auto* type = schema.if_contains("type");
    if (type == nullptr) return 1;  // any JSON
    if (type->as_string() == "object") return sample_object(schema);
    if (type->as_string() == "array")
        return json::array{sample(name, schema.at("items").as_object())};
    if (type->as_string() == "boolean") return false;
    if (type->as_string() == "integer" || type->as_string() == "number") return 1;
    return sample_text(name, schema);
}

}  // namespace

std::string body_for(const http::Route& route) {
    if (route.method == http::Method::get || route.method == http::Method::delete_) return {};
    if (route.in_schema == nullptr || route.method == http::Method::patch)
        return "{}";  // a change of nothing
    JsonOut out;
    out.begin_object();
    route.in_schema(out);
    out.end_object();
    return json::serialize(sample_object(json::parse(out.text()).as_object()));
}

}  // namespace zhuli::rights
