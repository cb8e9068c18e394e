// Writes JSON into one growing string. Knows escaping and commas; knows nothing of fields.
// Deliberately no pretty printing and no reordering.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhuli {

class JsonOut {
public:
    JsonOut() { text_.reserve(512); }

    JsonOut& begin_object() { return open('{'); }
    JsonOut& end_object() { return close('}'); }
    JsonOut& begin_array() { return open('['); }
    JsonOut& end_array() { return close(']'); }
    JsonOut& key(std::string_view name);
    JsonOut& string(std::string_view value);
    JsonOut& integer(std::int64_t value);
    JsonOut& real(double value);
    JsonOut& boolean(bool value);
    JsonOut& null();
    JsonOut& raw(std::string_view json);  // already JSON

    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

private:
    JsonOut& open(char c);
    JsonOut& close(char c);
    void comma();

    std::string text_;
    bool need_comma_ = false;
};

/// Appends `value` as a JSON string literal, quotes included.
void append_json_string(std::string& out, std::string_view value);

}  // namespace zhuli
