#include "core/value/number.hpp"

namespace zhuli {

namespace {

bool in_json_range(std::int64_t v) { return v >= -kJsonIntegerLimit && v <= kJsonIntegerLimit; }

}  // namespace

bool read_integer(const boost::json::value& json, std::int64_t& out, Reading& reading) {
    if (json.is_int64()) {
        out = json.get_int64();
    } else if (json.is_uint64()) {
        return reading.refuse("field.out_of_range");
    } else if (json.is_double()) {
        const double value = json.get_double();
        if (value != std::floor(value)) return reading.refuse("field.not_integer");
        if (std::fabs(value) > static_cast<double>(kJsonIntegerLimit))
            return reading.refuse("field.out_of_range");
        out = static_cast<std::int64_t>(value);
    } else {
        return reading.refuse("field.not_integer");
    }
    return in_json_range(out) || reading.refuse("field.out_of_range");
}

bool integer_from_text(std::string_view text, std::int64_t& out, Reading& reading) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error == std::errc::result_out_of_range) return reading.refuse("field.out_of_range");
    if (error != std::errc{} || end != text.data() + text.size())
        return reading.refuse("field.not_integer");
    return in_json_range(out) || reading.refuse("field.out_of_range");
}

bool Value<double>::read(const boost::json::value& json, double& v, Reading& reading) {
    if (json.is_double())
        v = json.get_double();
    else if (json.is_int64())
        v = static_cast<double>(json.get_int64());
    else
        return reading.refuse("field.not_number");
    return std::isfinite(v) || reading.refuse("field.out_of_range");
}

bool Value<double>::text(std::string_view s, double& v, Reading& reading) {
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
    if (error != std::errc{} || end != s.data() + s.size() || !std::isfinite(v))
        return reading.refuse("field.not_number");
    return true;
}

std::string Value<double>::to_text(double v) {
    char digits[40];
    return {digits, std::to_chars(digits, digits + sizeof digits, v).ptr};
}

bool Value<bool>::read(const boost::json::value& json, bool& v, Reading& reading) {
    if (!json.is_bool()) return reading.refuse("field.not_boolean");
    v = json.get_bool();
    return true;
}

bool Value<bool>::text(std::string_view s, bool& v, Reading& reading) {
    if (s == "true" || s == "1")
        v = true;
    else if (s == "false" || s == "0")
        v = false;
    else
        return reading.refuse("field.not_boolean");
    return true;
}

}  // namespace zhuli
